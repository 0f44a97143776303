"""No file changes anything in silence: what is kept, what is rejected, and what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.imports import commit, review
from clientdesk.actions.undoing import undo
from clientdesk.errors import InvalidInput
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decision, Decisions
from clientdesk.intake.progress import Step, Stopped
from clientdesk.intake.tables import open_table
from clientdesk.intake.verdicts import Verdict
from tests.intake.bad_files import EVERY, EVERY_REFUSED

if TYPE_CHECKING:
    from clientdesk.intake.review import Review
    from tests.actions.conftest import World
    from tests.intake.odd_files import OddFile

BOOKS = {"activities", "acts", "act_rows", "changes"}
"""What tells what happened, and grows."""

RATES = "exchange_rates"
"""Which no import can touch, and which are many."""


@pytest.fixture(autouse=True)
def _without_clients(world: World) -> None:
    for query in ("delete from clients", "delete from activities", "delete from acts"):
        world.rows(query)


def hashes(world: World) -> dict[str, object]:
    """A hash of every table, row by row."""
    tables = [row["name"] for row in world.rows("select table_name as name from duckdb_tables()")]
    hashed = "select '{0}' as name, count(*) as rows, bit_xor(hash(t)) as hash from {0} as t"
    listed = " union all ".join(hashed.format(table) for table in tables if table != RATES)
    return {row["name"]: (row["rows"], row["hash"]) for row in world.rows(listed)}


def judged(world: World, data: bytes) -> Review:
    table = open_table(data, "list.csv")
    return review(world.database, table, match_columns(table))


def kept(world: World) -> dict[str, object]:
    return {table: found for table, found in hashes(world).items() if table not in BOOKS}


def test_there_are_more_than_120_bad_files() -> None:
    titles = [file.title for file in (*EVERY, *EVERY_REFUSED)]

    assert len(set(titles)) == len(titles) >= 120


def test_every_row_of_every_bad_file_is_kept_or_rejected_for_a_reason(world: World) -> None:
    before = hashes(world)

    for file in EVERY:
        rows = list(judged(world, file.data).every())

        assert [row.line for row in rows] == [line for line, *_ in file.outcome], file.title
        rejected = [row for row in rows if row.verdict is not Verdict.NEW]
        assert all(row.problems for row in rejected), file.title
    assert hashes(world) == before


@pytest.mark.parametrize("file", EVERY[::9], ids=lambda file: file.title)
def test_a_bad_file_that_was_imported_can_be_taken_back(world: World, file: OddFile) -> None:
    before = kept(world)
    found = judged(world, file.data)
    rows = list(found.every())

    done = commit(world.database, world.owner, found, Decisions(), world.now, world.today)

    assert done.new + done.skipped == len(rows)
    names = {row.texts["name"] for row in rows if row.verdict is Verdict.NEW}
    stored = world.rows("select name from clients where source = 'import'")
    assert {row["name"] for row in stored} == names
    if done.new:
        undo(world.database, world.owner, done.change_id, world.now, world.today)
    assert kept(world) == before


def test_a_refused_file_changes_nothing(world: World) -> None:
    before = hashes(world)

    for file in EVERY_REFUSED:
        with pytest.raises(InvalidInput, match=file.refusal):
            judged(world, file.data)

    assert hashes(world) == before


LIST = (
    b"Name,Email,Website,Notes\n"
    b"New,n@firm.com,,\nNewer,n@firm.com,,\nAcme 2,a@acme.com,acme.com,theirs\n"
)


def test_an_import_that_overwrites_is_taken_back_to_the_letter(world: World) -> None:
    acme = world.new_client("Acme", email="a@acme.com", notes="ours")
    before = world.rows("select * exclude (version, touched) from clients order by id")
    found = judged(world, LIST)
    decisions = Decisions({Verdict.UPDATE: Decision.OVERWRITE}, {3: Decision.ADD})

    done = commit(world.database, world.owner, found, decisions, world.now, world.today)

    after = world.client(acme)
    assert (done.new, done.updated, done.skipped) == (2, 1, 0)
    assert (after["name"], after["notes"], after["website"]) == (
        "Acme 2", "theirs", "https://acme.com",
    )  # fmt: skip
    undo(world.database, world.owner, done.change_id, world.now, world.today)
    again = world.rows("select * exclude (version, touched) from clients order by id")
    assert again == before


def test_the_page_shows_what_would_change_beside_the_record(world: World) -> None:
    world.new_client("Acme", email="a@acme.com", notes="ours")

    [row] = judged(world, LIST).page([Verdict.UPDATE])

    assert row.beside is not None
    assert (row.beside["name"], row.score) == ("Acme", 0.95)
    assert [(one.field, one.old, one.new, one.is_filled) for one in row.changes] == [
        ("name", "Acme", "Acme 2", False),
        ("website", None, "https://acme.com", True),
        ("notes", "ours", "theirs", False),
    ]


def test_a_client_that_changed_since_the_review_is_not_overwritten(world: World) -> None:
    acme = world.new_client("Acme", email="a@acme.com", notes="ours")
    found = judged(world, LIST)
    clients.edit(
        world.database, world.owner, acme,
        read={"notes": "ours"}, changes={"notes": "ours again"}, now=world.now,
    )  # fmt: skip
    decisions = Decisions({Verdict.UPDATE: Decision.OVERWRITE, Verdict.NEW: Decision.LEAVE})

    done = commit(world.database, world.owner, found, decisions, world.now, world.today)

    assert (done.new, done.updated) == (0, 0)
    assert world.client(acme)["notes"] == "ours again"


def test_a_decision_must_fit_its_kind_of_row(world: World) -> None:
    found = judged(world, b"Name,Email\n,x\n")

    with pytest.raises(InvalidInput, match="cannot be decided"):
        commit(
            world.database, world.owner, found, Decisions({Verdict.INVALID: Decision.ADD}),
            world.now, world.today,
        )  # fmt: skip
    assert Decisions({}, {2: Decision.ADD}).of(2, Verdict.INVALID) is Decision.LEAVE


@pytest.mark.parametrize("at", list(Step))
def test_an_import_that_is_stopped_changes_nothing(world: World, at: Step) -> None:
    before = hashes(world)

    def until(step: Step, _done: int, _total: int) -> bool:
        return step is not at

    with pytest.raises(Stopped):
        table = open_table(LIST, "list.csv", progress=until)
        found = review(world.database, table, match_columns(table), progress=until)
        commit(
            world.database, world.owner, found, Decisions(), world.now, world.today, progress=until
        )

    assert hashes(world) == before
