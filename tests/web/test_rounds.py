from __future__ import annotations

import logging
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import anyio
import pytest

from clientdesk import config
from clientdesk.actions import clients, invoices
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.invoice_draft import InvoiceDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.queries.invoices import of_client
from clientdesk.store.backup import list_backups
from clientdesk.store.database import close_database, closed_database, database
from clientdesk.web.lifespan import lifespan
from clientdesk.web.rounds import Rounds
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    config.settings.cache_clear()
    yield path
    close_database()
    config.settings.cache_clear()


def test_serving_warms_up_backs_up_once_and_closes(path: Path) -> None:
    make_workspace(path)
    warmed: list[int] = []

    async def serve() -> None:
        async with lifespan(lambda: warmed.append(1), _sweep_nothing)(None):
            assert database().path == path

    for _ in range(2):
        anyio.run(serve)

    assert warmed == [1, 1]
    [made] = list_backups(path.parent / "backups")
    assert made.is_daily


def test_serving_issues_what_was_scheduled_for_days_that_passed_once(path: Path) -> None:
    make_workspace(path)
    then, day = datetime(2026, 1, 5, 12), date(2026, 1, 7)
    opened = database()
    actor = local_owner(opened)
    client_id = clients.create(opened, actor, ClientDraft("Acme"), then, then.date()).id
    line = Line("Retainer", Decimal(1), Decimal(100))
    for on in (day, day, date(2199, 1, 1)):
        draft = InvoiceDraft(client_id, "EUR", on, None, (line,))
        made = invoices.create(opened, actor, draft, then)
        invoices.schedule(opened, actor, made.id, version=made.version, now=then)
    close_database()

    async def serve() -> None:
        async with lifespan(lambda: None, _sweep_nothing)(None):
            pass

    for _ in range(2):
        anyio.run(serve)

    found = of_client(database(), client_id, date(2026, 11, 23)).select("number", "issue_date")
    assert found.rows() == [(None, date(2199, 1, 1)), ("INV-0002", day), ("INV-0001", day)]


def test_a_store_that_cannot_open_does_not_stop_the_server(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.mkdir()
    rounds = Rounds(lambda: None)
    with caplog.at_level(logging.WARNING):
        rounds.first()
        rounds.start()
        rounds.stop()

    assert [record.getMessage().split(" is a ")[1][:6] for record in caplog.records] == ["folder"]


def test_a_round_that_hangs_does_not_keep_the_server_from_ending(path: Path) -> None:
    make_workspace(path)
    rounds = Rounds(lambda: None, patience=0.05)

    with closed_database():  # whoever asks for the database waits
        rounds.start()
        rounds.stop()


def _sweep_nothing(_at: float) -> None:
    """What the sessions of pages are swept with elsewhere."""
