from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.store.database import open_database
from tests.actions.enriching import Enriching
from tests.actions.worlds import make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Enriching]:
    """A workspace of its own that may enrich, without clients."""
    path = tmp_path / "desk.duckdb"
    people = make(path, entitled=True)
    database = open_database(path)
    yield Enriching(database, **people)
    database.close()
