from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import api_tokens, members
from clientdesk.errors import InvalidField, NotFound
from clientdesk.model.ids import new_id
from clientdesk.model.member import MemberDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.queries.api_tokens import api_tokens as listed
from clientdesk.queries.api_tokens import holder_of

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.actions.api_tokens import NewToken
    from tests.actions.conftest import World


def made(world: World, actor: Actor | None = None, days: int | None = None) -> NewToken:
    name = f"Cron {new_id().hex}"
    return api_tokens.create(world.database, actor or world.admin, name, days=days, now=world.now)


def colleague(world: World, role: Role = Role.ADMIN) -> Actor:
    member_id = world.new_member(role)
    row = world.database.row("member_to_change", id=member_id)
    assert row is not None
    return Actor(member_id, row["name"], role)


def last_used(world: World, token_id: UUID) -> object:
    row = world.database.row("api_token_to_change", id=token_id)
    assert row is not None
    return row["last_used_at"]


def test_only_the_hash_is_kept_and_the_token_acts_in_the_name_of_its_maker(world: World) -> None:
    new = made(world)

    [row] = world.rows("select * from api_tokens where id = ?", new.id)
    assert new.token not in "".join(str(value) for value in row.values())
    assert new.token not in repr(new)
    holder = holder_of(world.database, new.token, world.now)
    assert holder is not None
    assert (holder.actor.id, holder.actor.name) == (world.admin.id, world.admin.name)
    assert (holder.actor.role, holder.actor.kind) == (Role.ADMIN, "api")
    assert (holder.token_id, holder.last_used_at) == (new.id, None)


def test_making_and_revoking_are_noted_without_the_token(world: World) -> None:
    new = made(world)
    api_tokens.revoke(world.database, world.owner, new.id, world.now)

    given, revoked = world.activities(None)[-2:]
    assert (given["kind"], given["new"], given["actor_name"]) == (
        *("api_access_given", new.name, "Admin"),
    )
    assert (revoked["kind"], revoked["old"], revoked["actor_name"]) == (
        *("api_access_revoked", new.name, "Olive"),
    )
    assert new.token not in str(given) + str(revoked)


def test_a_revoked_token_is_refused_and_leaves_the_list(world: World) -> None:
    new = made(world)
    assert new.id in [token.id for token in listed(world.database)]

    for _ in range(2):
        api_tokens.revoke(world.database, world.admin, new.id, world.now)

    assert holder_of(world.database, new.token, world.now) is None
    assert new.id not in [token.id for token in listed(world.database)]
    kinds = [line["kind"] for line in world.activities(None)[-2:]]
    assert kinds == ["api_access_given", "api_access_revoked"]


def test_a_token_ends_at_its_moment(world: World) -> None:
    new, end = made(world, days=30), world.now + timedelta(days=30)

    assert holder_of(world.database, new.token, end - timedelta(seconds=1))
    assert holder_of(world.database, new.token, end) is None


def test_a_token_is_refused_while_its_maker_is_disabled(world: World) -> None:
    maker = colleague(world)
    new = made(world, maker)

    members.disable(world.database, world.owner, maker.id, now=world.now)
    assert holder_of(world.database, new.token, world.now) is None
    members.enable(world.database, world.owner, maker.id, world.now)
    assert holder_of(world.database, new.token, world.now)


def test_a_token_dies_with_its_makers_membership_and_does_not_come_back(world: World) -> None:
    maker = colleague(world)
    new = made(world, maker)
    [row] = world.rows("select email from members where id = ?", maker.id)

    members.remove(world.database, world.owner, maker.id, hand_over_to=None, now=world.now)
    draft = MemberDraft(maker.name, row["email"], Role.ADMIN)
    assert members.add(world.database, world.owner, draft, world.now) == maker.id

    assert holder_of(world.database, new.token, world.now) is None


def test_a_token_has_the_role_that_its_maker_has_by_now(world: World) -> None:
    maker = colleague(world)
    new = made(world, maker)
    members.set_role(world.database, world.owner, maker.id, role=Role.VIEWER, now=world.now)

    holder = holder_of(world.database, new.token, world.now)

    assert holder is not None
    assert holder.actor.role is Role.VIEWER


def test_a_live_name_is_taken_and_a_revoked_one_is_free(world: World) -> None:
    first = made(world)
    with pytest.raises(InvalidField) as raised:
        api_tokens.create(world.database, world.owner, first.name.upper(), days=None, now=world.now)
    assert raised.value.field == "name"

    api_tokens.revoke(world.database, world.owner, first.id, world.now)
    api_tokens.create(world.database, world.owner, first.name, days=None, now=world.now)


def test_a_use_is_written_at_most_once_a_minute(world: World) -> None:
    new, later = made(world), world.now + timedelta(seconds=59)
    api_tokens.note_use(world.database, new.id, world.now)
    before = world.database.sequence

    threads = [
        threading.Thread(target=api_tokens.note_use, args=(world.database, new.id, later))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert (last_used(world, new.id), world.database.sequence) == (world.now, before)
    api_tokens.note_use(world.database, new.id, world.now + timedelta(minutes=1))
    assert last_used(world, new.id) == world.now + timedelta(minutes=1)


def test_a_token_that_is_not_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        api_tokens.revoke(world.database, world.admin, new_id(), world.now)
    api_tokens.note_use(world.database, new_id(), world.now)
