"""What a rating means, and why a client has it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from clientdesk.model.rating import FEW, LETTERS
from clientdesk.text.amounts import number
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from clientdesk.model.rating import Habits


def meaning(letter: str) -> str:
    """What a letter says of a client: up to 30 days late on average."""
    for last, each in LETTERS:
        if each == letter:
            return f"up to {last} days late on average"
    return f"more than {LETTERS[-1][0]} days late on average"


def reasons(delay: Decimal | None, habits: Habits, locale: str) -> tuple[str, ...]:
    """What the rating rests on, most telling first."""
    if delay is None:
        return ("No invoice with a due date is paid or overdue yet.",)
    judged = count(habits.judged, "paid or overdue invoice", locale=locale)
    found = [f"{_usually(delay, locale)} over {judged}."]
    if habits.late and habits.judged > 1:
        found.append(_late(habits, locale))
    if habits.overdue:
        found.append(_overdue(habits, locale))
    if habits.long_overdue:
        long = count(habits.long_overdue, "invoice", locale=locale)
        verb = "is" if habits.long_overdue == 1 else "are"
        found.append(f"{long} {verb} more than 90 days overdue.")
    if habits.judged < FEW:
        found.append(f"An early signal: fewer than {FEW} invoices.")
    return tuple(found)


def _usually(delay: Decimal, locale: str) -> str:
    days = int(delay.to_integral_value(ROUND_HALF_UP))
    if not days:
        return "Pays on the due date on average"
    word = "late" if days > 0 else "early"
    return f"Pays {count(abs(days), 'day', locale=locale)} {word} on average"


def _late(habits: Habits, locale: str) -> str:
    of = number(habits.judged, locale)
    if habits.late == habits.judged:
        return f"All {of} of these were late."
    verb = "was" if habits.late == 1 else "were"
    return f"{number(habits.late, locale)} of these {of} {verb} late."


def _overdue(habits: Habits, locale: str) -> str:
    days = count(habits.days_overdue or 0, "day", locale=locale)
    many = count(habits.overdue, "invoice", locale=locale)
    if habits.overdue == 1:
        return f"{many} is overdue by {days}."
    return f"{many} are overdue, the oldest by {days}."
