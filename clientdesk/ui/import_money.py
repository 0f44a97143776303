"""Files of invoices and of payments, as the import page shows them."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from clientdesk.actions import import_invoices, import_payments
from clientdesk.actions.import_money import billed_clients
from clientdesk.intake.billing import columns as matching
from clientdesk.intake.billing.columns import INVOICES, PAYMENTS
from clientdesk.intake.billing.content import LOOKED_AT, by_content
from clientdesk.intake.billing.invoice_verdicts import JudgedInvoice
from clientdesk.intake.billing.payment_verdicts import JudgedPayment
from clientdesk.intake.decisions import Decision
from clientdesk.intake.tables import open_table
from clientdesk.intake.verdicts import Verdict
from clientdesk.ui.import_clients import label
from clientdesk.ui.import_kinds import Fact, Importer, Matched, Outcome, Reviewed, Row, Sheet, Will

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from clientdesk.actions.import_invoices import CommittedInvoices
    from clientdesk.actions.import_payments import CommittedPayments
    from clientdesk.intake.billing.columns import Columns, Kind
    from clientdesk.intake.billing.review import MoneyReview
    from clientdesk.intake.decisions import Decisions
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.source import Given
    from clientdesk.intake.tables import Choice, Table
    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

J = TypeVar("J", JudgedInvoice, JudgedPayment)

_CHOICES: Final[Mapping[Verdict, tuple[Decision, ...]]] = {
    Verdict.NEW: (Decision.ADD, Decision.LEAVE),
    Verdict.DUPLICATE: (Decision.LEAVE,),
    Verdict.UPDATE: (Decision.FILL, Decision.LEAVE),
    Verdict.INVALID: (Decision.LEAVE,),
}


class Money(Importer):
    """How files of invoices or payments are read."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self.fields = {field: label(field) for field in kind.headings}

    def read(self, file: Given, name: str, choice: Choice, progress: Progress) -> Table:
        """The file as a table."""
        return open_table(
            file,
            name,
            choice=choice,
            progress=progress,
            known=lambda cells: matching.recognise(self._kind, cells).known(),
        )

    def match(self, database: Database, table: Table, choices: Mapping[int, str]) -> Matched:
        """What the columns are taken for, as the review will take them."""
        columns = matching.override(self._recognised(table), self._mapping(table, choices))
        with database.snapshot() as snapshot:
            names = billed_clients(snapshot).names()
        columns = by_content(columns, table.sample(LOOKED_AT), names)
        fields = {at: field for field, places in columns.fields.items() for at in places}
        why = "Its texts look like this."
        how = {at: why for field in columns.by_content for at in columns.of(field)}
        return Matched(fields, how, columns.product)

    def review(self, database: Database, sheet: Sheet, today: date, progress: Progress) -> Reviewed:
        """Every row judged."""
        del progress
        mapping = self._mapping(sheet.table, sheet.choices)
        file, name, choice = sheet.file, sheet.table.name, sheet.choice
        if self._kind is INVOICES:
            return ReviewedInvoices(
                import_invoices.review(database, file, name, mapping=mapping, choice=choice)
            )
        return ReviewedPayments(
            import_payments.review(database, file, name, today, mapping=mapping, choice=choice)
        )

    def _recognised(self, table: Table) -> Columns:
        return matching.recognise(self._kind, table.headers)

    def _mapping(self, table: Table, choices: Mapping[int, str]) -> dict[str, object]:
        """The choices as the reviews take them: of each field that they touch, its headings."""
        columns = self._recognised(table)
        touched = {field for field in choices.values() if field}
        touched |= {
            field for field, places in columns.fields.items() if any(at in choices for at in places)
        }
        mapping: dict[str, object] = {}
        for field in sorted(touched):
            chosen = [at for at, named in choices.items() if named == field]
            kept = [at for at in columns.of(field) if at not in choices]
            mapping[field] = [table.headers[at] for at in (*chosen, *kept)] or None
        return mapping


INVOICE_FILES: Final = Money(INVOICES)
PAYMENT_FILES: Final = Money(PAYMENTS)


@dataclass(frozen=True, slots=True)
class _Reviewed(Reviewed, Generic[J]):
    """A review of invoices or of payments: new ones and updates are taken or left out."""

    review: MoneyReview[J]

    def counts(self) -> Mapping[Verdict, int]:
        """The records of each verdict."""
        return {verdict: self.review.count(verdict) for verdict in _CHOICES}

    def page(self, verdicts: Collection[Verdict], offset: int, limit: int) -> Sequence[Row]:
        """Some records with the verdicts."""
        chosen = [row for row in self.review.rows if row.verdict in verdicts]
        return [self._row(row) for row in chosen[offset : offset + limit]]

    def choices(self, verdict: Verdict) -> tuple[Decision, ...]:
        """What can be decided of a kind of record."""
        return _CHOICES[verdict]

    def will(self, decisions: Decisions) -> Will:
        """What an import with these decisions does."""
        made = [decisions.of(row.line, row.verdict) for row in self.review.rows]
        taken = [
            decision
            for row, decision in zip(self.review.rows, made, strict=True)
            if decision in _CHOICES[row.verdict]
        ]
        added, filled = taken.count(Decision.ADD), taken.count(Decision.FILL)
        return Will(added, filled, 0, len(made) - added - filled)

    def messages(self) -> Sequence[str]:
        """What people should know of the whole file."""
        return self.review.messages()

    def left_out(self, decisions: Decisions) -> Iterator[Row]:
        """The records that are not written."""
        left = self._left(decisions)
        for row in self.review.rows:
            if row.line in left or row.verdict in {Verdict.DUPLICATE, Verdict.INVALID}:
                yield self._row(row)

    def commit(
        self,
        database: Database,
        actor: Actor,
        decisions: Decisions,
        now: datetime,
        today: date,
        progress: Progress,
    ) -> Outcome:
        """Write it."""
        del today, progress
        done = self._write(database, actor, now, self._left(decisions))
        return Outcome(done.change_id, done.sentence(), done.new + done.updated)

    @abstractmethod
    def _write(
        self, database: Database, actor: Actor, now: datetime, left: frozenset[int]
    ) -> CommittedInvoices | CommittedPayments:
        """Write all but the lines that are left out."""

    def _left(self, decisions: Decisions) -> frozenset[int]:
        return frozenset(
            row.line
            for row in self.review.rows
            if decisions.of(row.line, row.verdict) is Decision.LEAVE
        )

    def _row(self, judged: J) -> Row:
        name, facts = self._told(judged)
        return Row(
            judged.line,
            name,
            judged.verdict,
            judged.problems,
            _CHOICES[judged.verdict],
            tuple(Fact(*fact) for fact in facts if fact[1] or fact[2]),
        )

    @abstractmethod
    def _told(self, judged: J) -> tuple[str, list[tuple[str, str, str, bool]]]:
        """The name and the facts of a record."""


class ReviewedInvoices(_Reviewed[JudgedInvoice]):
    """A review of invoices."""

    def _write(
        self, database: Database, actor: Actor, now: datetime, left: frozenset[int]
    ) -> CommittedInvoices:
        return import_invoices.commit(database, actor, self.review, now, left_out=left)

    def _told(self, judged: JudgedInvoice) -> tuple[str, list[tuple[str, str, str, bool]]]:
        read, here = judged.read, judged.known or {}
        client = judged.client.name if judged.client else read.who.name or ""
        name = " · ".join(filter(None, (read.number or "Draft", client)))
        facts = [("Client", client, _text(here.get("client_name")), False)]
        for field in ("number", "status", "currency", "amount", "issue_date", "due_date"):
            file = judged.currency if field == "currency" else getattr(read, field)
            changes = field in judged.changes
            facts.append((label(field), _text(file), _text(here.get(field)), changes))
        return name, facts


class ReviewedPayments(_Reviewed[JudgedPayment]):
    """A review of payments."""

    def _write(
        self, database: Database, actor: Actor, now: datetime, left: frozenset[int]
    ) -> CommittedPayments:
        return import_payments.commit(database, actor, self.review, now, left_out=left)

    def _told(self, judged: JudgedPayment) -> tuple[str, list[tuple[str, str, str, bool]]]:
        read, here, bill = judged.read, judged.known or {}, judged.invoice or {}
        number = read.number or _text(bill.get("number"))
        client = judged.client_name or read.who.name or ""
        facts = [
            ("Invoice", number, _text(bill.get("number")) if here else "", False),
            ("Client", client, client if here else "", False),
        ]
        for field in ("paid_on", "amount", "state"):
            changes = field == "state" and judged.verdict is Verdict.UPDATE
            facts.append(
                (label(field), _text(getattr(read, field)), _text(here.get(field)), changes)
            )
        facts.append(("Reference", read.reference or "", _text(here.get("note")), False))
        return " · ".join(filter(None, (number, client))), facts


def _text(value: Any) -> str:  # noqa: ANN401 - a value of a record, drawn as it is
    return "" if value is None else str(value)
