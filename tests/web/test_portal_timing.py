"""How much work a refusal is does not tell why it was refused."""

from __future__ import annotations

import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

import anyio
import httpx
import pytest

from clientdesk.actions import portal
from clientdesk.model.portal_token import new_token
from clientdesk.portal.limits import Counts
from clientdesk.store.database import database
from clientdesk.web import admission
from tests.pages.conftest import THEN
from tests.web.portals import serving_one, with_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from starlette.applications import Starlette

ROUNDS = 300
APART = 0.12
"""As a share of the whole: one read less is more. benchmarks.portal_refusals knows better, with
thousands of rounds on a quiet machine."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of one workspace for all tests of this module."""
    with serving_one(tmp_path_factory.mktemp("timing") / "records.duckdb") as path:
        yield path


@pytest.fixture(autouse=True)
def path(shared: Path) -> Path:
    """Where the server looks for its database."""
    return shared


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch, _unlimited_so_far: None) -> None:
    for name in ("openings", "misses", "misses_of_all"):
        monkeypatch.setattr(admission, name, Counts(10**9))


def _addresses(door: str) -> Mapping[str, Callable[[], str]]:
    """Addresses by the reason for which they open nothing."""
    live, other, ended, off = (with_portal(database()) for _ in range(4))
    portal.regenerate(ended.records, ended.owner, ended.client_id, THEN)
    off.set_portal(enabled=False)
    if door == "page":
        return {
            "wrong": lambda: f"/p/{new_token()}",
            "revoked": lambda: f"/p/{ended.token}",
            "off": lambda: f"/p/{off.token}",
        }
    mine, draft, foreign = live.issued().id, live.draft().id, other.issued().id
    return {
        "wrong": lambda: f"/p/{new_token()}/invoices/{mine}.pdf",
        "foreign": lambda: f"/p/{live.token}/invoices/{foreign}.pdf",
        "draft": lambda: f"/p/{live.token}/invoices/{draft}.pdf",
    }


async def _work(layers: Starlette, addresses: Mapping[str, Callable[[], str]]) -> dict[str, float]:
    """The processor's milliseconds of each in the middle; asked for in turn."""
    taken: dict[str, list[float]] = {name: [] for name in addresses}
    transport = httpx.ASGITransport(layers, client=("127.0.0.1", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for _ in range(ROUNDS):
            for name, address in addresses.items():
                request = client.build_request("GET", address())
                began = time.process_time()
                answer = await client.send(request)
                taken[name].append((time.process_time() - began) * 1000)
                assert answer.status_code == 404
    return {name: median(times) for name, times in taken.items()}


@pytest.mark.parametrize("door", ["page", "PDF"])
def test_a_refusal_is_as_much_work_whatever_is_wrong(layers: Starlette, door: str) -> None:
    found = anyio.run(partial(_work, layers, _addresses(door)))
    first = found["wrong"]

    assert {name: took for name, took in found.items() if abs(took - first) > APART * first} == {}
