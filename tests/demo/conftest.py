from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from clientdesk.demo.workspace import Making, fill
from clientdesk.enrichment.many import enrich_all
from clientdesk.store.database import create_database

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)

Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Answers SQL about a demo of 1,000 clients and 12,000 invoices."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    database = create_database(path)
    fill(database, clients=1000, invoices=12_000, seed=7, today=TODAY)
    database.close()
    with duckdb.connect(str(path), read_only=True) as connection:
        yield lambda text: connection.sql(text).fetchall()


@pytest.fixture(scope="session")
def looked_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo whose clients were looked up on their websites; to be copied, not changed."""
    path = tmp_path_factory.mktemp("looked up") / "demo.duckdb"
    database = create_database(path)
    making = Making(look_up=enrich_all)
    fill(database, clients=80, invoices=300, seed=11, today=TODAY, making=making)
    database.close()
    return path
