from __future__ import annotations

from decimal import Decimal

import pytest

from clientdesk.model.rating import Habits, rating, together


@pytest.mark.parametrize(
    ("delay", "letter", "score"),
    [
        ("-12", "A", 100),
        ("0", "A", 100),
        ("30", "A", 75),
        ("30.01", "B", 74),
        ("60", "B", 50),
        ("60.5", "C", 49),
        ("90", "C", 25),
        ("90.5", "D", 24),
        ("91", "D", 24),
        ("120", "D", 0),
        ("4000", "D", 0),
    ],
)
def test_letter_and_score_follow_the_average_delay(delay: str, letter: str, score: int) -> None:
    found = rating(Decimal(delay), 14)

    assert (found.letter, found.score, found.early) == (letter, score, False)


@pytest.mark.parametrize(("sample", "early"), [(1, True), (2, True), (3, False)])
def test_fewer_than_three_invoices_are_an_early_signal(sample: int, early: bool) -> None:
    assert rating(Decimal(5), sample).early is early


@pytest.mark.parametrize(("delay", "late"), [("-4", False), ("0.4", False), ("0.5", True)])
def test_a_client_pays_late_from_a_rounded_day_on(delay: str, late: bool) -> None:
    assert rating(Decimal(delay), 14).pays_late is late


def test_nothing_paid_or_overdue_has_no_rating() -> None:
    found = rating(None, 0)

    assert (found.letter, found.score, found.sample) == (None, None, 0)


def test_habits_of_several_currencies_are_one() -> None:
    assert together([Habits(3, 2, 1, 0, 5), Habits(1, 1, 1, 1, 95), Habits()]) == Habits(
        4, 3, 2, 1, 95
    )
