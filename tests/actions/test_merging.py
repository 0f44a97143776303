"""Clients made one: what moves, what stays, and that taking it back leaves no trace."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.actions import clients, contacts, erasing, merging, portal, undoing
from clientdesk.errors import ChangedSince, Conflict, InvalidField, NotAllowed, NotFound, Refused
from clientdesk.model.ids import new_id
from clientdesk.model.merging import Merge
from clientdesk.queries.checks import findings
from clientdesk.queries.merges import absorbed_by, current_id, survivor_of
from clientdesk.store.sums import roll_sums
from tests.actions.furnishing import build, contact, hashes, histories, settle
from tests.actions.invoicing import created, figures, issued, pay
from tests.actions.worlds import NOW, World

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.merging import Merged

LATER = NOW + timedelta(minutes=5)


def merge(world: World, survivor_id: UUID, *absorbed: UUID, **values: object) -> Merged:
    ids = (survivor_id, *absorbed)
    versions = {client_id: world.client(client_id)["version"] for client_id in ids}
    asked = Merge(survivor_id, absorbed, values, versions)
    return merging.merge(world.database, world.admin, asked, LATER, world.today)


def undo(world: World, act_id: UUID, *, rest: bool = False) -> undoing.Undone:
    return undoing.undo(world.database, world.admin, act_id, LATER, world.today, rest=rest)


def unsound(world: World) -> list[str]:
    return list(findings(world.database, world.today))


def test_everything_of_the_absorbed_moves_and_its_id_leads_to_the_survivor(world: World) -> None:
    survivor, absorbed = world.new_client("Acme Ltd"), world.new_client("Acme", notes="Pays late")
    roll_sums(world.database, world.today)
    invoice = issued(world, absorbed).id
    pay(world, invoice, "40")
    contact(world, absorbed, "ann@acme.example")

    done = merge(world, survivor, absorbed)

    assert (done.invoices, done.payments, done.contacts) == (1, 1, 1)
    assert figures(world, survivor) == [40, 60, 0]
    assert world.client(survivor)["notes"] == "Pays late"
    assert world.rows("select 1 from clients where id = ?", absorbed) == []
    assert current_id(world.database, absorbed) == survivor
    assert unsound(world) == []
    told = world.activities(survivor)[-1]
    assert (told["kind"], told["old"]) == ("merged", "Acme")


def test_the_chosen_values_are_the_survivors_also_those_of_an_older_day(world: World) -> None:
    survivor, absorbed = world.new_client("Acme Ltd", email="a@acme.example"), world.new_client("B")
    with world.database.cursor() as cursor:
        cursor.execute("update clients set tax_id = 'not judged today' where id = ?", [absorbed])

    merge(world, survivor, absorbed, tax_id="not judged today", name="Acme Holding", notes="One")

    row = world.client(survivor)
    assert (row["name"], row["email"], row["tax_id"]) == (
        *("Acme Holding", "a@acme.example"),
        "not judged today",
    )
    assert unsound(world) == []
    with pytest.raises(InvalidField, match="cannot choose the field “revenue”"):
        merge(world, survivor, world.new_client(), revenue=1)
    with pytest.raises(InvalidField, match="E-mail"):
        merge(world, survivor, world.new_client(), email="no address")


def test_a_person_stands_once_and_a_group_has_one_primary_contact(world: World) -> None:
    survivor, absorbed = world.new_client("Acme Ltd"), world.new_client("Acme")
    mail = {"receives_invoices": True}
    kept = contact(world, survivor, "ann@acme.example")
    contact(world, absorbed, "ANN@acme.example", **mail)
    second = contact(world, absorbed, "bob@acme.example", is_primary=True)

    settle(world)
    before = hashes(world)
    done = merge(world, survivor, absorbed)

    people = {each.id: each for each in contacts.of_client(world.database, survivor)}
    assert people.keys() == {kept, second}
    assert (people[kept].receives_invoices, people[kept].is_primary) == (True, True)
    assert not people[second].is_primary
    undo(world, done.act_id)
    assert hashes(world) == before


def test_a_survivor_without_a_link_takes_one_that_opens_and_all_others_end(world: World) -> None:
    survivor, first, second, off = (world.new_client(name) for name in ("A", "B", "C", "D"))
    tokens = {}
    for client_id in (off, first, second):
        clients.set_portal(world.database, world.owner, client_id, enabled=True, now=NOW)
        tokens[client_id] = portal.link(world.database, world.owner, client_id, NOW)
    clients.set_portal(world.database, world.owner, off, enabled=False, now=NOW)
    settle(world)
    before = hashes(world)

    done = merge(world, survivor, off, first, second)

    assert portal.link(world.database, world.owner, survivor, NOW) == tokens[first].__class__(
        tokens[first].id, survivor, tokens[first].token, NOW, "Olive"
    )
    assert world.client(survivor)["portal_enabled"]
    open_links = "select id from portal_links where client_id = ? and ended_at is null"
    assert len(world.rows(open_links, survivor)) == 1
    assert unsound(world) == []
    undo(world, done.act_id)
    assert hashes(world) == before


def test_chains_are_followed_and_are_taken_back_from_the_end(world: World) -> None:
    first, middle, last = (world.new_client(name) for name in ("First", "Middle", "Last"))
    one = merge(world, middle, first)
    two = merge(world, last, middle)

    found = survivor_of(world.database, first)
    assert found is not None
    assert (found.id, found.absorbed_name) == (last, "First")
    assert [each.absorbed_id for each in absorbed_by(world.database, last)] == [first, middle]
    with pytest.raises(Refused, match="Middle was merged into another client later"):
        undo(world, one.act_id, rest=True)
    undo(world, two.act_id)
    assert current_id(world.database, first) == middle
    undo(world, one.act_id)
    assert survivor_of(world.database, first) is None


def test_what_came_later_stays_right_when_a_merge_is_taken_back(world: World) -> None:
    survivor, absorbed = world.new_client("Acme Ltd"), world.new_client("Acme")
    invoice = issued(world, absorbed).id
    done = merge(world, survivor, absorbed)
    payment = pay(world, invoice)
    own = issued(world, survivor).id

    undo(world, done.act_id)

    owners = {
        row["id"]: row["client_id"] for row in world.rows("select id, client_id from invoices")
    }
    assert (owners[invoice], owners[own]) == (absorbed, survivor)
    [paid] = world.rows("select client_id from payments where id = ?", payment)
    assert paid["client_id"] == absorbed
    assert unsound(world) == []


def test_a_survivor_that_was_changed_is_named_and_the_rest_comes_back(world: World) -> None:
    survivor, absorbed = world.new_client("Acme Ltd"), world.new_client("Acme")
    done = merge(world, survivor, absorbed, email="new@acme.example")
    clients.archive(world.database, world.owner, survivor, LATER)

    with pytest.raises(ChangedSince, match="Acme Ltd"):
        undo(world, done.act_id)
    undone = undo(world, done.act_id, rest=True)

    assert undone.left == ("Acme Ltd",)
    assert world.client(absorbed)["name"] == "Acme"
    assert world.client(survivor)["email"] == "new@acme.example"
    assert unsound(world) == []


def test_who_may_not_and_what_changed_is_refused(world: World) -> None:
    survivor, absorbed = world.new_client("Acme Ltd"), world.new_client("Acme")
    versions = {survivor: 1, absorbed: 1}
    asked = Merge(survivor, [absorbed], {}, versions)
    clients.archive(world.database, world.owner, absorbed, LATER)

    with pytest.raises(NotAllowed, match="admin role to merge clients"):
        merging.merge(world.database, world.support, asked, LATER, world.today)
    with pytest.raises(Conflict, match="Acme changed after you opened this"):
        merging.merge(world.database, world.admin, asked, LATER, world.today)
    for wrong in ((survivor,), (absorbed, absorbed), ()):
        with pytest.raises(Refused, match="at least two records"):
            merging.preview(world.database, survivor, wrong)
    with pytest.raises(NotFound):
        merging.preview(world.database, survivor, [new_id()])


def test_a_preview_counts_what_moves_and_warns_of_what_differs(world: World) -> None:
    survivor = world.new_client("Acme Ltd", tax_id="GB999999973")
    absorbed = world.new_client("Acme GmbH", tax_id="DE136695976")
    created(world, absorbed)
    euros = {"currency": "EUR"}
    clients.edit(world.database, world.owner, absorbed, read={}, changes=euros, now=NOW)
    clients.set_portal(world.database, world.owner, absorbed, enabled=True, now=NOW)
    portal.link(world.database, world.owner, absorbed, NOW)

    found = merging.preview(world.database, survivor, [absorbed])

    assert (found.invoices, found.payments, found.contacts) == (1, 0, 0)
    assert found.warnings == (
        "Acme GmbH is billed in EUR, Acme Ltd in GBP.",
        "Acme GmbH has another tax ID: DE136695976.",
        "The portal link of Acme GmbH will open the portal of Acme Ltd.",
    )


def test_when_the_survivor_goes_so_does_all_that_was_kept_of_the_absorbed(world: World) -> None:
    survivor = world.new_client("Mergetarget Ltd")
    absorbed = world.new_client("Quellwasser", notes="a canary note")
    done = merge(world, survivor, absorbed)

    proof = erasing.erase_client(
        world.database,
        world.owner,
        survivor,
        typed_name="Mergetarget Ltd",
        kept_from=world.today,
        now=LATER,
    )

    assert proof.is_clean
    assert survivor_of(world.database, absorbed) is None
    assert world.rows("select 1 from kept_clients where act_id = ?", done.act_id) == []
    assert world.rows("select 1 from act_rows where act_id = ?", done.act_id) == []
    with pytest.raises(NotFound):
        undo(world, done.act_id)
    assert unsound(world) == []


@given(st.data())
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_merge_then_undo_leaves_every_table_as_it_was(world: World, data: st.DataObject) -> None:
    survivor, *absorbed = data.draw(st.permutations(build(world, data)))
    settle(world)
    roll_sums(world.database, world.today)
    before, whose = hashes(world), histories(world)

    done = merge(world, survivor, *absorbed, email="chosen@acme.example")
    assert unsound(world) == []
    assert all(current_id(world.database, each) == survivor for each in absorbed)
    undo(world, done.act_id)

    assert unsound(world) == []
    assert hashes(world) == before
    assert whose.items() <= histories(world).items()
