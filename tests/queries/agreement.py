"""Whether the product's report says what the reference says, with the sentences of what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from uuid import UUID

from clientdesk.model.money import plain
from clientdesk.queries.behind import Figure, Page, Scope, behind
from clientdesk.queries.export import EXPORTS
from clientdesk.queries.profile import profile
from clientdesk.queries.report import report
from tests.queries.reference_invoices import Book, minor
from tests.queries.reference_report import Question, months, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.report import Report
    from clientdesk.store.database import Database

SAME = ("revenue", "invoiced", "outstanding", "overdue", "credit", "invoice_count")
OPENED = (Figure.REVENUE, Figure.INVOICED, Figure.OUTSTANDING, Figure.OVERDUE, Figure.CREDIT)
EVERY_ROW = Page(0, 10**6)
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
        *((name, found[name], _float(wanted[name])) for name in NUMBERS),
    ]
    wrong = [f"{name}: {one}, not {other}" for name, one, other in pairs if not _same(one, other)]
    return [f"{asked}: {sentence}" for sentence in wrong + _aging(found, wanted, asked.currency)]


def months_differ(database: Database, book: Book, asked: Question) -> list[str]:
    """The same for the months of a client's profile on a day."""
    if asked.client is None:
        return []
    found = profile(database, UUID(asked.client), asked.as_of, months=24).months.rows()
    rows = [
        (month, plain(one, asked.currency), plain(other, asked.currency))
        for month, one, other in found
    ]
    wanted = months(book, asked, 24)
    return [
        f"{asked}: months: {one}, not {other}"
        for one, other in zip(rows, wanted, strict=True)
        if one != other
    ]


def openings_differ(database: Database, asked: Question) -> list[str]:
    """The same for what figures open to: the invoices add up to what the report says."""
    client = UUID(asked.client) if asked.client else None
    found = report(
        database,
        asked.today,
        client_id=client,
        first=asked.first,
        last=asked.last,
        as_of=asked.as_of,
    )
    scope = Scope(client, asked.first, asked.last, asked.as_of)
    wrong = [
        *(_money(database, asked, scope, figure, found) for figure in OPENED),
        *(_status(database, asked, scope, name, found) for name in found.status),
    ]
    days = behind(database, Figure.DSO, asked.today, scope, EVERY_ROW).rows["days"]
    mean = _float(days.mean())
    if days.len() != found.settled or not _same(mean, _float(found.dso)):
        wrong.append(f"dso opens to a mean of {mean}, not {found.dso}")
    return [f"{asked}: {sentence}" for sentence in wrong if sentence]


def _money(
    database: Database, asked: Question, scope: Scope, figure: Figure, found: Report
) -> str | None:
    opened = behind(database, figure, asked.today, scope, EVERY_ROW)
    total, wanted = opened.by_currency["converted"].sum() or 0, getattr(found, str(figure))
    is_whole = total == wanted and opened.rows.height == opened.counted
    return None if is_whole else f"{figure} opens to {total} of {opened.counted}, not {wanted}"


def _status(
    database: Database, asked: Question, scope: Scope, name: str, found: Report
) -> str | None:
    opened = behind(database, Figure.STATUS, asked.today, replace(scope, status=name), EVERY_ROW)
    wanted, statuses = found.status[name].count, opened.rows["status"].to_list()
    is_whole = statuses == [name] * wanted and opened.counted == wanted
    return None if is_whole else f"{name} opens to {statuses}, not to {wanted}"


def _float(value: Any) -> float | None:  # noqa: ANN401
    return None if value is None else float(value)


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


def _same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(abs(other), 1)
    return one == other
