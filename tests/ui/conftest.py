"""A small workspace as the process's database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.store.database import close_database, database
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clientdesk.store.database import Database


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the process looks for its database; nothing is there yet."""
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    config.settings.cache_clear()
    yield path
    close_database()
    config.choose_database(None)
    config.settings.cache_clear()


@pytest.fixture
def records(path: Path) -> Database:
    """The process's database with the empty workspace Northlight."""
    make_workspace(path)
    return database()
