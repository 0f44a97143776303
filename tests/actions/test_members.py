from __future__ import annotations

import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from clientdesk.actions import clients, members
from clientdesk.errors import Conflict, InvalidField, NotFound, Refused
from clientdesk.model.ids import new_id
from clientdesk.model.member import MemberDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import MemberStatus, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import World


def add(world: World, name: str, email: str, role: Role = Role.SUPPORT) -> UUID:
    return members.add(world.database, world.admin, MemberDraft(name, email, role), world.now)


def row(world: World, member_id: UUID) -> dict[str, Any]:
    found = world.database.row("member_to_change", id=member_id)
    assert found is not None
    return found


def owned(world: World, member_id: UUID, name: str = "Acme") -> UUID:
    client_id = world.new_client(name)
    clients.assign_owner(world.database, world.owner, client_id, member_id=member_id, now=world.now)
    return client_id


def test_a_new_member_is_active_and_noted(world: World) -> None:
    member_id = add(world, " Ann Lee ", "ann@desk.example", Role.VIEWER)
    member = row(world, member_id)
    assert (member["name"], member["role"], member["status"]) == ("Ann Lee", "viewer", "active")
    last = world.activities(None)[-1]
    assert (last["kind"], last["actor_name"], last["new"]) == ("member_added", "Admin", "Ann Lee")


@pytest.mark.parametrize(
    ("name", "email", "field"),
    [
        ("OLIVE", "other@desk.example", "name"),
        ("Ölive", "other@desk.example", "name"),
        ("Other", "OLIVE@desk.example", "email"),
        ("", "other@desk.example", "name"),
        ("Other", "", "email"),
    ],
)
def test_names_and_emails_are_unique_as_folded(
    world: World, name: str, email: str, field: str
) -> None:
    with pytest.raises(InvalidField) as raised:
        add(world, name, email)
    assert raised.value.field == field


def test_of_two_who_add_the_same_member_at_once_one_is_refused(world: World) -> None:
    start, outcomes = threading.Barrier(4), list[str]()

    def work() -> None:
        start.wait()
        try:
            add(world, "Same Name", "same@desk.example")
        except InvalidField as error:
            outcomes.append(error.field)
        else:
            outcomes.append("added")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["added", "email", "email", "email"]


def test_an_edit_is_checked_noted_and_conflicts_like_a_clients(world: World) -> None:
    member_id = world.new_member()
    read = row(world, member_id)
    members.edit(
        world.database, world.admin, member_id,
        read=read, changes={"name": "First Name"}, now=world.now,
    )  # fmt: skip
    with pytest.raises(Conflict) as raised:
        members.edit(
            world.database, world.owner, member_id,
            read=read, changes={"name": "Second Name"}, now=world.now,
        )  # fmt: skip
    (change,) = raised.value.changes
    assert (change.current, change.changed_by) == ("First Name", "Admin")
    last = world.activities(None)[-1]
    assert (last["field"], last["new"]) == ("member_name", "First Name")


def test_an_edit_to_a_taken_name_is_refused_and_to_the_own_one_is_not(world: World) -> None:
    member_id = world.new_member()
    read = row(world, member_id)
    with pytest.raises(InvalidField):
        members.edit(
            world.database, world.admin, member_id,
            read=read, changes={"name": "olive"}, now=world.now,
        )  # fmt: skip
    upper = {"name": read["name"].upper()}
    members.edit(world.database, world.admin, member_id, read=read, changes=upper, now=world.now)
    assert row(world, member_id)["name"] == read["name"].upper()


def test_only_name_and_email_are_texts_of_a_member(world: World) -> None:
    with pytest.raises(InvalidField) as raised:
        members.edit(
            world.database, world.admin, world.support.id,
            read={}, changes={"role": "owner"}, now=world.now,
        )  # fmt: skip
    assert raised.value.field == "role"


def test_a_role_is_given_and_noted_but_never_the_owners(world: World) -> None:
    member_id = world.new_member()
    changed = members.set_role(
        world.database, world.admin, member_id, role=Role.ADMIN, now=world.now
    )
    assert changed.role is Role.ADMIN
    last = world.activities(None)[-1]
    assert (last["field"], last["old"], last["new"]) == ("member_role", "support", "admin")
    with pytest.raises(InvalidField):
        members.set_role(world.database, world.owner, member_id, role=Role.OWNER, now=world.now)


def test_the_owner_is_neither_demoted_nor_disabled_nor_removed(world: World) -> None:
    owner_id = world.owner.id
    with pytest.raises(Refused):
        members.set_role(world.database, world.admin, owner_id, role=Role.VIEWER, now=world.now)
    with pytest.raises(Refused):
        members.disable(world.database, world.admin, owner_id, now=world.now)
    with pytest.raises(Refused):
        members.remove(world.database, world.owner, owner_id, hand_over_to=None, now=world.now)
    assert row(world, owner_id)["role"] == "owner"


@pytest.mark.parametrize("end", ["disable", "remove"])
def test_whose_clients_nobody_takes_over_stays(world: World, end: str) -> None:
    member_id = world.new_member()
    owned(world, member_id)
    action = getattr(members, end)
    for heir in (None, member_id):
        with pytest.raises(Refused, match="relationship owner of 1 client"):
            action(world.database, world.admin, member_id, hand_over_to=heir, now=world.now)
    assert row(world, member_id)["status"] == "active"


@pytest.mark.parametrize(("end", "status"), [("disable", "disabled"), ("remove", "removed")])
def test_all_clients_go_to_the_member_who_takes_over(world: World, end: str, status: str) -> None:
    member_id, heir = world.new_member(), world.new_member()
    mine = [owned(world, member_id, "B"), owned(world, member_id, "A")]
    clients.archive(world.database, world.owner, mine[0], world.now)
    impact = members.removal_impact(world.database, member_id)
    assert (impact.clients, impact.first_names) == (2, ("A", "B"))
    ended = getattr(members, end)(
        world.database, world.admin, member_id, hand_over_to=heir, now=world.now
    )
    assert ended.status == row(world, member_id)["status"] == status
    changes = [world.activities(client_id)[-1] for client_id in mine]
    assert {world.client(client_id)["owner_id"] for client_id in mine} == {heir}
    assert {change["kind"] for change in changes} == {"owner_changed"}
    assert len({change["change_id"] for change in changes}) == 1


def test_clients_go_to_no_inactive_or_unknown_member(world: World) -> None:
    member_id, heir = world.new_member(), world.new_member()
    owned(world, member_id)
    members.disable(world.database, world.admin, heir, now=world.now)
    with pytest.raises(InvalidField):
        members.remove(world.database, world.admin, member_id, hand_over_to=heir, now=world.now)
    with pytest.raises(NotFound):
        members.remove(
            world.database, world.admin, member_id, hand_over_to=UUID(int=0), now=world.now
        )
    assert row(world, member_id)["status"] == "active"


def test_a_disabled_member_is_enabled_again(world: World) -> None:
    member_id = world.new_member()
    members.disable(world.database, world.admin, member_id, now=world.now)
    enabled = members.enable(world.database, world.admin, member_id, world.now)
    assert enabled.status is MemberStatus.ACTIVE


def test_a_removed_member_is_gone_and_comes_back_by_email(world: World) -> None:
    unique = new_id().hex
    member_id = add(world, f"Back {unique}", f"{unique}@desk.example")
    members.remove(world.database, world.admin, member_id, hand_over_to=None, now=world.now)
    with pytest.raises(NotFound):
        members.enable(world.database, world.admin, member_id, world.now)
    again = add(world, f"New {unique}", f"{unique.upper()}@desk.example", Role.VIEWER)
    assert again == member_id
    back = row(world, member_id)
    assert (back["name"], back["role"], back["status"]) == (f"New {unique}", "viewer", "active")
    assert back["email"] == f"{unique.upper()}@desk.example"


@pytest.mark.parametrize("name", ["josé", "jöse", "joße"])
def test_an_address_that_only_looks_alike_brings_no_removed_member_back(
    world: World, name: str
) -> None:
    unique = new_id().hex
    plain = {"josé": "jose", "jöse": "jose", "joße": "josse"}[name]
    member_id = add(world, f"Gone {name} {unique}", f"{plain}.{unique}@desk.example")
    members.remove(world.database, world.admin, member_id, hand_over_to=None, now=world.now)

    assert add(world, f"New {name} {unique}", f"{name}.{unique}@desk.example") != member_id
    assert row(world, member_id)["status"] == "removed"


def test_the_name_of_a_removed_member_is_free(world: World) -> None:
    unique = new_id().hex
    member_id = add(world, unique, f"{unique}@desk.example")
    members.remove(world.database, world.admin, member_id, hand_over_to=None, now=world.now)
    assert add(world, unique, f"other.{unique}@desk.example") != member_id


def test_the_workspace_is_handed_over_by_its_owner_only(world: World) -> None:
    transfer = members.transfer_ownership
    new = transfer(world.database, world.owner, world.support.id, world.now)
    assert new.role is Role.OWNER
    assert row(world, world.owner.id)["role"] == "admin"
    with pytest.raises(Refused):
        transfer(world.database, world.owner, world.admin.id, world.now)
    transfer(world.database, new.actor(), world.owner.id, world.now)
    assert row(world, world.owner.id)["role"] == "owner"
    owners = world.rows("select id from members where role = 'owner'")
    assert [owner["id"] for owner in owners] == [world.owner.id]


@pytest.mark.parametrize("end", ["disable", "remove", "demote"])
def test_whatever_meets_the_hand_over_one_active_owner_is_left(world: World, end: str) -> None:
    new = world.new_member(Role.ADMIN)
    start = threading.Barrier(2)
    ends = {
        "disable": lambda: members.disable(world.database, world.admin, new, now=world.now),
        "remove": lambda: members.remove(
            world.database, world.admin, new, hand_over_to=None, now=world.now
        ),
        "demote": lambda: members.set_role(
            world.database, world.admin, new, role=Role.VIEWER, now=world.now
        ),
    }

    def attempt(work: Callable[[], object]) -> None:
        start.wait()
        with suppress(Refused, InvalidField, NotFound):
            work()

    transfer = partial(members.transfer_ownership, world.database, world.owner, new, world.now)
    threads = [threading.Thread(target=attempt, args=(work,)) for work in (transfer, ends[end])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    [owner] = world.rows("select id, status from members where role = 'owner'")
    assert owner["status"] == "active"
    if owner["id"] == new:
        actor = Actor(new, "New", Role.OWNER)
        members.transfer_ownership(world.database, actor, world.owner.id, world.now)


def test_five_thousand_clients_are_counted_and_handed_over(world: World) -> None:
    member_id, heir = world.new_member(), world.new_member()
    first = owned(world, member_id, "A first")
    with world.database.cursor() as cursor:
        cursor.execute(
            "insert into clients by name select clients.* replace (uuid() as id, "
            "'More ' || n as name, 'more ' || n as name_key) from clients, range(4999) r(n) "
            "where id = ?",
            [first],
        )
    impact = members.removal_impact(world.database, member_id)
    assert (impact.clients, impact.first_names) == (5000, ("A first", "More 0", "More 1"))

    members.remove(world.database, world.admin, member_id, hand_over_to=heir, now=world.now)

    assert members.removal_impact(world.database, heir).clients == 5000
    assert members.removal_impact(world.database, member_id).clients == 0


def test_the_workspace_goes_to_no_inactive_member(world: World) -> None:
    member_id = world.new_member()
    members.disable(world.database, world.admin, member_id, now=world.now)
    with pytest.raises(InvalidField):
        members.transfer_ownership(world.database, world.owner, member_id, world.now)


def test_an_unknown_member_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        members.removal_impact(world.database, UUID(int=0))
    with pytest.raises(NotFound):
        members.enable(world.database, world.admin, UUID(int=0), world.now)
