"""The figures of one client or of the portfolio, as contracts.md section 2 has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidInput, NotFound
from clientdesk.model import days_to_pay
from clientdesk.model.aging import Bucket
from clientdesk.model.days import FIRST_DAY, LAST_DAY, end_of
from clientdesk.model.figures import (
    LATE,
    RECENT_DAYS,
    Sums,
    aging_in,
    average_delay,
    balance_days,
    collection_rate,
)
from clientdesk.model.invoice import NOTHING
from clientdesk.model.report import ISSUED, STATUSES, UNISSUED, Report, Standing
from clientdesk.queries.as_of import rates_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.model.money import Rates
    from clientdesk.store.database import Database

_BUCKETS: Final = {
    Bucket.CURRENT: "current",
    Bucket.UP_TO_30: "up_to_30",
    Bucket.UP_TO_60: "up_to_60",
    Bucket.UP_TO_90: "up_to_90",
    Bucket.OVER_90: "over_90",
    Bucket.NO_DUE_DATE: "no_due_date",
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, with the rates of its day."""

    client: UUID | None
    first: date | None
    last: date | None
    day: date
    today: date
    currency: str
    rates: Rates
    timezone: str


def report(
    database: Database,
    today: date,
    *,
    client_id: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
    as_of: date | None = None,
) -> Report:
    """The figures of a client, by default of the portfolio; statuses are those of today."""
    if first and last and first > last:
        raise InvalidInput(
            f"The window begins on {first}, after it ends on {last}.",
            hint="Give the earlier date first.",
        )
    day = as_of or today
    rates, timezone = rates_on(database, day)
    currency = rates.base if client_id is None else billing(database, client_id)["currency"]
    return answer(database, Question(client_id, first, last, day, today, currency, rates, timezone))


def billing(database: Database, client_id: UUID) -> dict[str, Any]:
    """What a client's figures depend on: currency, locale, limit; raises NotFound."""
    found = database.row("client_billing", id=client_id)
    if found is None:
        raise NotFound("client", client_id)
    return found


def answer(database: Database, asked: Question) -> Report:
    """The figures that a question asks for."""
    since_issue, since_sent, sums = _sums(database, asked)
    aging = aging_in(sums, asked.rates, asked.currency)
    context = (sums, asked.rates, asked.currency)
    return Report(
        as_of=asked.day,
        first=asked.first,
        last=asked.last,
        currency=asked.currency,
        revenue=_total(asked, sums, "revenue"),
        invoiced=_total(asked, sums, "invoiced"),
        outstanding=_total(asked, sums, "outstanding"),
        overdue=_total(asked, sums, "overdue"),
        credit=_total(asked, sums, "credit"),
        invoice_count=sum(one.invoice_count for one in sums),
        aging=aging,
        status=_status(database, asked),
        dso=days_to_pay.mean(since_issue),
        settled=days_to_pay.sample(since_issue),
        dso_balance=balance_days(*context),
        collection_rate=collection_rate(*context),
        payment_velocity=days_to_pay.median(since_sent),
        average_delay=average_delay(*context),
        left_out=_left_out(database, asked),
    )


def _sums(
    database: Database, asked: Question
) -> tuple[Mapping[int, int], Mapping[int, int], Sequence[Sums]]:
    """Days to pay since the issue and since sending, and what each currency comes to."""
    of = {
        "client": asked.client,
        "day": asked.day,
        "first": asked.first or FIRST_DAY,
        "last": asked.last or LAST_DAY,
        "issued": [*ISSUED],
    }
    day_end = end_of(asked.day, asked.timezone)
    recent = recent_from(asked.day)
    invoices = database.rows("report_invoices", **of, day_end=day_end, recent=recent)
    payments = database.rows("report_payments", **of, timezone=asked.timezone)
    paid = {row["currency"]: row for row in payments}
    return (
        days_to_pay.joined(row["since_issue"] for row in payments),
        days_to_pay.joined(row["since_sent"] for row in payments),
        [_sums_of(row, paid.get(row["currency"], {})) for row in invoices],
    )


def recent_from(day: date) -> date:
    """The first of the ninety days that end with the day."""
    return day - timedelta(days=min(RECENT_DAYS - 1, (day - FIRST_DAY).days))


def _sums_of(invoices: dict[str, Any], payments: dict[str, Any]) -> Sums:
    aging = {bucket: invoices[column] for bucket, column in _BUCKETS.items()}
    late = sum((aging[bucket] for bucket in LATE), NOTHING)
    return Sums(
        invoices["currency"],
        aging,
        revenue=payments.get("revenue", NOTHING),
        invoiced=invoices["invoiced"],
        collected=invoices["collected"],
        recent=invoices["recent"],
        credit=invoices["credit"],
        delayed=payments.get("paid_amount", NOTHING) + late,
        delay=payments.get("paid_amount_days", NOTHING) + invoices["open_amount_days"],
        invoice_count=invoices["invoice_count"],
    )


def _total(asked: Question, sums: Sequence[Sums], figure: str) -> Decimal:
    parts = [(one.currency, getattr(one, figure)) for one in sums]
    return asked.rates.total(parts, asked.currency).amount


def _status(database: Database, asked: Question) -> dict[str, Standing]:
    rows = database.rows(
        "report_status",
        client=asked.client,
        day=asked.today,
        day_end=end_of(asked.today, asked.timezone),
        issued=[*ISSUED],
        unissued=[*UNISSUED],
    )
    return {status: _standing(asked, rows, status) for status in STATUSES}


def _standing(asked: Question, rows: Sequence[dict[str, Any]], status: str) -> Standing:
    found = [row for row in rows if row["shown"] == status]
    parts = [(row["currency"], row["amount"]) for row in found]
    total = asked.rates.total(parts, asked.currency)
    return Standing(sum(row["invoices"] for row in found), total.amount)


def _left_out(database: Database, asked: Question) -> tuple[UUID, ...]:
    known = convertible(asked.rates, asked.currency)
    rows = database.rows("report_left_out", client=asked.client, known=known)
    return tuple(row["id"] for row in rows)


def convertible(rates: Rates, target: str) -> list[str]:
    """The currencies whose money counts in the target currency."""
    return [target, *rates.known()] if rates.worth(target) is not None else [target]
