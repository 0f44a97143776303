from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from clientdesk import config
from clientdesk.portal.limits import Counts
from clientdesk.signin.memory import Memory
from clientdesk.store.database import close_database
from clientdesk.web import admission, guessing
from clientdesk.web.answers import server_error
from clientdesk.web.middleware import layers as around
from tests.web.portals import ANYTHING, LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from starlette.requests import Request

Ask = "Callable[..., httpx.Response]"


async def _page(_request: Request) -> HTMLResponse:
    return HTMLResponse("<p>Streamlit</p>")


async def _broken(_request: Request) -> HTMLResponse:
    raise ValueError("a secret detail")


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the database is looked for, never the one that people work on; nothing is there."""
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    config.settings.cache_clear()
    yield path
    close_database()
    config.settings.cache_clear()


@pytest.fixture(autouse=True)
def _unlimited_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test begins with nothing counted, and counts however long it takes."""
    for name, limit in (("openings", LIMIT), ("misses", LIMIT), ("misses_of_all", 3 * LIMIT)):
        monkeypatch.setattr(admission, name, Counts(limit, window=inf))
    monkeypatch.setattr(guessing, "guesses", Counts(guessing.GUESSES, window=inf))
    monkeypatch.setattr(guessing, "_known", Memory())


@pytest.fixture(scope="session")
def layers() -> Starlette:
    """Our layers around a stand-in for Streamlit, which answers every path."""
    return Starlette(
        routes=[Route("/broken", _broken), Route("/{path:path}", _page, methods=["GET", "POST"])],
        middleware=around(None, ANYTHING),
        exception_handlers={500: server_error},
    )


@pytest.fixture(scope="session")
def ask(layers: Starlette) -> Callable[..., httpx.Response]:
    """Asks our layers one question."""

    def send(
        path: str, method: str = "GET", *, place: str = "127.0.0.1", **options: object
    ) -> httpx.Response:
        async def sending() -> httpx.Response:
            transport = httpx.ASGITransport(
                layers, client=(place, 5000), raise_app_exceptions=False
            )
            base = "http://127.0.0.1:8501"
            async with httpx.AsyncClient(transport=transport, base_url=base) as client:
                return await client.request(method, path, **options)  # type: ignore[arg-type]

        return anyio.run(sending)

    return send
