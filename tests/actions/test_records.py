from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from clientdesk.actions import records
from clientdesk.errors import NotFound
from clientdesk.model.words import MemberStatus, Role
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from clientdesk.store.transaction import Transaction
    from tests.actions.conftest import World


def test_a_member_is_read_with_words_not_texts(world: World) -> None:
    member = world.database.write(lambda tx: records.member(tx, world.support.id))
    assert (member.role, member.status) == (Role.SUPPORT, MemberStatus.ACTIVE)
    assert member.actor() == world.support


def test_an_update_of_an_older_version_is_tried_again_and_then_given_up(world: World) -> None:
    tries = []

    def work(tx: Transaction) -> None:
        tries.append(tx)
        client = {"id": world.support.id, "name": "X", "email": "x", "role": "x", "status": "x"}
        records.update(tx, "update_member", **client, version=0)

    with pytest.raises(LostConflict):
        world.database.write(work)
    assert len(tries) > 1


def test_what_is_not_there_is_not_found(world: World) -> None:
    for read in (records.client, records.member):
        with pytest.raises(NotFound):
            world.database.write(lambda tx, read=read: read(tx, UUID(int=0)))  # type: ignore[misc]
