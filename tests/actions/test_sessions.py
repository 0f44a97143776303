from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import members
from clientdesk.actions.sessions import note_sign_in, sign_out_everywhere
from clientdesk.errors import NotAllowed, Refused
from clientdesk.model.words import Role
from clientdesk.queries.members import members as everybody

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.member import Member
    from tests.actions.conftest import World


def member(world: World, member_id: UUID) -> Member:
    return next(one for one in everybody(world.database) if one.id == member_id)


@pytest.mark.parametrize("role", Role)
def test_everybody_may_end_their_own_sessions(world: World, role: Role) -> None:
    actor = world.actor(role)

    ended = sign_out_everywhere(world.database, actor, actor.id, world.now)

    assert ended.signed_out_at == world.now
    last = world.activities(None)[-1]
    assert (last["kind"], last["actor_name"]) == ("member_signed_out", actor.name)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT])
def test_the_sessions_of_others_are_ended_by_who_manages_members(world: World, role: Role) -> None:
    other = world.new_member()
    with pytest.raises(NotAllowed, match="admin"):
        sign_out_everywhere(world.database, world.actor(role), other, world.now)
    assert member(world, other).signed_out_at is None

    sign_out_everywhere(world.database, world.admin, other, world.now)
    assert member(world, other).signed_out_at == world.now


def test_disabling_ends_sessions_also_for_when_they_come_back(world: World) -> None:
    other = world.new_member()
    members.disable(world.database, world.admin, other, now=world.now)
    members.enable(world.database, world.admin, other, world.now)

    assert member(world, other).signed_out_at == world.now


def test_only_a_newer_sign_in_is_kept(world: World) -> None:
    other = world.new_member()
    note_sign_in(world.database, member(world, other), world.now)
    note_sign_in(world.database, member(world, other), world.now - timedelta(hours=1))
    sequence = world.database.sequence
    note_sign_in(world.database, member(world, other), world.now)

    assert member(world, other).signed_in_at == world.now
    assert world.database.sequence == sequence


def test_an_admin_cannot_give_the_owner_another_address(world: World) -> None:
    for actor in (world.admin, world.owner):
        read = {"email": member(world, world.owner.id).email}
        changes = {"email": "mallory@desk.example"}
        if actor is world.admin:
            with pytest.raises(Refused, match="owns the workspace"):
                members.edit(
                    world.database, actor, world.owner.id, read=read, changes=changes, now=world.now
                )
        else:
            members.edit(
                world.database, actor, world.owner.id, read=read, changes=changes, now=world.now
            )
    assert member(world, world.owner.id).email == "mallory@desk.example"
