from __future__ import annotations

from decimal import Decimal

import pytest

from clientdesk.model.rating import Habits
from clientdesk.text.rating import meaning, reasons


@pytest.mark.parametrize(
    ("delay", "habits", "sentences"),
    [
        (
            "12.4",
            Habits(14, 11, 2, 1, 97),
            (
                "Pays 12 days late on average over 14 paid or overdue invoices.",
                "11 of these 14 were late.",
                "2 invoices are overdue, the oldest by 97 days.",
                "1 invoice is more than 90 days overdue.",
            ),
        ),
        (
            "-3",
            Habits(2, 1),
            (
                "Pays 3 days early on average over 2 paid or overdue invoices.",
                "1 of these 2 was late.",
                "An early signal: fewer than 3 invoices.",
            ),
        ),
        ("0.4", Habits(3), ("Pays on the due date on average over 3 paid or overdue invoices.",)),
        (
            "1",
            Habits(1, 1, 1, 0, 1),
            (
                "Pays 1 day late on average over 1 paid or overdue invoice.",
                "1 invoice is overdue by 1 day.",
                "An early signal: fewer than 3 invoices.",
            ),
        ),
    ],
)
def test_reasons_are_short_sentences(
    delay: str, habits: Habits, sentences: tuple[str, ...]
) -> None:
    assert reasons(Decimal(delay), habits, "en_GB") == sentences


def test_all_invoices_late_says_all() -> None:
    assert reasons(Decimal(9), Habits(4, 4), "en_GB")[1] == "All 4 of these were late."


def test_nothing_to_judge_says_so() -> None:
    assert reasons(None, Habits(), "en_GB") == (
        "No invoice with a due date is paid or overdue yet.",
    )


@pytest.mark.parametrize(
    ("letter", "said"),
    [("A", "up to 30"), ("B", "up to 60"), ("C", "up to 90"), ("D", "more than 90")],
)
def test_a_letter_says_how_late_it_means(letter: str, said: str) -> None:
    assert meaning(letter) == f"{said} days late on average"
