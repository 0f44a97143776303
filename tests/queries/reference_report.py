"""The report of contracts.md section 2, as one would do it in a spreadsheet over exported rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import median

from tests.queries.reference_invoices import KNOWN, Book, Invoice, Money, Row, invoices_on


@dataclass
class Question:
    """Which report: of a client or of all, its window and days, and the currency it is in."""

    today: date
    as_of: date
    currency: str
    client: str | None = None
    first: date | None = None
    last: date | None = None

    def within(self, day: date | None) -> bool:
        return day is not None and (self.first or day) <= day <= (self.last or day)


def reference(book: Book, asked: Question) -> Row:
    """Every figure: money as text, aging and quotients as exact fractions."""
    money = Money(book.rates_on(asked.as_of), asked.currency)
    every = invoices_on(book, asked.as_of, asked.client)
    counted = [one for one in every if one.counts()]
    billed = [one for one in counted if asked.within(one.issued)]
    overdue = [(one.currency, one.open_amount()) for one in counted if one.is_overdue()]
    revenue = [
        (one.currency, part)
        for one in counted
        for paid_on, part in one.parts()
        if asked.within(paid_on)
    ]
    return {
        "revenue": money.total(revenue),
        "invoiced": money.total([(one.currency, one.amount) for one in billed]),
        "outstanding": money.total([(one.currency, one.open_amount()) for one in counted]),
        "overdue": money.total(overdue),
        "credit": money.total(
            [*_loose(book, asked), *((one.currency, one.credit()) for one in every)]
        ),
        "invoice_count": len(billed),
        "aging": _aging(counted, money),
        "status": _status(invoices_on(book, asked.today, asked.client), money),
        **_days(counted, asked),
        **_quotients(counted, billed, money, asked),
        "left_out": sorted(one.row["id"] for one in every if money.worth(one.currency) is None),
    }


def _loose(book: Book, asked: Question) -> list[tuple[str, Fraction]]:
    rows = [
        row
        for row in book.payments
        if not row["invoice_id"] and asked.client in {None, row["client_id"]}
    ]
    nothing = {"amount": 0, "status": "", "issue_date": None, "due_date": None, "sent_at": None}
    nothing |= {"canceled_at": None, "refunded_at": None}
    return [
        (row["currency"], Invoice(book, {**row, **nothing}, asked.as_of, [row]).received)
        for row in rows
    ]


def _aging(counted: list[Invoice], money: Money) -> dict[str, Fraction]:
    found = dict.fromkeys(("current", "1-30", "31-60", "61-90", "90+", "no_due_date"), Fraction(0))
    for one in counted:
        found[one.bucket()] += money.exact([(one.currency, one.open_amount())])
    return found


def _status(every: list[Invoice], money: Money) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for name in (*KNOWN, "other"):
        kept = [one for one in every if one.status() == name]
        found[name] = (len(kept), money.total([(one.currency, one.amount) for one in kept]))
    return found


def _days(counted: list[Invoice], asked: Question) -> dict[str, Fraction | None]:
    since_issue, since_sent = [], []
    for one in counted:
        settled = one.settled_on()
        if settled and asked.within(settled):
            assert one.issued
            assert one.sent
            since_issue.append((settled - one.issued).days)
            since_sent.append((settled - one.sent).days)
    return {
        "dso": Fraction(sum(since_issue), len(since_issue)) if since_issue else None,
        "payment_velocity": Fraction(median(since_sent)) if since_sent else None,
    }


def _quotients(
    counted: list[Invoice], billed: list[Invoice], money: Money, asked: Question
) -> dict[str, Fraction | None]:
    start = asked.as_of - timedelta(days=90)
    recent = [one for one in counted if one.issued and one.issued > start]
    delays = [
        (one.currency, amount, days)
        for one in counted
        if one.due
        for amount, days in (
            *((part, (paid_on - one.due).days) for paid_on, part in one.parts()),
            (one.open_amount() if one.is_overdue() else Fraction(0), (one.day - one.due).days),
        )
    ]
    weights = money.exact([(code, amount) for code, amount, _ in delays])
    late = money.exact([(code, amount * days) for code, amount, days in delays])
    invoiced = money.exact([(one.currency, one.amount) for one in billed])
    collected = money.exact([(one.currency, min(one.received, one.amount)) for one in billed])
    last_90 = money.exact([(one.currency, one.amount) for one in recent])
    still_open = money.exact([(one.currency, one.open_amount()) for one in counted])
    return {
        "collection_rate": collected / invoiced if invoiced else None,
        "dso_balance": still_open / last_90 * 90 if last_90 else None,
        "average_delay": late / weights if weights else None,
    }


def months(book: Book, asked: Question, count: int) -> list[tuple[date, str, str]]:
    """What was invoiced and collected in each of so many months up to the as-of date."""
    money = Money(book.rates_on(asked.as_of), asked.currency)
    counted = [one for one in invoices_on(book, asked.as_of, asked.client) if one.counts()]
    found = []
    month = asked.as_of.replace(day=1)
    for _ in range(count):
        invoiced = [(one.currency, one.amount) for one in counted if _in(one.issued, month)]
        collected = [
            (one.currency, part)
            for one in counted
            for paid_on, part in one.parts()
            if _in(paid_on, month)
        ]
        found.append((month, money.total(invoiced), money.total(collected)))
        month = (month - timedelta(days=1)).replace(day=1)
    return found[::-1]


def _in(day: date | None, month: date) -> bool:
    return day is not None and (day.year, day.month) == (month.year, month.month)
