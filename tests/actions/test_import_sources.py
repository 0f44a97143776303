from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions.import_sources import remember
from clientdesk.intake.columns import signature
from clientdesk.intake.tables import open_table
from clientdesk.queries.import_sources import remembered

if TYPE_CHECKING:
    from tests.actions.conftest import World


def signed(header: str) -> str:
    return signature(open_table(f"{header}\nA,B\n".encode(), "list.csv"))


def test_a_list_with_the_same_headings_is_read_as_the_last_one(world: World) -> None:
    mapping = {"name": "Firm", "notes": None, "address": ["Street", "Town"]}
    remember(world.database, world.admin, "clients", signed("Firm,Town"), {"name": "x"}, world.now)

    remember(world.database, world.admin, "clients", signed("Firm,Town"), mapping, world.now)

    assert remembered(world.database, "clients", signed("TOWN,firm")) == mapping
    assert remembered(world.database, "clients", signed("Firm,City")) == {}
    assert remembered(world.database, "payments", signed("Firm,Town")) == {}


def test_an_empty_choice_forgets(world: World) -> None:
    for mapping in ({"name": "Firm"}, {}):
        remember(world.database, world.admin, "clients", "s", mapping, world.now)

    assert remembered(world.database, "clients", "s") == {}
