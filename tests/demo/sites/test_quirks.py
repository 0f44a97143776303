from __future__ import annotations

from collections import Counter

from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.quirks import FAILING, Quirk, quirks


def test_every_quirk_is_found_in_a_demo_of_the_usual_size() -> None:
    drawn = Counter(quirks(Dice(1, "quirks", 0), 400))

    assert set(drawn) == {None, *Quirk}
    assert drawn[None] > 290


def test_few_sites_cannot_be_read() -> None:
    drawn = quirks(Dice(3, "quirks", 0), 1000)

    assert 40 <= sum(each in FAILING for each in drawn) <= 90


def test_small_numbers_of_sites_have_few_quirks_or_none() -> None:
    assert quirks(Dice(1, "quirks", 0), 0) == []
    assert quirks(Dice(1, "quirks", 0), 1) == [None]
