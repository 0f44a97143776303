"""The portal beside the pages in one process, served by Uvicorn alone as by Streamlit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from clientdesk import config
from clientdesk.store.database import close_database, database
from tests.documents.sheets import read
from tests.pages.conftest import make_workspace
from tests.running import serving_with_uvicorn
from tests.web.portals import KEY, with_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from tests.running import Server


@pytest.fixture
def way(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, UUID]:
    """A link and an invoice of its client, in a closed file."""
    monkeypatch.setenv("CLIENTDESK_SECRET", KEY)
    config.settings.cache_clear()
    make_workspace(path)
    desk = with_portal(database())
    made = desk.issued()
    close_database()
    return f"/p/{desk.token}", made.id


@pytest.fixture
def server(path: Path, way: tuple[str, UUID]) -> Iterator[Server]:
    assert way
    with serving_with_uvicorn(path) as running:
        yield running


def test_pages_and_portal_answer_in_one_process_whose_log_holds_no_link(
    server: Server, way: tuple[str, UUID]
) -> None:
    address, invoice_id = way
    with httpx.Client(base_url=server.url) as client:
        page, pdf = client.get(address), client.get(f"{address}/invoices/{invoice_id}.pdf")
        table, frame = client.get(f"{address}/statement.csv"), client.get("/")
        wrong = client.get("/p/wrong")

    assert "<title>Acme · Northlight</title>" in page.text
    assert "Billed to Acme" in read(pdf.content).text
    assert b"closing_balance" in table.content
    assert "streamlit" in frame.text.lower()
    assert [answer.status_code for answer in (page, pdf, table, frame, wrong)] == [200] * 4 + [404]
    assert not any("server" in answer.headers for answer in (page, pdf, table, frame, wrong))
    log = (server.database.parent / "server.log").read_text("utf-8")
    assert address.removeprefix("/p/") not in log
