"""Random steps with invoices and payments, after which every invariant of the store must hold."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.actions import invoices, payments
from clientdesk.errors import InvalidField, Refused
from clientdesk.model.invoice_draft import InvoiceDraft, PaymentDraft
from clientdesk.model.invoice_steps import Step
from clientdesk.model.invoice_sums import Line
from clientdesk.queries.checks import findings
from clientdesk.queries.invoice import invoice

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.invoice_record import InvoiceRecord
    from tests.actions.conftest import World

WORDS = st.sampled_from([*Step, Step.ISSUE, Step.RECORD_PAYMENT, "create", "create", "wait"])
STEPS_TO_TAKE = st.lists(st.tuples(WORDS, st.integers(0, 3), st.integers(0, 40)), max_size=25)
AMOUNTS = ("0", "10", "99.99", "0.05")
CURRENCIES = ("GBP", "GBP", "EUR", "JPY")


class Desk:
    """Two clients whose invoices are worked on, day by day."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.now = world.now
        self.clients = [world.new_client(), world.new_client("Foreign")]
        self.invoices: list[UUID] = []

    @property
    def today(self) -> date:
        return self.now.date()

    def draft(self, size: int) -> InvoiceDraft:
        day = self.today + timedelta(days=size - 20) if size % 5 else None
        price, rate = Decimal(AMOUNTS[size % 4]), Decimal("0.19") * (size % 2)
        lines = tuple(
            Line("Work", Decimal(count), price, rate, Decimal("0.125") * (size % 3))
            for count in range(1, size % 4 + 1)
        )
        due = day + timedelta(days=size) if day and size % 3 else None
        client = self.clients[size % 2]
        return InvoiceDraft(client, CURRENCIES[size % 4], day, due, lines)

    def read(self, invoice_id: UUID) -> InvoiceRecord:
        return invoice(self.world.database, invoice_id, self.today)

    def take(self, word: str, place: int, size: int) -> None:
        if word == "wait":
            self.now += timedelta(days=size // 4)
            invoices.issue_due(self.world.database, self.today, self.now)
        elif word == "create" or not self.invoices:
            made = invoices.create(
                self.world.database, self.world.support, self.draft(size), self.now
            )
            self.invoices.append(made.id)
        else:
            self.step(Step(word), self.invoices[place % len(self.invoices)], size)

    def step(self, step: Step, invoice_id: UUID, size: int) -> None:
        before = self.read(invoice_id)
        try:
            self.act(step, before, size)
        except Refused as refused:
            excuses = ("has no lines", "has payments")
            assert step not in before.steps or any(word in refused.message for word in excuses)
        except InvalidField:
            assert step in before.steps
        else:
            assert step in before.steps
            if step is Step.DELETE:
                self.invoices.remove(invoice_id)
            else:
                # A number that was given stays.
                assert before.number in {None, self.read(invoice_id).number}

    def act(self, step: Step, before: InvoiceRecord, size: int) -> None:
        rest = (self.world.database, self.world.support, before.id)
        saved: dict[str, Any] = {"version": before.version, "now": self.now}
        if step is Step.EDIT:
            invoices.edit(*rest, self.draft(size), **saved)
        elif step is Step.RECORD_PAYMENT:
            self.pay(before, size, saved)
        elif step is Step.VOID_PAYMENT:
            self.void(before, size)
        else:
            name = "delete_draft" if step is Step.DELETE else str(step)
            getattr(invoices, name)(*rest, **saved)

    def pay(self, before: InvoiceRecord, size: int, saved: dict[str, Any]) -> None:
        amount = before.open_amount if size % 2 else Decimal(size)
        paid_on = self.today - timedelta(days=size % 7)
        recorded = payments.record(
            self.world.database, self.world.support, before.id, PaymentDraft(amount, paid_on),
            **saved,
        )  # fmt: skip
        after = self.read(before.id)
        assert after.received == before.received + amount
        assert recorded.credit == after.credit - before.credit
        assert before.open_amount - after.open_amount == amount - recorded.credit

    def void(self, before: InvoiceRecord, size: int) -> None:
        posted = [paid.id for paid in before.payments if paid.state == "posted"]
        chosen = posted[size % len(posted)] if posted else self.any_payment(before)
        if chosen is not None:
            payments.void(self.world.database, self.world.support, chosen, self.now)
        else:
            raise Refused("has payments")

    def any_payment(self, before: InvoiceRecord) -> UUID | None:
        return before.payments[0].id if before.payments else None

    def compare(self) -> None:
        """What is issued has a number, and the store finds nothing wrong."""
        for invoice_id in self.invoices:
            found = self.read(invoice_id)
            assert found.amount == found.subtotal - found.discount + found.tax
            assert found.open_amount == 0 or found.credit == 0
            assert (found.number is None) == (found.stored_status in {"draft", "scheduled"})
        assert list(findings(self.world.database, self.today)) == []


@settings(max_examples=20, deadline=None)
@given(steps=STEPS_TO_TAKE)
def test_any_sequence_of_steps_keeps_every_invariant(
    world: World, steps: list[tuple[str, int, int]]
) -> None:
    desk = Desk(world)
    for word, place, size in steps:
        desk.take(word, place, size)
    desk.compare()
