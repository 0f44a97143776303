"""What is to become of each payment of a file: new, duplicate, update or invalid, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.errors import InvalidField
from clientdesk.intake.billing.invoices import EARLY, Habits, check_whole
from clientdesk.intake.verdicts import Verdict
from clientdesk.model.money import LARGEST, plain
from clientdesk.model.words import PaymentState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from clientdesk.intake.billing.clients import Clients
    from clientdesk.intake.billing.payments import ReadPayment


@dataclass(frozen=True, slots=True)
class JudgedPayment:
    """A payment with its verdict, the invoice or client it is for, and what an update changes."""

    read: ReadPayment
    verdict: Verdict
    problems: tuple[str, ...] = ()
    invoice: Mapping[str, Any] | None = None
    client_id: str | None = None
    client_name: str | None = None
    currency: str = ""
    known: Mapping[str, Any] | None = None

    @property
    def line(self) -> int:
        """Its line in the file."""
        return self.read.line


@dataclass(slots=True)
class KnownMoney:
    """The invoices and payments that rows can be of or be."""

    invoices: Mapping[str, Mapping[str, Any]]
    numbers: Mapping[str, Mapping[str, Any]]
    payments: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _alike: defaultdict[object, list[Mapping[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _received: defaultdict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    @classmethod
    def of(
        cls, invoices: Iterable[Mapping[str, Any]], payments: Iterable[Mapping[str, Any]]
    ) -> KnownMoney:
        """Those of the store's rows."""
        by_id = {row["id"]: row for row in invoices}
        known = cls(by_id, {row["number"]: row for row in by_id.values() if row["number"]})
        for row in payments:
            known.payments[row["id"]] = row
            if not row["assumed"]:
                owner = row["invoice_id"] or row["client_id"]
                known._alike[(owner, row["paid_on"], row["amount"])].append(row)
        return known

    def invoice(self, read: ReadPayment) -> Mapping[str, Any] | None:
        """The invoice that the row names."""
        if read.invoice_id:
            return self.invoices.get(read.invoice_id)
        return self.numbers.get(read.number) if read.number else None

    def take(self, read: ReadPayment, owner: str | None) -> Mapping[str, Any] | None:
        """The payment here that the row is, which no other row can be then.

        Two of one day and amount are told apart by their references, if both have one.
        """
        if read.id:
            return self.payments.get(read.id)
        alike = self._alike[(owner, read.paid_on, read.amount)]
        same = [row for row in alike if row["note"] == read.reference]
        vague = [row for row in alike if not (row["note"] and read.reference)]
        found = next(iter(same or vague), None)
        if found:
            alike.remove(found)
        return found

    def receive(self, invoice: Mapping[str, Any], amount: Decimal) -> bool:
        """Whether the invoice can take the amount; more than can be kept is refused."""
        so_far = self._received[invoice["id"]] + amount
        if invoice["paid"] + so_far > LARGEST:
            return False
        self._received[invoice["id"]] = so_far
        return True


def judge(
    reads: Iterable[ReadPayment], clients: Clients, known: KnownMoney, habits: Habits
) -> Iterator[JudgedPayment]:
    """Compare each payment with those of the lines before it, then with those that are here."""
    seen: dict[object, int] = {}
    for read in reads:
        judged = _judge(read, clients, known, habits)
        if judged.verdict is not Verdict.INVALID:
            judged = _again(judged, seen)
        if judged.verdict is Verdict.NEW:
            judged = _compared(judged, known)
        yield judged


def _judge(read: ReadPayment, clients: Clients, known: KnownMoney, habits: Habits) -> JudgedPayment:
    problems = [*read.problems]
    invoice = known.invoice(read)
    client_id, client_name, said = _client(read, invoice, clients, habits)
    problems += said
    currency = read.currency or _currency(invoice, client_id, clients, habits)
    if invoice and read.currency and read.currency != invoice["currency"]:
        problems.append(
            f"It is in {read.currency}, but {_name(invoice)} is in {invoice['currency']}."
        )
    if invoice and invoice["status"] in EARLY:
        problems.append(f"{_name(invoice)} is {invoice['status']}; it was not issued yet.")
    if not read.problems:
        try:
            check_whole(read.amount, currency)
        except InvalidField as error:
            problems.append(error.message)
    verdict = Verdict.INVALID if problems else Verdict.NEW
    said = problems or [*read.hints]
    return JudgedPayment(read, verdict, tuple(said), invoice, client_id, client_name, currency)


def _client(
    read: ReadPayment, invoice: Mapping[str, Any] | None, clients: Clients, habits: Habits
) -> tuple[str | None, str | None, list[str]]:
    """Id and name of the client that the payment is of, and why there is none."""
    if read.has_invoice() and invoice is None:
        named = (
            f"with the number {read.number[:60]}"
            if read.number
            else f"with the id {read.invoice_id}"
        )
        return None, None, [f"There is no invoice {named}; import the invoices first."]
    if invoice is None and read.who.is_silent():
        if habits.is_ours and read.id:
            return None, None, []
        return None, None, ["Invoice number is empty."]
    found = None if read.who.is_silent() else clients.find(read.who)
    if invoice is None:
        client = found.client if found else None
        problem = [found.problem] if found and found.problem else []
        return (client.id, client.name, []) if client else (None, None, problem)
    owner, name = invoice["client_id"], invoice["client_name"]
    if found is None or (found.client and found.client.id == owner):
        return owner, name, []
    other = (
        f"“{found.client.name}”" if found.client else f"“{read.who.name or read.who.email or ''}”"
    )
    return owner, name, [f"{_name(invoice)} is of “{name or 'nobody'}”, not of {other}."]


def _currency(
    invoice: Mapping[str, Any] | None, client_id: str | None, clients: Clients, habits: Habits
) -> str:
    if invoice:
        return str(invoice["currency"])
    client = clients.by_id.get(client_id or "")
    return (client and client.currency) or habits.base_currency


def _name(invoice: Mapping[str, Any]) -> str:
    return f"Invoice {invoice['number']}" if invoice["number"] else "The invoice"


def _owner(judged: JudgedPayment) -> str | None:
    return judged.invoice["id"] if judged.invoice else judged.client_id


def _again(judged: JudgedPayment, seen: dict[object, int]) -> JudgedPayment:
    read = judged.read
    what = read.id or (_owner(judged), read.paid_on, read.amount, read.reference, read.state)
    first = seen.setdefault(what, read.line)
    if first == read.line:
        return judged
    return _as(judged, Verdict.DUPLICATE, (f"The same payment as line {first}.",))


def _compared(judged: JudgedPayment, known: KnownMoney) -> JudgedPayment:
    read = judged.read
    here = known.take(read, _owner(judged))
    if here is None:
        return _new(judged, known)
    differing = _differences(judged, here)
    if differing:
        return _as(judged, Verdict.INVALID, (f"It is here already, and {'; '.join(differing)}.",))
    if here["state"] == read.state:
        return _as(judged, Verdict.DUPLICATE, ("The same payment is here.",), here)
    moves = {
        (PaymentState.PENDING, PaymentState.POSTED): "It has arrived.",
        (PaymentState.POSTED, PaymentState.VOID): "It was voided there.",
        (PaymentState.PENDING, PaymentState.VOID): "It was voided there.",
    }
    told = moves.get((PaymentState(here["state"]), read.state))
    if told:
        return _as(judged, Verdict.UPDATE, (told,), here)
    said = f"It is {here['state']} here, {read.state} there; that is not changed."
    return _as(judged, Verdict.DUPLICATE, (said,), here)


def _new(judged: JudgedPayment, known: KnownMoney) -> JudgedPayment:
    read, invoice = judged.read, judged.invoice
    if invoice is None:
        hint = "It is for no invoice, so it is credit of its client."
        return _as(judged, Verdict.NEW, (*judged.problems, hint))
    if read.state is PaymentState.POSTED and not known.receive(invoice, read.amount):
        return _as(judged, Verdict.INVALID, (f"Payments come to more than {LARGEST:,} together.",))
    return judged


def _differences(judged: JudgedPayment, here: Mapping[str, Any]) -> list[str]:
    read = judged.read
    found = []
    for label, there, ours in (
        ("invoice", judged.invoice and judged.invoice["id"], here["invoice_id"]),
        ("currency", judged.currency, here["currency"]),
        ("amount", read.amount, here["amount"]),
        ("date", read.paid_on, here["paid_on"]),
    ):
        if there != ours:
            one, two = (
                plain(each, judged.currency) if isinstance(each, Decimal) else each or "none"
                for each in (there, ours)
            )
            found.append(f"differs in {label}: {one} there, {two} here")
    return found


def _as(
    judged: JudgedPayment,
    verdict: Verdict,
    problems: tuple[str, ...],
    known: Mapping[str, Any] | None = None,
) -> JudgedPayment:
    return JudgedPayment(
        judged.read, verdict, problems, judged.invoice, judged.client_id, judged.client_name,
        judged.currency, known,
    )  # fmt: skip
