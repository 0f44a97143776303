"""A small OpenID provider on loopback, as obliging or as wrong as a test wants it."""

from __future__ import annotations

import base64
import hashlib
import secrets
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

from tests.running import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request
    from starlette.responses import Response

CLIENT_ID: Final = "clientdesk"
SHARED: Final = "known-to-both"
"""What the client shows to the provider."""

_FORM: Final = """<!doctype html><title>Provider</title><form method="post">
<label>E-mail <input name="email"></label><button>Continue</button></form>"""


@dataclass(slots=True)
class OpenId:
    """The provider; `said` is what it claims of an address besides the usual."""

    url: str
    said: dict[str, dict[str, object]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))

    def claims(self, asked: dict[str, str]) -> dict[str, object]:
        """The content of the ID token for a request that was answered with an address."""
        email, now = asked["email"], int(time.time())
        usual = {
            "iss": self.url,
            "sub": hashlib.sha256(email.encode()).hexdigest(),
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "email": email,
            "email_verified": True,
        }
        return usual | self.said.get(email, {})

    def app(self) -> Starlette:
        """The provider's pages."""
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/jwks", self._keys),
                Route("/authorize", self._ask, methods=["GET"]),
                Route("/authorize", self._answer, methods=["POST"]),
                Route("/token", self._token, methods=["POST"]),
                Route("/end", self._end),
            ]
        )

    async def _metadata(self, _request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "end_session_endpoint": f"{self.url}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    async def _ask(self, _request: Request) -> Response:
        return HTMLResponse(_FORM)

    async def _answer(self, request: Request) -> Response:
        form = await request.form()
        asked = dict(request.query_params) | {"email": str(form["email"])}
        code = secrets.token_urlsafe(16)
        self.asked.append(asked)
        self.codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 303)

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        asked = self.codes.pop(str(form["code"]), None)
        shown = base64.b64encode(f"{CLIENT_ID}:{SHARED}".encode()).decode()
        proof = hashlib.sha256(str(form.get("code_verifier", "")).encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        if (
            asked is None
            or request.headers["authorization"] != f"Basic {shown}"
            or asked["code_challenge"] != challenge
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = jwt.encode({"alg": "RS256", "kid": "one"}, self.claims(asked), self.key)
        answer = {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer"}
        return JSONResponse(answer | {"id_token": token, "expires_in": 300})

    async def _end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 303)


@contextmanager
def providing() -> Iterator[OpenId]:
    """The provider on a port of its own, in a thread."""
    port = free_port()
    provider = OpenId(f"http://127.0.0.1:{port}")
    settings = uvicorn.Config(provider.app(), port=port, log_level="error", lifespan="off")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield provider
    finally:
        server.should_exit = True
        thread.join()
