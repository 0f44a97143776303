"""Our own answers: never stored, never indexed, without script."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from clientdesk.web.headers import OWN, common_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif;
  color: #14161f; background: #f8f9fb; }
main { max-width: 26rem; padding: 2rem; }
h1 { font-size: 1.375rem; margin: 0 0 .5rem; }
p { margin: 0; color: #4b5563; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e8ee; background: #0f1117; }
  p { color: #b6bcc8; }
}
</style>
</head>
<body>
<main>
<h1>$title</h1>
<p>$text</p>
</main>
</body>
</html>
"""

NOT_FOUND_PAGE: Final = Template(_PAGE).substitute(
    title="Page not found",
    text="This link does not open anything, or no longer does.\n"
    "Ask the person who sent it to you for a new one.",
)
UNAVAILABLE_PAGE: Final = Template(_PAGE).substitute(
    title="Not available now",
    text="This page cannot be shown at the moment.\nTry again in a few minutes.",
)


def text(sentence: str, status: int = 200) -> Response:
    """A plain sentence."""
    return PlainTextResponse(sentence, status, headers=OWN)


def json(value: Mapping[str, object], status: int = 200) -> Response:
    """A JSON object."""
    return JSONResponse(value, status, headers=OWN)


def not_found_page() -> Response:
    """The one page for every link that opens nothing; the same bytes whatever the reason."""
    return HTMLResponse(NOT_FOUND_PAGE, 404, headers=OWN)


def unavailable_page() -> Response:
    """The page while the store cannot answer, which is no fault of the link."""
    return HTMLResponse(UNAVAILABLE_PAGE, 503, headers=OWN)


async def server_error(request: Request, _error: Exception) -> Response:
    """What is answered when our code failed; the layer that adds headers is not passed then."""
    sentence = "The server failed on this request. Nothing was changed by it; try again."
    return PlainTextResponse(sentence, 500, headers=common_headers(request.scope) | OWN)
