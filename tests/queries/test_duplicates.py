from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.likeness import Sign
from clientdesk.queries.duplicates import duplicates
from clientdesk.queries.twins import likely_twins
from clientdesk.store.database import open_database
from tests.actions import invoicing
from tests.actions.worlds import World, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A workspace without clients."""
    people = make(tmp_path / "desk.duckdb")
    database = open_database(tmp_path / "desk.duckdb")
    yield World(database, **people)
    database.close()


def groups(world: World) -> list[tuple[UUID, ...]]:
    return [twins.ids for twins in duplicates(world.database, world.today)]


def test_groups_stand_in_the_order_of_likeness_times_what_is_owed(world: World) -> None:
    poor = world.new_client("Alder Ltd"), world.new_client("ALDER Limited")
    sure = (
        world.new_client("Birch Ltd", email="a@birch.example"),
        world.new_client("Birch Ltd", email="a@birch.example"),
    )
    rich = world.new_client("Cedar Ltd"), world.new_client("Cedar Ltd")
    invoicing.issued(world, rich[0])

    found = duplicates(world.database, world.today)

    assert [twins.ids for twins in found] == [rich, sure, poor]
    assert found[0].open > Decimal(0)
    assert Sign.EMAIL in found[1].shared


def test_a_new_client_is_found_and_a_deleted_one_forgotten(world: World) -> None:
    one = world.new_client("Damson Ltd")
    assert groups(world) == []

    other = world.new_client("Damson Ltd")
    assert groups(world) == [(one, other)]

    world.database.write(lambda tx: tx.execute("delete_client", id=other))
    assert groups(world) == []


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "ACME limited"},
        {"name": "Other", "email": "A@acme.example"},
        {"name": "Other", "website": "https://shop.acme.example"},
        {"name": "Acme GmbH"},
        {"name": "Acme", "email": "new@acme.example"},
        {"name": "Other", "phone": "+44 20 7946 0018"},
        {"name": "Other", "tax_id": "371 2010 47"},
    ],
)
def test_what_is_typed_finds_its_twin(world: World, typed: dict[str, str | None]) -> None:
    acme = world.new_client(
        "Acme Ltd",
        email="a@acme.example",
        website="https://www.acme.example",
        phone="+44 20 7946 0018",
        tax_id="GB371201047",
    )
    world.new_client("Zulu", email="zulu@zulu.example")

    assert [twin.id for twin in likely_twins(world.database, typed)] == [acme]


def test_what_is_typed_is_no_twin_of_itself_and_nothing_finds_nothing(world: World) -> None:
    own = world.new_client("Elm Ltd")

    assert likely_twins(world.database, {"name": "Elm Ltd"}, but=own) == []
    assert likely_twins(world.database, {"name": ""}) == []
