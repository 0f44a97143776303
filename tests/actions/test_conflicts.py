from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions.conflicts import Subject, edits, same
from clientdesk.errors import Conflict
from clientdesk.model.activity import Edit

if TYPE_CHECKING:
    from tests.actions.conftest import World


@pytest.mark.parametrize(
    ("one", "other"), [(None, ""), ("14", 14), ("a", "a"), (None, None), (b"x", b"x")]
)
def test_a_form_and_a_record_say_the_same(one: object, other: object) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [(None, "a"), ("a", "A"), (0, None), (b"xy", b"xx"), (True, False)]
)
def test_a_form_and_a_record_differ(one: object, other: object) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_several_lost_fields_are_named_together_and_nobody_by_a_guess(world: World) -> None:
    current = {"name": "A", "notes": "theirs", "email": "t@b.example", "updated_at": world.now}
    labels = {"name": "Name", "notes": "Notes", "email": "E-mail"}
    wanted = {"name": "B", "notes": "mine", "email": "m@b.example"}
    with pytest.raises(Conflict) as raised:
        world.database.write(
            lambda tx: edits(
                tx, current, {"name": "A"}, wanted, labels=labels, subject=Subject(world.owner.id)
            )
        )
    assert [change.field for change in raised.value.changes] == ["notes", "email"]
    assert raised.value.message == (
        "Somebody changed Notes, E-mail after you opened this. Nothing of yours was saved."
    )
    assert {change.changed_at for change in raised.value.changes} == {world.now}


def test_fields_of_a_part_carry_its_prefix(world: World) -> None:
    found = world.database.write(
        lambda tx: edits(
            tx, {"name": "A"}, {"name": "A"}, {"name": "B"},
            labels={"name": "Name"}, subject=Subject(prefix="contact_"),
        )
    )  # fmt: skip
    assert found == [Edit("contact_name", "A", "B")]
