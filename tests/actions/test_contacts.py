from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.actions import contacts
from clientdesk.errors import Conflict, InvalidField, NotFound
from clientdesk.model.contact import Contact, ContactDraft
from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from tests.actions.conftest import World

BILLING, COLLECTIONS = ContactGroup.BILLING, ContactGroup.COLLECTIONS


def add(
    world: World,
    client_id: UUID,
    name: str,
    group: ContactGroup = BILLING,
    *,
    is_primary: bool = False,
) -> Contact:
    draft = ContactDraft(
        name, "bo@acme.example", "020 7946 0958", "CFO", group, is_primary=is_primary
    )
    contact_id = contacts.add(world.database, world.support, client_id, draft, world.now)
    return next(each for each in of(world, client_id) if each.id == contact_id)


def edit(world: World, contact: Contact, **changes: object) -> Contact:
    return contacts.edit(world.database, world.support, contact, changes=changes, now=world.now)


def of(world: World, client_id: UUID) -> list[Contact]:
    return contacts.of_client(world.database, client_id)


def primary(world: World, client_id: UUID) -> dict[str, str]:
    marked = [each for each in of(world, client_id) if each.is_primary]
    names = {str(each.contact_group): each.name for each in marked}
    assert len(names) == len(marked)
    assert set(names) == {str(each.contact_group) for each in of(world, client_id)}
    return names


def test_a_contact_is_added_and_noted_with_the_client(world: World) -> None:
    client_id = world.new_client()
    contact = add(world, client_id, " Bo ")
    assert (contact.name, contact.phone, contact.source) == ("Bo", "+44 20 7946 0958", "manual")
    last = world.activities(client_id)[-1]
    assert (last["kind"], last["actor_name"]) == ("contact_added", "Support")
    assert (last["field"], last["new"]) == ("contact", "Bo <bo@acme.example>")


def test_each_group_has_one_primary_contact(world: World) -> None:
    client_id = world.new_client()
    first = add(world, client_id, "First")
    second = add(world, client_id, "Second")
    add(world, client_id, "Third", COLLECTIONS)
    assert primary(world, client_id) == {"billing": "First", "collections": "Third"}
    second = edit(world, second, is_primary=True)
    assert primary(world, client_id)["billing"] == "Second"
    add(world, client_id, "Fourth", is_primary=True)
    assert primary(world, client_id)["billing"] == "Fourth"
    first = next(each for each in of(world, client_id) if each.id == first.id)
    edit(world, first, contact_group=COLLECTIONS, is_primary=True)
    assert primary(world, client_id) == {"billing": "Fourth", "collections": "First"}


def test_when_the_primary_contact_leaves_the_group_another_takes_its_place(
    world: World,
) -> None:
    client_id = world.new_client()
    first = add(world, client_id, "First")
    second = add(world, client_id, "Second")
    moved = edit(world, first, contact_group=COLLECTIONS)
    assert primary(world, client_id) == {"billing": "Second", "collections": "First"}
    contacts.remove(world.database, world.support, moved, world.now)
    assert primary(world, client_id) == {"billing": "Second"}
    contacts.remove(world.database, world.support, second, world.now)
    assert of(world, client_id) == []


def test_an_edit_is_noted_by_field_and_conflicts_only_in_the_same_one(world: World) -> None:
    client_id = world.new_client()
    read = add(world, client_id, "Bo")
    edit(world, read, title="CEO")
    edit(world, read, email="bob@acme.example")
    with pytest.raises(Conflict) as raised:
        edit(world, read, title="COO")
    (change,) = raised.value.changes
    assert (change.field, change.current, change.changed_by) == ("title", "CEO", "Support")
    noted = [(row["field"], row["old"], row["new"]) for row in world.activities(client_id)[-2:]]
    assert noted == [
        ("contact_title", "CFO", "CEO"),
        ("contact_email", "bo@acme.example", "bob@acme.example"),
    ]


def test_wrong_contacts_are_refused(world: World) -> None:
    client_id = world.new_client()
    contact = add(world, client_id, "Bo")
    with pytest.raises(InvalidField):
        edit(world, contact, receives_invoices=True, email="")
    with pytest.raises(InvalidField) as raised:
        edit(world, contact, source="import")
    assert raised.value.field == "source"
    with pytest.raises(InvalidField):
        add(world, client_id, "")
    with pytest.raises(NotFound):
        add(world, UUID(int=0), "Bo")


def test_a_contact_that_is_gone_is_not_found(world: World) -> None:
    contact = add(world, world.new_client(), "Bo")
    contacts.remove(world.database, world.support, contact, world.now)
    with pytest.raises(NotFound):
        edit(world, contact, title="CFO")
    with pytest.raises(NotFound):
        contacts.remove(world.database, world.support, contact, world.now)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "edit", "remove"]),
        st.integers(0, 5),
        st.sampled_from([BILLING, COLLECTIONS]),
        st.booleans(),
    ),
    max_size=8,
)


@settings(max_examples=10, deadline=None)
@given(steps=STEPS)
def test_whatever_is_done_each_group_keeps_exactly_one_primary_contact(
    world: World, steps: list[tuple[str, int, ContactGroup, bool]]
) -> None:
    client_id = world.new_client()
    for kind, place, group, is_primary in steps:
        there = of(world, client_id)
        if kind == "add" or not there:
            add(world, client_id, "Bo", group, is_primary=is_primary)
        elif kind == "edit":
            contact = there[place % len(there)]
            edit(world, contact, contact_group=group, is_primary=is_primary)
        else:
            contact = there[place % len(there)]
            contacts.remove(world.database, world.support, contact, world.now)
        primary(world, client_id)
