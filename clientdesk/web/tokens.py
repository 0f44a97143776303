"""Who may ask the app to do something without a page: the holder of the trigger's token."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from clientdesk.config import settings
from clientdesk.web import answers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


def holds_token(request: Request) -> bool:
    """Whether the request carries CLIENTDESK_TRIGGER_TOKEN; never when that is not set."""
    token = settings().trigger_token
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if token is None or scheme.lower() != "bearer":
        return False
    wanted = token.get_secret_value().encode("ascii")
    return hmac.compare_digest(given.strip().encode("latin-1"), wanted)


def refusal() -> Response:
    """The answer to a request without the token; the same whatever the reason."""
    answer = answers.json({"error": "This address needs a token that is known here."}, 401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer
