from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import duckdb
import pytest

from clientdesk.demo.workspace import fill
from clientdesk.store.database import create_database

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
