from __future__ import annotations

import pytest

from clientdesk.ui.enrichment_switch import can_turn


@pytest.mark.parametrize(
    ("names", "who"),
    [
        (["Ada"], "Ada"),
        (["Ada", "Ben", "Cleo"], "Ada, Ben and Cleo"),
        (["Ada", "Ben", "Cleo", "Dan"], "Ada, Ben, Cleo and 1 other"),
        (["Ada", "Ben", "Cleo", "Dan", "Eva"], "Ada, Ben, Cleo and 2 others"),
    ],
)
def test_the_first_who_can_turn_it_are_named(names: list[str], who: str) -> None:
    assert can_turn(names) == f"{who} can turn it on or off."
