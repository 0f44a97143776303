from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from clientdesk.actions import clients, members
from clientdesk.errors import Conflict, InvalidField, NotFound, Refused
from clientdesk.model.client import ClientDraft
from clientdesk.model.ids import new_id

if TYPE_CHECKING:
    from tests.actions.conftest import World

NOBODY = UUID(int=0)
TEXTS = ("name", "email", "phone", "address", "website", "tax_id", "notes")


def edit(world: World, client_id: UUID, **changes: object) -> clients.Saved:
    """Change fields as somebody does who reads them right before."""
    read = world.client(client_id)
    return clients.edit(
        world.database, world.support, client_id, read=read, changes=changes, now=world.now
    )


def issue(world: World, client_id: UUID | None, status: str = "unpaid") -> UUID:
    """An invoice to a client, with a part of it paid."""
    invoice_id = new_id()
    money = {name: Decimal(10) for name in ("subtotal", "amount")}
    world.insert(
        "invoices",
        id=str(invoice_id),
        client_id=None if client_id is None else str(client_id),
        client_name="As issued" if status != "draft" else None,
        status=status,
        currency="GBP",
        **money,
        discount=Decimal(0),
        tax=Decimal(0),
        issue_date=world.today,
        created_at=world.now,
        version=1,
        counts_from=None if status in {"draft", "scheduled"} else world.today,
        paid=Decimal(1),
        last_paid_on=world.today,
    )
    world.insert(
        "payments",
        id=str(new_id()),
        invoice_id=str(invoice_id),
        client_id=None if client_id is None else str(client_id),
        currency="GBP",
        amount=Decimal(1),
        paid_on=world.today,
        state="posted",
        assumed=False,
        created_at=world.now,
        version=1,
    )
    return invoice_id


def delete(world: World, client_id: UUID, name: str = "Acme", *, keep: bool = False) -> None:
    clients.delete(
        world.database, world.owner, client_id, typed_name=name, keep_invoices=keep, now=world.now
    )


def test_a_new_client_is_cleaned_folded_and_noted_once(world: World) -> None:
    draft = ClientDraft(" Ærø ", "A@B.example", "020 7946 0958", website="b.example")
    saved = clients.create(world.database, world.support, draft, world.now, world.today)
    (row,) = world.rows("select * from clients where id = ?", saved.id)
    kept = ["Ærø", "A@b.example", "+44 20 7946 0958", None, "https://b.example", None, None]
    assert [row[name] for name in TEXTS] == kept
    assert (row["name_key"], row["phone_digits"]) == ("aero", "442079460958")
    assert (row["source"], row["enrichment_status"], row["version"]) == ("manual", "skipped", 1)
    assert (row["portal_enabled"], row["archived_at"], row["owner_id"]) == (False, None, None)
    (activity,) = world.activities(saved.id)
    assert (activity["kind"], activity["actor_name"]) == ("created", "Support")
    assert (activity["at"], activity["client_name"]) == (world.now, "Ærø")


def test_what_could_not_be_checked_is_kept_and_hinted_at(world: World) -> None:
    draft = ClientDraft("Acme", phone="ask Ann", tax_id="12-345")
    saved = clients.create(world.database, world.support, draft, world.now, world.today)
    assert set(saved.hints) == {"phone", "tax_id"}
    assert world.client(saved.id)["phone"] == "ask Ann"


def test_a_refused_field_leaves_no_trace(world: World) -> None:
    before = world.database.sequence
    with pytest.raises(InvalidField, match="E-mail"):
        clients.create(
            world.database, world.support, ClientDraft("A", "nobody"), world.now, world.today
        )
    assert world.database.sequence == before


def test_an_edit_writes_one_activity_for_each_changed_field(world: World) -> None:
    client_id = world.new_client(email="a@b.example", notes="old")
    edit(world, client_id, email="c@b.example", notes="", payment_terms_days="30", name="Acme")
    changes = world.activities(client_id)[1:]
    assert [(row["field"], row["old"], row["new"]) for row in changes] == [
        ("email", "a@b.example", "c@b.example"),
        ("notes", "old", None),
        ("payment_terms_days", None, "30"),
    ]
    assert {(row["kind"], row["actor_id"]) for row in changes} == {("updated", world.support.id)}
    assert len({row["change_id"] for row in changes}) == 1
    row = world.client(client_id)
    assert (row["version"], row["payment_terms_days"], row["notes"]) == (2, 30, None)


def test_an_edit_keeps_the_search_texts_in_step(world: World) -> None:
    client_id = world.new_client()
    edit(world, client_id, name="Łódź", phone="020 7946 0958", address="Straße")
    (row,) = world.rows("select * from clients where id = ?", client_id)
    assert row["search_key"] == "\x1f".join(["lodz", "+44 20 7946 0958", "strasse"])
    assert (row["name_key"], row["address_key"]) == ("lodz", "strasse")
    assert row["phone_digits"] == "442079460958"


def test_saving_what_already_stands_writes_nothing(world: World) -> None:
    client_id = world.new_client(email="a@b.example")
    before = world.client(client_id)
    edit(world, client_id, email=" a@B.example ", name="Acme", phone="")
    assert world.client(client_id) == before
    assert len(world.activities(client_id)) == 1


def test_a_field_as_it_stands_is_not_judged_again(world: World) -> None:
    client_id = world.new_client()
    world.rows("update clients set email = 'info at acme' where id = ?", client_id)
    edit(world, client_id, email="info at acme", notes="new")
    assert world.client(client_id)["notes"] == "new"


def test_preferences_are_inherited_again_when_emptied(world: World) -> None:
    client_id = world.new_client()
    edit(world, client_id, currency="usd", reminder_tone="firm", locale="en_US")
    assert world.client(client_id)["currency"] == "USD"
    edit(world, client_id, currency=None, reminder_tone="", locale=None)
    row = world.client(client_id)
    assert (row["currency"], row["reminder_tone"], row["locale"]) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("email", "x"), ("currency", "EURO"), ("version", 9), ("owner_id", None)],
)
def test_a_wrong_change_is_refused_and_nothing_saved(
    world: World, field: str, value: object
) -> None:
    client_id = world.new_client()
    with pytest.raises(InvalidField) as raised:
        edit(world, client_id, notes="kept out", **{field: value})
    assert raised.value.field == field
    assert world.client(client_id)["notes"] is None


def test_an_address_tells_the_country_of_a_tax_id_in_an_edit_too(world: World) -> None:
    client_id = world.new_client(address="Ring 1\nBerlin\nGermany")
    with pytest.raises(InvalidField, match="Germany"):
        edit(world, client_id, tax_id="136695975")
    assert not edit(world, client_id, tax_id="136695976").hints


def test_the_second_to_save_a_field_sees_who_changed_what_and_when(world: World) -> None:
    client_id = world.new_client(email="a@b.example")
    read = world.client(client_id)
    later = world.now + timedelta(minutes=5)
    clients.edit(
        world.database, world.admin, client_id,
        read=read, changes={"email": "first@b.example"}, now=later,
    )  # fmt: skip
    with pytest.raises(Conflict) as raised:
        clients.edit(
            world.database, world.support, client_id,
            read=read, changes={"email": "second@b.example", "notes": "x"}, now=later,
        )  # fmt: skip
    (change,) = raised.value.changes
    assert (change.field, change.read) == ("email", "a@b.example")
    assert (change.current, change.wanted) == ("first@b.example", "second@b.example")
    assert (change.changed_by, change.changed_at) == ("Admin", later)
    assert raised.value.message.startswith("Admin changed E-mail")
    row = world.client(client_id)
    assert (row["email"], row["notes"]) == ("first@b.example", None)


def test_saving_over_it_names_the_value_that_stands(world: World) -> None:
    client_id = world.new_client(email="a@b.example")
    read = {"email": "first@b.example"}
    edit(world, client_id, email="first@b.example")
    clients.edit(
        world.database, world.support, client_id,
        read=read, changes={"email": "second@b.example"}, now=world.now,
    )  # fmt: skip
    assert world.client(client_id)["email"] == "second@b.example"


def test_what_others_saved_in_other_fields_is_kept(world: World) -> None:
    client_id = world.new_client(email="a@b.example", notes="old")
    read = world.client(client_id)
    edit(world, client_id, email="new@b.example")
    clients.edit(
        world.database, world.admin, client_id,
        read=read, changes={"notes": "new"}, now=world.now,
    )  # fmt: skip
    row = world.client(client_id)
    assert (row["email"], row["notes"]) == ("new@b.example", "new")


def test_two_who_save_the_same_value_do_not_conflict(world: World) -> None:
    client_id = world.new_client()
    read = world.client(client_id)
    for _ in range(2):
        clients.edit(
            world.database, world.support, client_id,
            read=read, changes={"phone": "020 7946 0958"}, now=world.now,
        )  # fmt: skip
    assert world.client(client_id)["version"] == 2


def test_a_field_that_was_not_read_counts_as_read_empty(world: World) -> None:
    client_id = world.new_client(email="a@b.example")
    with pytest.raises(Conflict):
        clients.edit(
            world.database, world.support, client_id,
            read={}, changes={"email": "b@b.example"}, now=world.now,
        )  # fmt: skip


def test_threads_that_edit_different_fields_lose_nothing(world: World) -> None:
    client_id = world.new_client()
    read = world.client(client_id)
    start = threading.Barrier(2)
    failures: list[BaseException] = []

    def save(field: str) -> None:
        start.wait()
        seen: dict[str, Any] = dict(read)
        for count in range(15):
            value = f"{field} {count}"
            try:
                clients.edit(
                    world.database, world.support, client_id,
                    read=seen, changes={field: value}, now=world.now,
                )  # fmt: skip
            except BaseException as error:
                failures.append(error)
                raise
            seen[field] = value

    run(*(threading.Thread(target=save, args=(field,)) for field in ("notes", "address")))
    row = world.client(client_id)
    assert not failures
    assert (row["notes"], row["address"]) == ("notes 14", "address 14")
    assert (row["version"], len(world.activities(client_id))) == (31, 31)


def test_threads_that_edit_the_same_field_never_overwrite_each_other(world: World) -> None:
    client_id = world.new_client(notes="0")
    start = threading.Barrier(2)
    conflicts: list[Conflict] = []

    def count_up() -> None:
        start.wait()
        for _ in range(10):
            while not raised_by_one():
                pass

    def raised_by_one() -> bool:
        read = world.client(client_id)
        changes = {"notes": str(int(read["notes"]) + 1)}
        try:
            clients.edit(
                world.database, world.support, client_id, read=read, changes=changes, now=world.now
            )
        except Conflict as error:
            conflicts.append(error)
            return False
        return True

    run(*(threading.Thread(target=count_up) for _ in range(2)))
    notes = int(world.client(client_id)["notes"])
    edits = [row for row in world.activities(client_id) if row["field"] == "notes"]
    assert notes == len(edits)
    assert [int(row["new"]) - int(row["old"]) for row in edits] == [1] * notes


def run(*threads: threading.Thread) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()


def test_archive_keeps_everything_and_unarchive_brings_it_back(world: World) -> None:
    client_id = world.new_client(notes="kept")
    clients.assign_owner(
        world.database, world.admin, client_id, member_id=world.support.id, now=world.now
    )
    clients.set_portal(world.database, world.support, client_id, enabled=True, now=world.now)
    before = world.client(client_id)
    clients.archive(world.database, world.support, client_id, world.now)
    archived = world.client(client_id)
    assert archived["archived_at"] == world.now
    assert {**archived, "archived_at": None, "version": 0} == {**before, "version": 0}
    clients.unarchive(world.database, world.support, client_id, world.now)
    assert world.client(client_id)["archived_at"] is None
    kinds = [(row["kind"], row["old"], row["new"]) for row in world.activities(client_id)[-2:]]
    assert kinds == [("archived", "active", "archived"), ("unarchived", "archived", "active")]


def test_doing_again_what_is_already_so_writes_nothing(world: World) -> None:
    client_id = world.new_client()
    clients.archive(world.database, world.support, client_id, world.now)
    clients.set_portal(world.database, world.support, client_id, enabled=True, now=world.now)
    clients.take_over(world.database, world.support, client_id, world.now)
    before = (world.client(client_id), world.database.sequence)
    later = world.now + timedelta(days=1)
    clients.archive(world.database, world.support, client_id, later)
    clients.set_portal(world.database, world.support, client_id, enabled=True, now=later)
    clients.take_over(world.database, world.support, client_id, later)
    assert (world.client(client_id), world.database.sequence) == before


def test_the_portal_is_turned_on_and_off_with_an_activity_each(world: World) -> None:
    client_id = world.new_client()
    for enabled in (True, False):
        clients.set_portal(world.database, world.support, client_id, enabled=enabled, now=world.now)
        assert world.client(client_id)["portal_enabled"] is enabled
    kinds = [row["kind"] for row in world.activities(client_id)[1:]]
    assert kinds == ["portal_enabled", "portal_disabled"]


def test_owner_changes_are_noted_with_both_names(world: World) -> None:
    client_id = world.new_client()
    assign = clients.assign_owner
    assign(world.database, world.admin, client_id, member_id=world.viewer.id, now=world.now)
    clients.take_over(world.database, world.support, client_id, world.now)
    assign(world.database, world.admin, client_id, member_id=None, now=world.now)
    noted = [(row["field"], row["old"], row["new"]) for row in world.activities(client_id)[1:]]
    assert noted == [
        ("owner", None, "Viewer"),
        ("owner", "Viewer", "Support"),
        ("owner", "Support", None),
    ]
    assert world.client(client_id)["owner_id"] is None


def test_only_an_active_member_becomes_owner(world: World) -> None:
    client_id = world.new_client()
    member_id = world.new_member()
    members.disable(world.database, world.owner, member_id, now=world.now)
    with pytest.raises(InvalidField, match="not active"):
        clients.assign_owner(
            world.database, world.admin, client_id, member_id=member_id, now=world.now
        )
    with pytest.raises(NotFound):
        clients.assign_owner(
            world.database, world.admin, client_id, member_id=NOBODY, now=world.now
        )
    ghost = replace(world.support, id=NOBODY)
    with pytest.raises(NotFound):
        clients.take_over(world.database, ghost, client_id, world.now)


def test_an_unknown_client_is_not_found(world: World) -> None:
    with pytest.raises(NotFound) as raised:
        clients.archive(world.database, world.support, NOBODY, world.now)
    assert raised.value.kind == "client"
    with pytest.raises(NotFound):
        edit_unknown(world)
    with pytest.raises(NotFound):
        clients.deletion_impact(world.database, NOBODY)
    with pytest.raises(NotFound):
        delete(world, NOBODY)


def edit_unknown(world: World) -> None:
    clients.edit(
        world.database, world.support, NOBODY, read={}, changes={"notes": "x"}, now=world.now
    )


def test_another_billing_currency_moves_the_stored_figures(world: World) -> None:
    client_id = world.new_client()
    issue(world, client_id)
    edit(world, client_id, currency="USD")
    assert figures(world, client_id) == ("USD", Decimal(0), Decimal(0))
    (foreign,) = world.rows("select * from foreign_figures where client_id = ?", client_id)
    assert (foreign["currency"], foreign["outstanding"]) == ("GBP", Decimal(9))
    edit(world, client_id, currency=None)
    assert figures(world, client_id) == (None, Decimal(1), Decimal(9))
    assert not world.rows("select * from foreign_figures where client_id = ?", client_id)


def figures(world: World, client_id: UUID) -> tuple[object, ...]:
    (row,) = world.rows("select * from clients where id = ?", client_id)
    assert row["invoice_count"] == 1
    return row["currency"], row["revenue"], row["outstanding"]


def test_a_deletion_without_invoices_takes_the_record_and_what_hangs_on_it(world: World) -> None:
    client_id = world.new_client("Gone Ltd", notes="secret")
    edit(world, client_id, notes="more")
    impact = clients.deletion_impact(world.database, client_id)
    assert (impact.name, impact.issued_invoices, impact.has_notes) == ("Gone Ltd", 0, True)
    assert impact.activities == 2
    delete(world, client_id, "Gone Ltd")
    assert not world.rows("select id from clients where id = ?", client_id)
    assert not world.activities(client_id)
    last = world.activities(None)[-1]
    assert (last["kind"], last["client_name"]) == ("deleted", "Gone Ltd")
    assert (last["actor_name"], last["at"]) == ("Olive", world.now)
    counts = json.loads(last["detail"])
    assert counts == {
        "client_id": str(client_id), "invoices": 0, "payments": 0, "contacts": 0, "activities": 2,
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["", "acme", "Acme Ltd", "A c m e"])
def test_a_deletion_needs_the_name_typed(world: World, typed: str) -> None:
    client_id = world.new_client()
    with pytest.raises(InvalidField) as raised:
        delete(world, client_id, typed)
    assert raised.value.field == "name"
    assert world.client(client_id)


def test_spaces_and_composition_of_the_typed_name_do_not_matter(world: World) -> None:
    client_id = world.new_client("Café  Ltd")
    delete(world, client_id, " Cafe\u0301 Ltd ")
    assert not world.rows("select id from clients where id = ?", client_id)


def test_issued_invoices_stop_a_deletion_until_it_is_confirmed_that_they_stay(
    world: World,
) -> None:
    client_id = world.new_client()
    issued, draft = issue(world, client_id), issue(world, client_id, "draft")
    other = issue(world, None)
    impact = clients.deletion_impact(world.database, client_id)
    assert (impact.issued_invoices, impact.draft_invoices, impact.payments) == (1, 1, 2)
    with pytest.raises(Refused, match="1 invoice was issued to Acme"):
        delete(world, client_id)
    assert world.client(client_id)
    delete(world, client_id, keep=True)
    invoices = {
        row["id"]: (row["client_id"], row["client_name"])
        for row in world.rows("select * from invoices")
    }
    assert invoices[issued] == (None, "As issued")
    assert invoices[draft] == (None, "Acme")
    assert invoices[other] == (None, "As issued")
    assert not world.rows("select id from payments where client_id = ?", client_id)


def test_canceled_invoices_were_issued_and_drafts_were_not(world: World) -> None:
    client_id = world.new_client()
    issue(world, client_id, "scheduled")
    delete(world, client_id)
    client_id = world.new_client()
    issue(world, client_id, "canceled")
    with pytest.raises(Refused):
        delete(world, client_id)
