from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from clientdesk.actions import clients, contacts, quality, undoing
from clientdesk.actions.history import Act
from clientdesk.actions.undoable import KEEP, Undoable
from clientdesk.errors import ChangedSince, NotAllowed, NotFound, Refused
from clientdesk.model.contact import ContactDraft
from clientdesk.model.ids import new_id
from clientdesk.model.quality import Finding
from clientdesk.model.undoable import BULK_UNDO, ActKind
from clientdesk.queries.undoable import recent_acts
from tests.actions.worlds import NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from clientdesk.actions.undoing import Undone
    from clientdesk.model.permissions import Actor
    from clientdesk.store.transaction import Transaction

LATER = NOW + timedelta(minutes=5)
STORED = "select * exclude (version, touched) from clients where id = ?"


def act(
    world: World,
    work: Callable[[Undoable], object],
    *,
    kind: ActKind = ActKind.BULK,
    actor: Actor | None = None,
    until: datetime | None = None,
) -> UUID:
    """An act that can be taken back; its id."""

    def inside(tx: Transaction) -> UUID:
        begun = Act.begin(tx, actor or world.owner, NOW)
        undoable = Undoable.begin(begun, kind, label="three clients", until=until)
        work(undoable)
        undoable.seal()
        return begun.change_id

    return world.database.write(inside)


def archive(*ids: UUID) -> Callable[[Undoable], None]:
    def work(undoable: Undoable) -> None:
        tx = undoable.act.tx
        undoable.keep("clients", ids)
        for client_id in ids:
            row = tx.row("client_to_change", id=client_id) or {}
            values = {name: row[name] for name in ("id", "owner_id", "portal_enabled", "version")}
            tx.execute("update_client_state", **values, archived_at=NOW, now=NOW)

    return work


def stored(world: World, client_id: UUID) -> dict[str, Any] | None:
    rows = world.rows(STORED, client_id)
    return rows[0] if rows else None


def undo(world: World, act_id: UUID, *, actor: Actor | None = None, rest: bool = False) -> Undone:
    by = actor or world.owner
    return undoing.undo(world.database, by, act_id, LATER, world.today, rest=rest)


def test_what_was_changed_is_as_before_and_the_version_grows(world: World) -> None:
    client_id = world.new_client("Kept", email="kept@desk.example", notes="as it was")
    before, version = stored(world, client_id), world.client(client_id)["version"]

    act_id = act(world, archive(client_id))
    assert stored(world, client_id) != before
    undone = undo(world, act_id)

    assert (undone.rows, undone.left) == (1, ())
    assert stored(world, client_id) == before
    assert world.client(client_id)["version"] == version + 2


def test_what_was_made_goes_with_its_activities_and_findings(world: World) -> None:
    made = world.new_client("Made")
    act_id = act(world, lambda undoable: undoable.made("clients", [made], lines=[2]))
    quality.ignore(world.database, world.owner, made, Finding.MISSING_EMAIL, "Writes letters", NOW)

    undo(world, act_id)

    assert stored(world, made) is None
    assert world.activities(made) == []
    assert world.rows("from quality_ignores") == []


def test_what_was_removed_comes_back(world: World) -> None:
    client_id = world.new_client("Gone")
    before = stored(world, client_id)

    def work(undoable: Undoable) -> None:
        undoable.keep("clients", [client_id])
        undoable.act.tx.execute("delete_client", id=client_id)

    act_id = act(world, work)
    assert stored(world, client_id) is None
    undo(world, act_id)

    assert stored(world, client_id) == before


def test_what_was_moved_returns_to_its_client(world: World) -> None:
    one, other = world.new_client("One"), world.new_client("Other")
    contact_id = contact(world, one)

    def work(undoable: Undoable) -> None:
        tx = undoable.act.tx
        undoable.moved("client_contacts", [contact_id], belonged_to=one)
        undoable.keep("client_contacts", [contact_id])
        row = tx.frame("kept_client_contacts", act_id=undoable.act.change_id)
        tx.apply("take_client_contacts", pl.DataFrame({"id": [str(contact_id)]}))
        tx.insert("client_contacts", row.with_columns(client_id=pl.lit(str(other))))

    act_id = act(world, work)
    assert owner_of(world, contact_id) == other
    undo(world, act_id)

    assert owner_of(world, contact_id) == one


def test_a_record_that_changed_since_is_named_and_nothing_is_taken_back(world: World) -> None:
    kept, edited = world.new_client("Same still"), world.new_client("Edited since")
    act_id = act(world, archive(kept, edited))
    clients.unarchive(world.database, world.owner, edited, LATER)
    before = stored(world, kept)

    with pytest.raises(ChangedSince, match="1 record has changed since: Edited since") as raised:
        undo(world, act_id)

    assert raised.value.names == ("Edited since",)
    assert stored(world, kept) == before


def test_the_rest_can_be_taken_back_without_those_that_changed(world: World) -> None:
    kept, edited = world.new_client("Rest"), world.new_client("Edited meanwhile")
    act_id = act(world, archive(kept, edited))
    clients.unarchive(world.database, world.owner, edited, LATER)

    undone = undo(world, act_id, rest=True)

    assert (undone.rows, undone.left, undone.left_count) == (1, ("Edited meanwhile",), 1)
    assert world.client(kept)["archived_at"] is None


def test_what_had_changed_can_be_taken_back_once_it_is_as_it_was(world: World) -> None:
    kept, twice = world.new_client("First"), world.new_client("Twice")
    older = act(world, archive(kept, twice))
    newer = act(world, archive(twice))
    assert undo(world, older, rest=True).left == ("Twice",)

    undo(world, newer)
    undo(world, older)

    assert world.client(twice)["archived_at"] is None


def test_a_made_client_that_got_a_contact_since_counts_as_changed(world: World) -> None:
    made = world.new_client("Built upon")
    act_id = act(world, lambda undoable: undoable.made("clients", [made]))
    contact(world, made)

    with pytest.raises(ChangedSince, match="Built upon"):
        undo(world, act_id)


def test_an_act_is_taken_back_once(world: World) -> None:
    act_id = act(world, archive(world.new_client("Once")))
    undo(world, act_id)

    with pytest.raises(Refused, match="Olive has taken this back already"):
        undo(world, act_id)


def test_the_time_for_it_can_be_over(world: World) -> None:
    act_id = act(world, archive(world.new_client("Late")), until=NOW + BULK_UNDO)

    with pytest.raises(Refused, match="the time for it is over"):
        undoing.undo(world.database, world.owner, act_id, NOW + BULK_UNDO, world.today)


def test_what_was_kept_goes_when_the_time_is_over(world: World) -> None:
    over = act(world, archive(world.new_client("Over")), until=NOW)
    act(world, archive(world.new_client("Next")))

    assert world.rows("select * from kept_clients where act_id = ?", over) == []


def test_an_unknown_act_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        undo(world, new_id())


def test_imports_and_merges_need_an_admin_other_acts_their_doer(world: World) -> None:
    made = world.new_client("Roles")
    for kind in (ActKind.IMPORT, ActKind.MERGE):
        act_id = act(world, lambda _: None, kind=kind, actor=world.support)
        with pytest.raises(NotAllowed):
            undo(world, act_id, actor=world.support)
    act_id = act(world, archive(made), actor=world.support)
    with pytest.raises(NotAllowed):
        undo(world, act_id, actor=world.viewer)

    undo(world, act_id, actor=world.support)


def test_what_was_kept_is_let_go_of_afterwards(world: World) -> None:
    act_id = act(world, archive(world.new_client("Let go")))
    undo(world, act_id)

    for table in ("act_rows", *(f"kept_{name}" for name in KEEP)):
        assert world.rows("from query_table(?) where act_id = ?", table, act_id) == []


def test_a_deleted_client_is_kept_nowhere(world: World) -> None:
    client_id = world.new_client("Deleted")
    act(world, archive(client_id))

    clients.delete(
        world.database,
        world.owner,
        client_id,
        typed_name="Deleted",
        keep_invoices=False,
        now=NOW,
    )

    assert world.rows("select * from kept_clients where id = ?", client_id) == []


def test_the_undoing_is_told_in_the_history_of_the_workspace(world: World) -> None:
    act_id = act(world, archive(world.new_client("Told")))
    undo(world, act_id)

    last = world.activities(None)[-1]
    assert (last["kind"], last["actor_name"]) == ("bulk_undone", "Olive")


def test_recent_acts_are_listed_newest_first(world: World) -> None:
    act_id = act(world, archive(world.new_client("Listed")))

    listed = recent_acts(world.database, NOW - timedelta(days=1), kinds=[ActKind.BULK])

    assert (listed[0].act.id, listed[0].rows) == (act_id, 1)
    assert listed[0].act.is_open(LATER)


@pytest.mark.parametrize("table", KEEP)
def test_a_kept_row_has_the_columns_of_its_table(world: World, table: str) -> None:
    columns = "select column_name from information_schema.columns where table_name = ?"
    kept = {row["column_name"] for row in world.rows(columns, f"kept_{table}")}

    assert kept == {row["column_name"] for row in world.rows(columns, table)} | {"act_id"}


def contact(world: World, client_id: UUID) -> UUID:
    draft = ContactDraft("Cara", "cara@one.example")
    return contacts.add(world.database, world.owner, client_id, draft, NOW)


def owner_of(world: World, contact_id: UUID) -> UUID:
    rows = world.rows("select client_id from client_contacts where id = ?", contact_id)
    client_id: UUID = rows[0]["client_id"]
    return client_id
