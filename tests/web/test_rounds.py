from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import anyio
import pytest

from clientdesk import config
from clientdesk.store.backup import list_backups
from clientdesk.store.database import close_database, database
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
        async with lifespan(lambda: warmed.append(1))(None):
            assert database().path == path

    for _ in range(2):
        anyio.run(serve)

    assert warmed == [1, 1]
    [made] = list_backups(path.parent / "backups")
    assert made.is_daily


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
