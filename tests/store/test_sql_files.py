from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from clientdesk.config import ROOT
from clientdesk.store.database import Database, create_database
from clientdesk.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Iterator

SQL: Final = ROOT / "clientdesk" / "store" / "sql"
FILES: Final = sorted(path.relative_to(SQL).as_posix() for path in SQL.glob("*/*.sql"))
STATEMENTS: Final = [name for name in FILES if name.startswith(("read/", "write/"))]
SCHEMA: Final = [name for name in FILES if name.startswith("schema/")]
UNPORTABLE: Final = (
    r"primary key|\bunique\b|\breferences\b|foreign key|create (unique )?index"
    r"|create sequence|nextval|\benum\b|\breturning\b|on conflict"
)

EXAMPLES: Final[dict[str, dict[str, object]]] = {
    "read/rows_of_client.sql": {"table": "invoices"},
    "write/carry_versions.sql": {"table": "clients", "kept": "kept_clients"},
    "read/rows_of_table.sql": {"table": "clients"},
    "read/table_size.sql": {"table": "clients"},
    "read/whole_table.sql": {"table": "clients"},
    "read/versions_in.sql": {"table": "clients"},
}
"""Parameters whose shape the statement needs before it can be read; all others may be empty."""


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("sql") / "clients.duckdb")
    yield database
    database.close()


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_fits_the_schema(migrated: Database, name: str) -> None:
    code = without_comments(name)
    given = {
        parameter: EXAMPLES.get(name, {}).get(parameter)
        for parameter in re.findall(r"\$([a-z_]\w*)", code)
    }
    with migrated.cursor() as cursor, translated(name):
        cursor.execute(f"create temp view new_rows as {new_rows_of(name)} limit 0")
        cursor.execute("create temp view likely as select id from clients limit 0")
        cursor.execute(f"explain {code}", given)
        cursor.fetchall()


def new_rows_of(name: str) -> str:
    """What a frame given to the statement may hold: rows of its table, of clients or of sums."""
    if found := re.match(r"write/insert_(\w+)\.sql", name):
        table = {"migration": "schema_migrations", "change": "changes"}.get(found[1], found[1])
        # Which change wrote a client is added by the statement.
        return "select * exclude (touched) from clients" if table == "clients" else f"from {table}"
    if name.startswith("read/portfolio_"):
        return "from settled_sums" if "settled" in name else "from portfolio_sums"
    if name == "read/clients_of_rows.sql":
        return "select table_name, row_id as id, belonged_to from act_rows"
    if found := re.fullmatch(
        r"(?:write/update_imported|read/import)_(invoices|payments)\.sql", name
    ):
        return f"from {found[1]}"
    return "select *, id as client_id from clients"


@pytest.mark.parametrize("name", STATEMENTS + SCHEMA)
def test_a_file_says_what_it_does_stays_short_and_portable(name: str) -> None:
    text = (SQL / name).read_text("utf-8")

    assert text.startswith("-- ")
    assert re.findall(UNPORTABLE, without_comments(name)) == []
    if name not in SCHEMA:
        assert len(text.splitlines()) <= 60
        assert without_comments(name).count(";") <= 1


def test_every_statement_is_called_by_its_name() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "clientdesk").rglob("*.py"))
    words = set(re.findall(r'["/](\w+)"', code))

    unused = [
        name
        for name in STATEMENTS
        if (stem := name.split("/")[1].removesuffix(".sql")) not in words
        and stem.removeprefix("insert_") not in words
    ]

    assert unused == []


def test_no_sql_is_written_in_python_outside_the_store() -> None:
    sql = re.compile(r'"\s*(select\b.+\bfrom|insert into|update \w+ set|delete from)\b', re.I)

    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "clientdesk").rglob("*.py")
        if "store" not in path.parts and sql.search(path.read_text("utf-8"))
    ]

    assert found == []


def without_comments(name: str) -> str:
    return re.sub(r"--.*", "", (SQL / name).read_text("utf-8")).lower().strip().rstrip(";")
