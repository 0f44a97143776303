"""Whether the product's report says what the reference says, with the sentences of what differs."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from uuid import UUID

from clientdesk.queries.export import EXPORTS
from clientdesk.queries.report import report
from tests.queries.reference_report import Book, Question, minor, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.store.database import Database

SAME = ("revenue", "invoiced", "outstanding", "overdue", "credit", "invoice_count")
NUMBERS = ("dso", "dso_balance", "collection_rate", "payment_velocity", "average_delay")


def exported(database: Database, today: date) -> Book:
    """What `clientdesk export` prints, and the two settings that dates and money depend on."""
    [workspace] = database.rows("workspace")
    rows = {
        kind: list(EXPORTS[kind].rows(database, None, today))
        for kind in ("invoices", "payments", "rates")
    }
    return Book(**rows, base=workspace["base_currency"], timezone=workspace["timezone"])


def questions(
    database: Database, today: date, days: Iterable[date], clients: int = 3
) -> list[Question]:
    """The portfolio and some clients on days, of all time and of windows."""
    [workspace] = database.rows("workspace")
    rows = list(EXPORTS["clients"].rows(database, None, today))
    base: list[tuple[str | None, str]] = [(None, workspace["base_currency"])]
    asked = [*base, *((row["id"], row["currency"]) for row in rows[:clients])]
    return [
        Question(today, day, currency, client, first, last)
        for day in days
        for client, currency in asked
        for first, last in (
            (None, None),
            (day - timedelta(days=8), day - timedelta(days=2)),
            (day - timedelta(days=120), day + timedelta(days=3)),
        )
    ]


def differences(database: Database, book: Book, asked: Question) -> list[str]:
    """One sentence for each figure that is not the reference's; none when they agree."""
    found = report(
        database,
        asked.today,
        client_id=UUID(asked.client) if asked.client else None,
        first=asked.first,
        last=asked.last,
        as_of=asked.as_of,
    ).to_json()
    wanted = reference(book, asked)
    left_out = sorted(one["invoice"] for one in found["left_out"])
    status = {name: (one["count"], one["amount"]) for name, one in found["status"].items()}
    pairs = [
        *((name, found[name], wanted[name]) for name in SAME),
        ("status", status, wanted["status"]),
        ("left_out", left_out, wanted["left_out"]),
        *((name, found[name], _number(wanted[name])) for name in NUMBERS),
    ]
    wrong = [f"{name}: {one}, not {other}" for name, one, other in pairs if not _same(one, other)]
    return [f"{asked}: {sentence}" for sentence in wrong + _aging(found, wanted, asked.currency)]


def _aging(found: dict[str, Any], wanted: dict[str, Any], currency: str) -> list[str]:
    """Buckets lie next to their exact values and add up to outstanding and overdue."""
    unit = Fraction(1, 10 ** minor(currency))
    aging = {name: Fraction(text) for name, text in found["aging"].items()}
    late = sum(aging[name] for name in ("1-30", "31-60", "61-90", "90+"))
    wrong = [
        f"{name}: {float(part)}, not {float(wanted['aging'][name])}"
        for name, part in aging.items()
        if abs(part - wanted["aging"][name]) >= unit
    ]
    if sum(aging.values()) != Fraction(wanted["outstanding"]):
        wrong.append("aging does not add up to outstanding")
    return wrong if late == Fraction(wanted["overdue"]) else [*wrong, "aging is not overdue"]


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(abs(other), 1)
    return one == other
