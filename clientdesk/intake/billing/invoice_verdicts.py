"""What is to become of each invoice of a file: new, duplicate, update or invalid, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from babel.numbers import get_currency_symbol

from clientdesk.errors import InvalidField
from clientdesk.intake.billing.invoice_news import differences, joined, news
from clientdesk.intake.billing.invoices import EARLY, ENDED, ISSUED, Habits, add_up
from clientdesk.intake.verdicts import Verdict
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clientdesk.intake.billing.clients import Client, Clients
    from clientdesk.intake.billing.invoices import ReadInvoice

_NOTHING: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class JudgedInvoice:
    """An invoice with its verdict, and what an update changes of the one that is here."""

    read: ReadInvoice
    verdict: Verdict
    problems: tuple[str, ...] = ()
    client: Client | None = None
    currency: str = ""
    known: Mapping[str, Any] | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    payment: Decimal = _NOTHING
    """What is assumed to have been paid, as the file names no payment."""

    @property
    def line(self) -> int:
        """Its first line in the file."""
        return self.read.line


@dataclass(slots=True)
class KnownInvoices:
    """The invoices of the workspace that rows can be, by id and number; drafts by what they say."""

    by_id: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    by_number: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    drafts: dict[object, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]]) -> KnownInvoices:
        """Those of the store's rows."""
        known = cls()
        for row in rows:
            known.by_id[row["id"]] = row
            if row["number"]:
                known.by_number[row["number"]] = row
            else:
                known.drafts[_draft_key(row, row["client_id"])] = row
        return known

    def find(self, read: ReadInvoice, draft: object) -> Mapping[str, Any] | None:
        """The invoice that a row is, if it is here."""
        if read.id and read.id in self.by_id:
            return self.by_id[read.id]
        if read.number:
            return self.by_number.get(read.number)
        return None if read.id else self.drafts.get(draft)


def judge(
    reads: Iterable[ReadInvoice], clients: Clients, known: KnownInvoices, habits: Habits
) -> Iterator[JudgedInvoice]:
    """Compare each invoice with those of the lines before it, then with those that are here."""
    seen: dict[object, JudgedInvoice] = {}
    for read in reads:
        judged = _judge(read, clients, known, habits, seen)
        if judged.verdict is not Verdict.INVALID:
            seen.setdefault(_key(judged), judged)
        yield judged


def _judge(
    read: ReadInvoice,
    clients: Clients,
    known: KnownInvoices,
    habits: Habits,
    seen: Mapping[object, JudgedInvoice],
) -> JudgedInvoice:
    client, problems, hints = _client(read, clients, habits)
    problems = [*read.problems, *problems]
    currency = read.currency or (client and client.currency) or habits.base_currency
    try:
        if not read.problems:
            _check_sign(read, currency)
            add_up(read, currency, habits.rounding)
    except InvalidField as error:
        problems.append(error.message)
    if problems:
        return JudgedInvoice(read, Verdict.INVALID, tuple(problems), client, currency)
    judged = JudgedInvoice(
        read, Verdict.NEW, (*read.hints, *hints), client, currency, payment=_assumed(read)
    )
    if earlier := seen.get(_key(judged)):
        return _again(judged, earlier)
    here = known.find(read, None if read.number else _key(judged))
    return _compared(judged, here) if here else judged


def _client(
    read: ReadInvoice, clients: Clients, habits: Habits
) -> tuple[Client | None, list[str], list[str]]:
    if habits.is_ours and read.id and read.who.is_silent():
        return None, [], ["Its client was deleted, so it is kept without one."]
    found = clients.find(read.who)
    return (
        found.client,
        [found.problem] if found.problem else [],
        [found.hint] if found.hint else [],
    )


def _check_sign(read: ReadInvoice, currency: str) -> None:
    if len(read.sign) == 1 and not read.currency:
        symbol = get_currency_symbol(currency, "en")
        if read.sign not in symbol:
            raise InvalidField(
                "currency",
                f"The sign {read.sign} does not tell which currency; a column with its code does.",
            )


def _assumed(read: ReadInvoice) -> Decimal:
    """What a new invoice gets as its one payment."""
    if read.status == InvoiceStatus.PAID:
        return max(read.amount, read.paid or _NOTHING)
    counts = read.status in ISSUED or read.status in ENDED
    return read.paid or _NOTHING if counts else _NOTHING


def _key(judged: JudgedInvoice) -> object:
    read = judged.read
    client = judged.client.id if judged.client else None
    return read.number or read.id or _draft_key(_as_row(judged), client)


def _draft_key(row: Mapping[str, Any], client_id: str | None) -> object:
    names = ("status", "currency", "amount", "issue_date", "due_date")
    return (client_id, *(row[name] for name in names))


def _as_row(judged: JudgedInvoice) -> dict[str, Any]:
    read = judged.read
    names = ("id", "number", "status", "amount", "issue_date", "due_date")
    client = judged.client
    return {
        **{name: getattr(read, name) for name in names},
        "currency": judged.currency,
        "client_id": client and client.id,
        "client_name": client and client.name,
    }


def _again(judged: JudgedInvoice, earlier: JudgedInvoice) -> JudgedInvoice:
    """The second of two rows: the same again, or the same number for something else."""
    where = f"line {earlier.read.line}"
    differing = differences(_as_row(judged), _as_row(earlier), ("here", f"on {where}"))
    if not differing and judged.read.status == earlier.read.status:
        told = f"Same number as {where}." if judged.read.number else f"The same as {where}."
        return _as(judged, Verdict.DUPLICATE, (told,))
    said = differing or [f"differs in status: {judged.read.status} here"]
    name = judged.read.name
    return _as(judged, Verdict.INVALID, (f"{name} stands on {where} already, and {joined(said)}.",))


def _compared(judged: JudgedInvoice, here: Mapping[str, Any]) -> JudgedInvoice:
    """The invoice that is here already: the same, with news, or another under its number."""
    read = judged.read
    differing = differences(_as_row(judged), here)
    if differing:
        said = f"{read.name} is here already, and {joined(differing)}."
        return _as(judged, Verdict.INVALID, (said,), here)
    if (here["status"] in EARLY) != (read.status in EARLY):
        said = (
            f"{read.name} differs in status: {read.status} there, {here['status']} here. "
            "Issue or delete the draft here first."
        )
        return _as(judged, Verdict.INVALID, (said,), here)
    same = (
        f"Same number as {read.name[:1].lower()}{read.name[1:]} here."
        if read.number
        else "The same as a draft here."
    )
    changes, payment, told = news(read, here)
    if changes or payment:
        return _as(judged, Verdict.UPDATE, (*told, *judged.problems), here, changes, payment)
    return _as(judged, Verdict.DUPLICATE, (same, *told), here)


def _as(
    judged: JudgedInvoice,
    verdict: Verdict,
    problems: tuple[str, ...],
    known: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
    payment: Decimal = _NOTHING,
) -> JudgedInvoice:
    return JudgedInvoice(
        judged.read,
        verdict,
        problems,
        judged.client,
        judged.currency,
        known,
        changes or {},
        payment,
    )
