"""What every address of the running app answers, by method and by who asks.

A new route needs a row here, and so does a new kind of visitor; see test_routes.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
SAFE: Final = {"GET", "HEAD", "OPTIONS"}

TRIGGER: Final = "trigger-token-of-the-tests"
API_TOKEN: Final = f"cdk_{'a' * 43}"
REVOKED: Final = f"cdk_{'b' * 43}"
FOREIGN: Final = {"Origin": "http://evil.example", "Sec-Fetch-Site": "cross-site"}
BEARER: Final = {"Authorization": f"Bearer {TRIGGER}"}

VISITORS: Final[Mapping[str, Mapping[str, str]]] = {
    "anonymous": {},
    "wrong token": {"Authorization": "Bearer another-token-of-the-tests"},
    "token as a user name": {"Authorization": f"Basic {TRIGGER}"},
    "trigger": BEARER,
    "API token": {"Authorization": f"Bearer {API_TOKEN}"},
    "revoked API token": {"Authorization": f"Bearer {REVOKED}"},
    "own page": {"Sec-Fetch-Site": "same-origin"},
    "other site": FOREIGN,
    "other site with the token": FOREIGN | BEARER,
    "other host": {"Host": "evil.example"} | BEARER,
    "through a proxy": {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-User": "owner"} | BEARER,
}
"""Who asks, by the headers that show it."""

REFUSED: Final = {"other host", "through a proxy"}
"""With local sign-in these get 403 whatever they ask for."""

FROM_ANOTHER_SITE: Final = {"other site", "other site with the token"}
"""These get 403 for whatever may change something."""


@dataclass(frozen=True, slots=True)
class Row:
    """An address, its answers in the order of METHODS, and who gets others than anybody else."""

    address: str
    answers: str
    special: Mapping[str, str] = field(default_factory=dict)
    is_deed: bool = False
    """Whether it does something when it is merely opened."""

    def expected(self, method: str, visitor: str) -> int:
        """The one right status."""
        changes = self.is_deed or method not in SAFE
        if visitor in REFUSED or (visitor in FROM_ANOTHER_SITE and changes):
            return 403
        # Another site's page that holds the token reads no more than a program that does.
        known = "trigger" if visitor == "other site with the token" else visitor
        answers = self.special.get(known, self.answers)
        return int(answers.split()[METHODS.index(method)])


_ONLY_GET: Final = "200 200 405 405 405 405 405"
_NOTHING: Final = "404 404 404 404 404 404 404"
_NO_FILE: Final = "404 404 405 405 405 405 405"
_FILES: Final = "404 404 405 405 405 405 204"

ROWS: Final[Mapping[str, Row]] = {
    # Ours. A wrong method is 405 as JSON; below /p everything that opens nothing is the one 404.
    "/healthz": Row("/healthz", _ONLY_GET),
    "/robots.txt": Row("/robots.txt", _ONLY_GET),
    "/backups": Row(
        "/backups", "405 405 401 405 405 405 405", {"trigger": "405 405 200 405 405 405 405"}
    ),
    "/exports/{token}": Row("/exports/nothing", _NO_FILE),
    "/api/v1/enrichment/runs": Row(
        "/api/v1/enrichment/runs",
        "405 405 401 405 405 405 405",
        # The day's run was started before anybody asks here.
        dict.fromkeys(("trigger", "API token"), "405 405 200 405 405 405 405"),
    ),
    "/api/v1/enrichment/runs/{run}": Row(
        "/api/v1/enrichment/runs/00000000-0000-7000-8000-000000000000",
        "401 401 405 405 405 405 405",
        dict.fromkeys(("trigger", "API token"), "404 404 405 405 405 405 405"),
    ),
    "/p/{token}": Row("/p/nothing", _NOTHING),
    "/p/{token}/statement.pdf": Row("/p/nothing/statement.pdf", _NOTHING),
    "/p/{token}/statement.csv": Row("/p/nothing/statement.csv", _NOTHING),
    "/p/{token}/invoices/{invoice}.pdf": Row("/p/nothing/invoices/1.pdf", _NOTHING),
    # Streamlit's. Of a file that is not there it says 404; uploads want its own token first.
    "/_stcore/health": Row("/_stcore/health", "200 200 405 405 405 405 204"),
    "/_stcore/host-config": Row("/_stcore/host-config", _ONLY_GET),
    "/media/{file_id:path}": Row("/media/d41d8cd98f00b204e9800998ecf8427e.csv", _FILES),
    "/_stcore/upload_file/{session_id}/{file_id}": Row(
        "/_stcore/upload_file/a/b", "404 404 405 403 405 403 204"
    ),
    "/component/{path:path}": Row("/component/a/b.js", _FILES),
    "/_stcore/bidi-components/{path:path}": Row("/_stcore/bidi-components/a/b.js", _FILES),
    "/_stcore/stream": Row("/_stcore/stream", _NO_FILE),
    "/auth/login": Row("/auth/login", "302 302 405 405 405 405 405", is_deed=True),
    "/auth/logout": Row("/auth/logout", "302 302 405 405 405 405 405", is_deed=True),
    "/oauth2callback": Row("/oauth2callback", "302 302 405 405 405 405 405"),
    # Closed: the first names our caches, the others are another way to run the pages.
    "/_stcore/metrics": Row("/_stcore/metrics", _NOTHING),
    "/_stcore/agent/interact": Row("/_stcore/agent/interact", _NOTHING),
    "/_stcore/agent/openapi.json": Row("/_stcore/agent/openapi.json", _NOTHING),
    "/_stcore/agent/mcp": Row("/_stcore/agent/mcp", _NOTHING),
    # All else is the frame in which the pages are drawn; it holds no data.
    "/*": Row("/", _ONLY_GET),
}
"""By the path that the app routes by."""

BESIDES: Final = (
    Row("/p", _NOTHING),
    Row("/p/nothing/anything", _NOTHING),
    Row("/api", _NOTHING),
    Row("/api/v1/members", _NOTHING),
    Row("/favicon.ico", _NOTHING),
    Row("/settings", _ONLY_GET),
    Row("/client?client=1", _ONLY_GET),
    Row("/_stcore/nothing", _NO_FILE),
    Row("/static/nothing.js", _NO_FILE),
    Row("/data/clientdesk.duckdb", _NO_FILE),
    Row("/.env", _NO_FILE),
    Row("/app.py", _NO_FILE),
    Row("/openapi.json", _NO_FILE),
    Row("/index.html", _ONLY_GET),
    Row("/favicon.png", _ONLY_GET),
    Row("/..%2f..%2fetc/passwd", "400 400 400 400 400 400 400"),
)
"""Addresses that no route is made for, or more than one of those that a route takes."""
