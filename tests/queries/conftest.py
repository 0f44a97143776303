from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.store.database import Database, create_database
from tests.actions.enriching import Enriching, opened
from tests.actions.worlds import make
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


@pytest.fixture(scope="module")
def entitled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The closed file of a workspace that may enrich, and its people."""
    path = tmp_path_factory.mktemp("entitled") / "desk.duckdb"
    return path, make(path, entitled=True)


@pytest.fixture
def desk(entitled: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[Enriching]:
    """A workspace of its own that may enrich, without clients."""
    yield from opened(*entitled, tmp_path)
