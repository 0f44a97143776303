from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.store.database import Database, create_database
from tests.queries.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = create_database(tmp_path / "clients.duckdb")
    yield database
    database.close()
