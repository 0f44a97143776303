"""The paths that are ours, answered before Streamlit sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.routing import Route

from clientdesk.web import answers, enrichment, portal
from clientdesk.web.backups import backup
from clientdesk.web.exports import export
from clientdesk.web.health import health
from clientdesk.web.paths import is_link

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

# Streamlit's figures name its caches, and its agent routes answer even while they are off.
# A page names its icon itself; who asks for one by custom would get a page in its place.
_OURS: Final = re.compile(
    r"/(healthz|backups|exports|robots\.txt|favicon\.ico|api|p|_stcore/(metrics|agent))(/.*)?",
    re.DOTALL,
)


async def _robots(_request: Request) -> Response:
    return answers.text("User-agent: *\nDisallow: /\n")


async def _nothing(request: Request, _error: Exception) -> Response:
    if _is_portal(request):
        return answers.not_found_page()
    return answers.json({"error": "There is nothing at this address."}, 404)


async def _wrong_method(request: Request, error: Exception) -> Response:
    if _is_portal(request):
        return answers.not_found_page()
    answer = answers.json({"error": "This address does not take that method."}, 405)
    answer.headers.update(getattr(error, "headers", None) or {})
    return answer


def _is_portal(request: Request) -> bool:
    """Below /p whatever opens nothing looks the same."""
    return str(request.scope["path"]).split("/")[1] == "p"


_app: Final = Starlette(
    routes=[
        Route("/healthz", health),
        Route("/robots.txt", _robots),
        Route("/backups", backup, methods=["POST"]),
        Route("/exports/{token}", export),
        Route("/api/v1/enrichment/runs", enrichment.start, methods=["POST"]),
        Route("/api/v1/enrichment/runs/{run}", enrichment.run),
        Route("/p/{token}", portal.account_page),
        Route("/p/{token}/invoices/{invoice}.pdf", portal.invoice),
        Route("/p/{token}/statement.pdf", portal.statement_pdf),
        Route("/p/{token}/statement.csv", portal.statement_csv),
    ],
    exception_handlers={404: _nothing, 405: _wrong_method, 500: answers.server_error},
)
_app.router.redirect_slashes = False


class Doors:
    """Sends our paths to our routes and everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer our paths; pass the others on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif _OURS.fullmatch(scope["path"]):
            await _app(scope, receive, send)
        elif is_link(scope["path"]):
            # Spelt in a way that opens nothing; the frame of the pages would read the token.
            await _app({**scope, "path": "/p"}, receive, send)
        else:
            await self.app(scope, receive, send)
