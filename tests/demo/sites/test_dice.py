from __future__ import annotations

import re

from clientdesk.demo.sites.dice import Dice


def test_the_same_seed_purpose_and_row_give_the_same_draws() -> None:
    draws = [[Dice(7, "page", 3).below(1000) for _ in range(1)] for _ in range(2)]

    assert draws[0] == draws[1]
    assert Dice(7, "page", 3).below(10**9) != Dice(7, "firm", 3).below(10**9)
    assert Dice(7, "page", 3).below(10**9) != Dice(7, "page", 4).below(10**9)


def test_draws_stay_below_their_bound_and_reach_every_choice() -> None:
    dice = Dice(1, "page", 0)

    assert {dice.below(3) for _ in range(200)} == {0, 1, 2}
    assert {dice.pick("abc") for _ in range(200)} == set("abc")


def test_a_chance_comes_about_as_often_as_its_share() -> None:
    dice = Dice(1, "page", 0)

    assert 220 <= sum(dice.chance(0.25) for _ in range(1000)) <= 280
    assert not any(dice.chance(0.0) for _ in range(100))
    assert all(dice.chance(1.0) for _ in range(100))


def test_some_choices_are_different_ones_and_no_more_than_there_are() -> None:
    drawn = Dice(1, "page", 0).some("abcde", 3)

    assert len(set(drawn)) == len(drawn) == 3
    assert sorted(Dice(1, "page", 0).some("abc", 9)) == ["a", "b", "c"]


def test_a_filled_pattern_keeps_its_other_signs_and_never_begins_with_nought() -> None:
    filled = [Dice(1, "page", row).filled("FN ###@") for row in range(300)]

    assert all(re.fullmatch(r"FN [1-9][0-9]{2}[a-z]", each) for each in filled)


def test_numbers_around_a_middle_lie_on_both_sides_of_it() -> None:
    dice = Dice(1, "page", 0)
    drawn = sorted(dice.around(40, 3) for _ in range(500))

    assert drawn[0] > 0
    assert 30 < drawn[250] < 53
