from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import not_duplicates
from clientdesk.errors import InvalidInput, NotFound
from clientdesk.model.ids import new_id
from clientdesk.queries.duplicates import duplicates

if TYPE_CHECKING:
    from tests.actions.worlds import World


def test_said_to_be_two_is_remembered_once_and_taken_back(world: World) -> None:
    one, two, three = (world.new_client("Said Ltd") for _ in range(3))
    first = not_duplicates.say(world.database, world.admin, [one, two], world.now)
    assert [twins.ids for twins in duplicates(world.database, world.today)] == [(one, three)]
    rest = not_duplicates.say(world.database, world.admin, [one, two, three], world.now)

    assert (len(first), len(rest)) == (1, 2)
    assert duplicates(world.database, world.today) == []
    assert not_duplicates.take_back(world.database, world.admin, [*first, *rest]) == 3
    assert [twins.ids for twins in duplicates(world.database, world.today)] == [(one, two, three)]


def test_it_takes_two_different_clients_that_exist(world: World) -> None:
    one = world.new_client("Alone")

    with pytest.raises(InvalidInput):
        not_duplicates.say(world.database, world.admin, [one, one], world.now)
    with pytest.raises(NotFound):
        not_duplicates.say(world.database, world.admin, [one, new_id()], world.now)
