"""Invoices with their lines and payments, a quarter of a million at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.book import CURRENCIES, Book
from clientdesk.demo.calendar import Calendar, moments
from clientdesk.demo.columns import (
    NONE,
    Flags,
    Ints,
    Words,
    date_column,
    ids,
    money_column,
    random,
    text_column,
    time_column,
    uuid_column,
)
from clientdesk.demo.lines import Lines, lines
from clientdesk.demo.payments import Billed, Ends, ends, payments, received
from clientdesk.demo.pools import regions
from clientdesk.demo.schedule import DRAFT, ISSUED, SCHEDULED, Schedule
from clientdesk.demo.team import COUNTRY
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clientdesk.demo.clients import Clients


HOME_TAX: Final = 19
"""Percent; clients abroad with a tax ID, and outside the EU, are charged none."""

PREFIX: Final = "HV-"
"""What the numbers of the firm's invoices begin with."""

_OUTSIDE: Final = {"GB", "US", "CH", "NO"}
_COPIED: Final = ("name", "email", "address", "tax_id")
_REVERSE: Final = "Reverse charge: the tax is due by the recipient."


def width(invoices: int) -> int:
    """The digits of each number in a demo of so many invoices."""
    return max(len(str(invoices)), 5)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of the three tables, and what activities tell of the invoices."""

    invoices: pl.DataFrame
    lines: pl.DataFrame
    payments: pl.DataFrame
    billed: Billed
    ended: Ends
    sent: Ints
    """When each went out, in microseconds since 1970, or NONE."""
    canceled: Ints
    refunded: Ints
    is_new: Flags
    """Whether it is one of the two newest of its client."""


@dataclass(frozen=True, slots=True)
class Invoicing:
    """Makes chunks of invoices one after the other; ids of lines and payments run on."""

    seed: int
    days: Calendar
    book: Book
    plan: Schedule
    made: dict[str, int] = field(default_factory=dict)

    def chunk(self, rows: slice, clients: Clients) -> Chunk:
        """The invoices of some rows of the schedule, all of the clients, with what is theirs."""
        draw = random(self.seed, "invoices", rows.start)
        who = self.plan.client[rows].astype(np.int64)
        percent = self._percent(who, clients)
        currency = np.where(
            draw.random(len(who)) < 0.35, self.book.other_currency[who], self.book.currency[who]
        )
        charged = lines(draw, self.book.size[who], currency, percent)
        billed = self._billed(draw, rows, currency, charged)
        ended = ends(draw, billed, self.book, self.days)
        created, sent = self._times(draw, rows, billed)
        canceled = moments(draw, ended.canceled, self.days)
        refunded = moments(draw, ended.refunded, self.days)
        words = ids(created, "invoices", self.seed, rows.start)
        frame = self._invoices(rows, clients, billed, percent).with_columns(
            _sums(charged),
            status=_status(self.plan.kind[rows], billed, ended, self.days),
            id=uuid_column(words),
            created_at=time_column(created),
            sent_at=time_column(sent),
            canceled_at=time_column(canceled),
            refunded_at=time_column(refunded),
            **_derived(billed, ended, self.days),
        )
        owners = clients.ids[who - clients.rows.start]
        return Chunk(
            invoices=frame,
            lines=self._lines(charged, words, created),
            payments=self._payments(draw, billed, ended, (words, owners)),
            billed=billed,
            ended=ended,
            sent=sent,
            canceled=canceled,
            refunded=refunded,
            is_new=self.plan.newest[rows] < 2,
        )

    def _percent(self, who: Ints, clients: Clients) -> Ints:
        country = np.array([area.country for area in regions()])
        at_home = (country == COUNTRY)[self.book.region[who]]
        outside = np.isin(country, list(_OUTSIDE))[self.book.region[who]]
        has_tax_id = clients.texts["tax_id"].is_not_null().to_numpy()
        free = outside | (~at_home & has_tax_id[who - clients.rows.start])
        return np.where(free, 0, HOME_TAX)

    def _billed(
        self, draw: np.random.Generator, rows: slice, currency: Ints, charged: Lines
    ) -> Billed:
        who = self.plan.client[rows].astype(np.int64)
        kind = self.plan.kind[rows]
        waits = self.days.last + 1 + draw.integers(0, 30, len(who))
        day = np.where(kind == SCHEDULED, self.days.next_open[waits], self.plan.day[rows])
        has_due = (draw.random(len(who)) > 0.003) & (kind != DRAFT)
        due = np.where(has_due, day + self.book.terms[who], NONE)
        return Billed(who, kind == ISSUED, day, due, currency, charged.amount)

    def _times(self, draw: np.random.Generator, rows: slice, billed: Billed) -> tuple[Ints, Ints]:
        """When the invoices were written, and when they went out: in the order of numbers."""
        part = 0.08 + 0.9 * self.plan.moment(rows)
        sent = self.days.times(self.plan.day[rows].astype(np.int64), part)
        before = draw.integers(2, 35, len(billed)) * 60_000_000
        return sent - before, np.where(billed.issued, sent, NONE)

    def _invoices(
        self, rows: slice, clients: Clients, billed: Billed, percent: Ints
    ) -> pl.DataFrame:
        who = billed.client - clients.rows.start
        texts = clients.texts.select(pl.col(_COPIED).gather(who).name.prefix("client_"))
        issued = pl.Series(billed.issued)
        copies = texts.select(pl.when(issued).then(pl.all()).name.keep())
        number = pl.Series(self.plan.number[rows]).cast(pl.String).str.zfill(width(len(self.plan)))
        country = np.array([area.country for area in regions()])
        inside = ~np.isin(country, list(_OUTSIDE))[self.book.region[billed.client]]
        return copies.with_columns(
            pl.when(issued).then(PREFIX + number).alias("number"),
            client_id=uuid_column(clients.ids[who]),
            currency=pl.Series(CURRENCIES).gather(billed.currency),
            note=text_column(pl.Series([_REVERSE]), np.where(inside & (percent == 0), 0, -1)),
            version=pl.lit(1),
        )

    def _lines(self, charged: Lines, words: Words, created: Ints) -> pl.DataFrame:
        first = self._take("lines", len(charged.invoice))
        return charged.frame.with_columns(
            id=uuid_column(ids(created[charged.invoice], "lines", self.seed, first)),
            invoice_id=uuid_column(words[charged.invoice]),
        )

    def _payments(
        self, draw: np.random.Generator, billed: Billed, ended: Ends, words: tuple[Words, Words]
    ) -> pl.DataFrame:
        """Payments; words are the ids of the invoices and of their clients."""
        paid = payments(billed, ended, self.days)
        count = len(paid.invoice)
        created = moments(draw, paid.day, self.days)
        first = self._take("payments", count)
        voided = moments(draw, paid.void_day, self.days)
        method = pl.Series(["bank_transfer"] * 12 + ["direct_debit"] * 2 + ["card"])
        void_days = np.where(paid.void_day == NONE, NONE, self.days.dates(paid.void_day))
        return pl.DataFrame(
            {
                "id": uuid_column(ids(created, "payments", self.seed, first)),
                "invoice_id": uuid_column(words[0][paid.invoice]),
                "client_id": uuid_column(words[1][paid.invoice]),
                "currency": pl.Series(CURRENCIES).gather(billed.currency[paid.invoice]),
                "amount": money_column(paid.amount),
                "paid_on": date_column(self.days.dates(paid.day)),
                "state": paid.state,
                "voided_at": time_column(voided),
                "counts_until": date_column(void_days),
                "method": method.gather(draw.integers(0, len(method), count)),
                "note": text_column(_BOUNCED, np.where(paid.void_day == NONE, -1, 0)),
                "assumed": pl.Series(np.zeros(count, dtype=np.bool_)),
                "created_at": time_column(created),
                "version": pl.Series(np.ones(count, dtype=np.int64)),
            }
        )

    def _take(self, table: str, count: int) -> int:
        """The first of so many row numbers that no chunk has used."""
        first = self.made.get(table, 0)
        self.made[table] = first + count
        return first


_BOUNCED: Final = pl.Series(["Returned by the bank."])


def _sums(charged: Lines) -> list[pl.Series]:
    return [
        money_column(charged.subtotal).alias("subtotal"),
        money_column(charged.discount).alias("discount"),
        money_column(charged.tax).alias("tax"),
        money_column(charged.amount).alias("amount"),
    ]


def _derived(billed: Billed, ended: Ends, days: Calendar) -> dict[str, pl.Series]:
    """The dates of the invoice, and what its payments come to."""

    def dates(made: Ints) -> pl.Series:
        return date_column(np.where(made == NONE, NONE, days.dates(made)))

    paid, newest = received(billed, ended)
    no_date = (billed.due == NONE) & ~billed.issued
    return {
        "issue_date": dates(np.where(no_date, NONE, billed.day)),
        "due_date": dates(billed.due),
        "counts_from": dates(np.where(billed.issued, billed.day, NONE)),
        "counts_until": dates(np.maximum(ended.canceled, ended.refunded)),
        "paid": money_column(paid),
        "last_paid_on": dates(newest),
        "settled_on": dates(ended.settled),
    }


_STATUSES: Final = tuple(str(word) for word in InvoiceStatus)


def _status(kind: NDArray[np.int8], billed: Billed, ended: Ends, days: Calendar) -> pl.Series:
    """The stored word; some that fell due in these days have not been marked yet."""
    is_late = (billed.due != NONE) & (billed.due < days.today - 2)
    code = np.select(
        [
            ~billed.issued & (kind == SCHEDULED),
            ~billed.issued,
            ended.canceled != NONE,
            ended.refunded != NONE,
            ended.paid,
            is_late,
            billed.day >= days.last - 1,
        ],
        [
            _STATUSES.index(word)
            for word in ("scheduled", "draft", "canceled", "refunded", "paid", "overdue", "pending")
        ],
        _STATUSES.index("unpaid"),
    )
    return pl.Series(_STATUSES).gather(code)
