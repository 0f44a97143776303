"""A list that was exported and imported elsewhere is the same list."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.cli import main
from clientdesk.documents.table_files import Kind, Table, write_table
from clientdesk.model.client import ClientDraft
from clientdesk.model.client_filter import ClientFilter
from clientdesk.queries.directory import COLUMNS
from clientdesk.queries.export import Chosen, client_frames
from clientdesk.store.database import open_database
from tests.actions.worlds import NOW, make

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from clientdesk.store.database import Database

FIELDS: Final = ("name", "email", "phone", "address", "website", "tax_id", "notes", "currency")
MONEY: Final = frozenset({"revenue", "outstanding", "overdue"})

NAME = st.text(st.sampled_from("=+-@'’＝ aZé ßßİı漢字🙂\u0301.,;:|\"#%&()*/<>?0129_x"), max_size=14)
LINES = st.text(st.sampled_from("=+-@'ab 0\n\t,;\"|é漢🙂"), max_size=24)
PHONE = st.sampled_from(["", "+44 20 7946 0958", "+49 30 901820", "0800 1111", "-12 34 56", "=1+1"])
SITE = st.sampled_from(
    ["", "acme.example", "https://acme.example/a?b=c,d", "https://müller.example"]
)
CLIENT = st.tuples(NAME, PHONE, LINES, SITE, LINES)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of a workspace without clients."""
    path = tmp_path_factory.mktemp("empty") / "empty.duckdb"
    make(path)
    return path


def fresh(empty: Path, folder: Path, name: str) -> Path:
    """A workspace of its own, in place of an earlier one."""
    for old in folder.glob(f"{name}*"):
        old.unlink()
    for part in empty.parent.glob("empty.duckdb*"):
        if part.is_file():
            shutil.copy(part, folder / part.name.replace("empty", name))
    return folder / f"{name}.duckdb"


def texts(database: Database) -> list[dict[str, Any]]:
    """Every client's texts, by name."""
    frames = client_frames(database, Chosen(ClientFilter()), NOW.date(), FIELDS)
    return [row for frame in frames for row in frame.sort("name").to_dicts()]


def fill(database: Database, rows: Sequence[tuple[str, ...]]) -> None:
    owner = local_owner(database)
    for place, (name, phone, address, website, notes) in enumerate(rows):
        draft = ClientDraft(
            f"{name}{place}x",
            email=f"c{place}@firm{place}.example",
            phone=phone or None,
            address=address or None,
            website=website or None,
            tax_id="GB371201047" if not place else None,
            notes=notes or None,
        )
        clients.create(database, owner, draft, NOW, NOW.date())


@pytest.mark.parametrize("kind", [Kind.CSV, Kind.XLSX])
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(CLIENT, min_size=1, max_size=12))
def test_exported_and_imported_elsewhere_it_is_the_same_list(
    empty: Path, tmp_path: Path, kind: Kind, rows: list[tuple[str, ...]]
) -> None:
    source = open_database(fresh(empty, tmp_path, "source"))
    fill(source, rows)
    before = texts(source)
    file = tmp_path / f"list.{kind}"
    with file.open("wb") as open_file:
        every = client_frames(source, Chosen(ClientFilter()), NOW.date(), COLUMNS)
        write_table(kind, Table("Clients", every, MONEY), open_file, lambda _: None)
    source.close()

    target = fresh(empty, tmp_path, "target")
    assert main(["import", str(file), "--database", str(target)]) == 0

    imported = open_database(target)
    try:
        assert texts(imported) == before
    finally:
        imported.close()
