from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreError
from clientdesk.store.statements import statement

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def test_a_statement_is_found_by_its_folder_and_name() -> None:
    assert "from schema_migrations" in statement("read/migrations")


def test_a_statement_that_is_not_there_is_a_mistake_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        statement("read/nothing_of_the_kind")


@pytest.mark.parametrize("given", [{}, {"sequence": 1, "another": 2}])
def test_parameters_are_exactly_those_that_the_statement_names(
    database: Database, given: dict[str, object]
) -> None:
    with pytest.raises(StoreError, match="“change”"):
        database.rows("change", **given)


def test_a_value_is_never_read_as_sql(database: Database) -> None:
    hostile = "x'); delete from schema_migrations; --"
    database.write(lambda tx: tx.execute("insert_migration", number=99, name=hostile, sha256=""))

    assert database.rows("migrations")[-1]["name"] == hostile
