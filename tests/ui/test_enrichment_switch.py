from __future__ import annotations

import pytest

from clientdesk.ui.enrichment_switch import can_turn, turned


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


def test_turning_it_off_says_what_was_skipped() -> None:
    assert turned(on=False, waits=2) == "Enrichment is off; 2 clients that waited were skipped."
    assert turned(on=False, waits=0) == "Enrichment is off."
    assert turned(on=True, waits=0) == "Enrichment is on."
