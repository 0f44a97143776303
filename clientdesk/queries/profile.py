"""What one client's page shows of its money: figures, months, how it pays, what it may owe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model import rating as ratings
from clientdesk.model.rating import Habits, Rating
from clientdesk.model.report import ISSUED
from clientdesk.queries.as_of import rates_on
from clientdesk.queries.report import Question, answer, billing, convertible
from clientdesk.text.rating import reasons

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.model.money import Rates
    from clientdesk.model.report import Report
    from clientdesk.store.database import Database

MONTHS: Final = 12
"""How many months a profile goes back, with the one that has begun."""

_AMOUNT: Final = pl.Decimal(18, 3)


@dataclass(frozen=True, slots=True)
class Profile:
    """A client's figures of all time, in the billing currency."""

    report: Report
    months: pl.DataFrame
    """month (its first day), invoiced, collected; oldest first, empty ones 0."""
    status: pl.DataFrame
    """status, count, amount; every status in the order of the words."""
    aging: pl.DataFrame
    """bucket, amount; every bucket in order, together outstanding."""
    average_days_to_pay: Decimal | None
    sample: int
    """How many settled invoices average_days_to_pay is the mean of."""
    average_delay: Decimal | None
    rating: Rating
    credit_limit: Decimal | None
    headroom: Decimal | None
    """What is left of the credit limit, below 0 when it is passed; None without a limit."""
    on_hold: bool


def profile(database: Database, client_id: UUID, today: date, *, months: int = MONTHS) -> Profile:
    """The profile of a client as the day of today shows it; raises NotFound."""
    record = billing(database, client_id)
    rates, timezone = rates_on(database, today)
    currency = record["currency"]
    found = answer(
        database, Question(client_id, None, None, today, today, currency, rates, timezone)
    )
    limit = record["credit_limit"]
    return Profile(
        report=found,
        months=_months(database, found, rates, client_id, months),
        status=_status(found),
        aging=_aging(found),
        average_days_to_pay=found.dso,
        sample=found.settled,
        average_delay=found.average_delay,
        rating=_rating(database, found, rates, client_id, record["locale"]),
        credit_limit=limit,
        headroom=None if limit is None else limit - found.outstanding,
        on_hold=record["on_hold"],
    )


def months_until(day: date, count: int) -> list[date]:
    """The first days of so many months up to that of the day, oldest first."""
    newest = day.year * 12 + day.month - 1
    numbers = range(max(newest - count + 1, 12), newest + 1)
    return [day.replace(year=number // 12, month=number % 12 + 1, day=1) for number in numbers]


def _months(
    database: Database, found: Report, rates: Rates, client_id: UUID, count: int
) -> pl.DataFrame:
    shown = months_until(found.as_of, count)
    rows = database.rows(
        "profile_months",
        client=client_id,
        day=found.as_of,
        first=shown[0],
        last=found.as_of,
        issued=[*ISSUED],
    )
    data = [
        (
            month,
            *(
                _total(rows, month, name, rates, found.currency)
                for name in ("invoiced", "collected")
            ),
        )
        for month in shown
    ]
    schema = {"month": pl.Date(), "invoiced": _AMOUNT, "collected": _AMOUNT}
    return pl.DataFrame(data, schema=schema, orient="row")


def _total(
    rows: list[dict[str, Any]], month: date, name: str, rates: Rates, currency: str
) -> Decimal:
    parts = [(row["currency"], row[name]) for row in rows if row["month"] == month]
    return rates.total(parts, currency).amount


def _status(found: Report) -> pl.DataFrame:
    rows = [(name, one.count, one.amount) for name, one in found.status.items()]
    schema = {"status": pl.String(), "count": pl.Int64(), "amount": _AMOUNT}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _aging(found: Report) -> pl.DataFrame:
    rows = [(str(bucket), amount) for bucket, amount in found.aging.items()]
    return pl.DataFrame(rows, schema={"bucket": pl.String(), "amount": _AMOUNT}, orient="row")


def _rating(
    database: Database, found: Report, rates: Rates, client_id: UUID, locale: str
) -> Rating:
    """The letter with what it rests on: invoices whose money counts."""
    known = convertible(rates, found.currency)
    rows = database.rows("profile_habits", client=client_id, day=found.as_of, issued=[*ISSUED])
    names = ("judged", "late", "overdue", "long_overdue", "days_overdue")
    habits = ratings.together(
        Habits(*(row[name] for name in names)) for row in rows if row["currency"] in known
    )
    delay = found.average_delay
    return ratings.rating(delay, habits.judged, reasons(delay, habits, locale))
