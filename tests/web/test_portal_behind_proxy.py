"""With sign-in the portal is open to all, and a proxy on this machine says who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from clientdesk.model.portal_token import new_token
from clientdesk.signin.provider import Provider
from clientdesk.store.database import database
from clientdesk.web.middleware import layers
from tests.web.portals import ANYTHING, LIMIT, serving_one, with_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROVIDER: Final = Provider("https://desk.example", ("desk.example",), "", "", "", "")


@pytest.fixture(autouse=True)
def path(tmp_path: Path) -> Iterator[Path]:
    """Where the server looks for its database."""
    with serving_one(tmp_path / "records.duckdb") as path:
        yield path


def ask(path: str, visitor: str) -> httpx.Response:
    """Ask as a proxy does that runs beside the server, with Uvicorn's own defaults."""
    config = uvicorn.Config(Starlette(middleware=layers(PROVIDER, ANYTHING)), log_config=None)
    config.load()

    async def sending() -> httpx.Response:
        transport = httpx.ASGITransport(config.loaded_app, client=("127.0.0.1", 5000))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.example") as client:
            return await client.get(path, headers={"X-Forwarded-For": visitor})

    return anyio.run(sending)


def test_guesses_through_a_proxy_are_counted_by_visitor_and_others_are_served() -> None:
    desk = with_portal(database())
    for _ in range(LIMIT):
        assert ask(f"/p/{new_token()}", "203.0.113.7").status_code == 404

    assert ask(f"/p/{desk.token}", "203.0.113.7").status_code == 404
    assert ask(f"/p/{desk.token}", "203.0.113.8").status_code == 200


def test_whoever_makes_up_addresses_is_counted_as_one() -> None:
    desk = with_portal(database())
    for number in range(LIMIT):
        assert ask(f"/p/{new_token()}", f"nowhere-{number}").status_code == 404

    assert ask(f"/p/{desk.token}", "nowhere-else").status_code == 404
    assert ask(f"/p/{desk.token}", "203.0.113.8").status_code == 200
