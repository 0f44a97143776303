from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import credit
from clientdesk.errors import Conflict, InvalidField, NotFound
from clientdesk.model.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World

NONE: dict[str, Any] = {"credit_limit": None, "on_hold": False}


def save(world: World, client_id: UUID, read: dict[str, Any], **changes: object) -> None:
    credit.set_credit(
        world.database, world.admin, client_id, read=read, changes=changes, now=world.now
    )


def stands(world: World, client_id: UUID) -> tuple[object, object]:
    row = world.client(client_id)
    return row["credit_limit"], row["on_hold"]


def test_a_limit_and_a_hold_are_saved_and_noted(world: World) -> None:
    client_id = world.new_client()
    save(world, client_id, NONE, credit_limit=Decimal(5000), on_hold=True)

    assert stands(world, client_id) == (Decimal(5000), True)
    noted = world.activities(client_id)[1:]
    assert [(line["field"], line["old"], line["new"]) for line in noted] == [
        ("credit_limit", None, "5000.00"),
        ("on_hold", "off", "on"),
    ]
    now: dict[str, Any] = {"credit_limit": Decimal("5000.000"), "on_hold": True}
    save(world, client_id, now, credit_limit=None)
    assert stands(world, client_id) == (None, True)


def test_what_is_so_already_changes_nothing(world: World) -> None:
    client_id = world.new_client()
    save(world, client_id, NONE, credit_limit=Decimal(5))
    save(world, client_id, {**NONE, "credit_limit": Decimal(5)}, credit_limit=Decimal("5.00"))

    assert len(world.activities(client_id)) == 2


def test_two_who_set_the_same_limit_conflict(world: World) -> None:
    client_id = world.new_client()
    save(world, client_id, NONE, credit_limit=Decimal(5))
    save(world, client_id, NONE, on_hold=True)
    with pytest.raises(Conflict, match="Admin changed Credit limit"):
        save(world, client_id, NONE, credit_limit=Decimal(6))
    assert stands(world, client_id) == (Decimal(5), True)


@pytest.mark.parametrize(
    "changes",
    [
        {"credit_limit": Decimal(-1)},
        {"credit_limit": Decimal("nan")},
        {"credit_limit": Decimal("1e13")},
        {"credit_limit": Decimal("0.005")},
        {"credit_limit": "5"},
        {"on_hold": None},
        {"terms": 1},
    ],
)
def test_wrong_values_are_refused(world: World, changes: dict[str, Any]) -> None:
    client_id = world.new_client()
    with pytest.raises(InvalidField):
        save(world, client_id, NONE, **changes)
    assert stands(world, client_id) == (None, False)


def test_a_client_that_is_not_there_has_no_credit(world: World) -> None:
    with pytest.raises(NotFound):
        save(world, new_id(), NONE, on_hold=True)
