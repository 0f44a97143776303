from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.store.database import Database, create_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.duckdb"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = create_database(path)
    yield database
    database.close()
