from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.actions import invoices, payments
from clientdesk.errors import Conflict, InvalidField, NotFound, Refused
from clientdesk.model.ids import new_id
from clientdesk.model.invoice_draft import PaymentDraft
from clientdesk.model.invoice_steps import Step
from clientdesk.queries.checks import findings
from tests.actions.invoicing import created, issued, pay, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from clientdesk.actions.payments import Recorded
    from tests.actions.conftest import World


@pytest.fixture(scope="module", autouse=True)
def in_order(world: World) -> Iterator[None]:
    yield
    assert list(findings(world.database, world.today)) == []


def record(world: World, invoice_id: UUID, amount: str, *, days_ago: int = 0) -> Recorded:
    made = PaymentDraft(Decimal(amount), world.today - timedelta(days=days_ago), "card")
    version = read(world, invoice_id).version
    return payments.record(
        world.database, world.support, invoice_id, made, version=version, now=world.now
    )


def stored(world: World, invoice_id: UUID) -> list[object]:
    [row] = world.rows(
        "select status, paid, last_paid_on, settled_on from invoices where id = ?", invoice_id
    )
    return [*row.values()]


def test_a_part_leaves_the_rest_open_and_the_whole_settles(world: World) -> None:
    invoice_id = issued(world).id
    today, before = world.today, world.today - timedelta(days=3)
    assert record(world, invoice_id, "40.50").credit == 0
    assert stored(world, invoice_id) == ["unpaid", Decimal("40.5"), today, None]
    assert read(world, invoice_id).open_amount == Decimal("59.50")

    record(world, invoice_id, "59.50", days_ago=3)
    assert stored(world, invoice_id) == ["paid", Decimal(100), today, today]
    assert [paid.paid_on for paid in read(world, invoice_id).payments] == [today, before]


def test_more_than_the_open_amount_is_credit_and_said(world: World) -> None:
    invoice_id = issued(world).id
    assert record(world, invoice_id, "120").credit == Decimal(20)
    assert record(world, invoice_id, "5").credit == Decimal(5)
    found = read(world, invoice_id)

    assert (found.status, found.credit, found.open_amount) == ("paid", Decimal(25), Decimal(0))


def test_a_payment_of_a_canceled_invoice_is_credit_wholly(world: World) -> None:
    made = issued(world)
    version = made.version
    invoices.cancel(world.database, world.support, made.id, version=version, now=world.now)

    assert record(world, made.id, "7").credit == Decimal(7)
    assert stored(world, made.id)[0] == "canceled"


def test_a_voided_payment_opens_the_invoice_again(world: World) -> None:
    invoice_id = issued(world).id
    first, second = record(world, invoice_id, "60").id, record(world, invoice_id, "40").id
    payments.void(world.database, world.support, first, world.now)

    found = read(world, invoice_id)
    assert (found.status, found.received, found.open_amount) == (
        *("unpaid", Decimal(40), Decimal(60)),
    )
    assert {paid.id: paid.state for paid in found.payments} == {first: "void", second: "posted"}
    assert stored(world, invoice_id) == ["unpaid", Decimal(40), world.today, None]
    with pytest.raises(Refused, match="already voided"):
        payments.void(world.database, world.support, first, world.now)
    payments.void(world.database, world.support, second, world.now)
    assert stored(world, invoice_id) == ["unpaid", Decimal(0), None, None]
    assert Step.VOID_PAYMENT not in read(world, invoice_id).steps


def test_an_invoice_whose_payment_is_voided_late_is_overdue(world: World) -> None:
    day = world.today - timedelta(days=40)
    invoice_id = issued(world, issue_date=day, due_date=day).id
    assert stored(world, invoice_id)[0] == "overdue"
    paid = record(world, invoice_id, "100", days_ago=20)
    assert stored(world, invoice_id)[0] == "paid"
    payments.void(world.database, world.support, paid.id, world.now)

    assert stored(world, invoice_id)[0] == "overdue"


def test_a_payment_before_the_issue_date_is_a_prepayment(world: World) -> None:
    invoice_id = issued(world).id
    record(world, invoice_id, "100", days_ago=400)

    assert read(world, invoice_id).status == "paid"


@pytest.mark.parametrize(
    ("amount", "days_ago", "field"),
    [("0", 0, "amount"), ("1.005", 0, "amount"), ("1e12", 0, "amount"), ("1", -1, "paid_on")],
)
def test_wrong_payments_are_refused(world: World, amount: str, days_ago: int, field: str) -> None:
    invoice_id = issued(world).id
    with pytest.raises(InvalidField) as raised:
        record(world, invoice_id, amount, days_ago=days_ago)

    assert raised.value.field == field
    assert stored(world, invoice_id) == ["unpaid", Decimal(0), None, None]


def test_payments_together_stay_within_the_limit(world: World) -> None:
    invoice_id = issued(world).id
    record(world, invoice_id, "999999999999.99")
    with pytest.raises(InvalidField, match="together"):
        record(world, invoice_id, "1")


def test_drafts_and_refunded_invoices_take_no_payment(world: World) -> None:
    with pytest.raises(Refused, match="is draft, so it cannot be paid: issue it first"):
        record(world, created(world).id, "1")
    invoice_id = issued(world).id
    paid = pay(world, invoice_id)
    version = read(world, invoice_id).version
    invoices.refund(world.database, world.support, invoice_id, version=version, now=world.now)
    with pytest.raises(Refused, match="is refunded"):
        record(world, invoice_id, "1")
    with pytest.raises(Refused, match="is refunded"):
        payments.void(world.database, world.support, paid, world.now)


def test_two_who_record_the_same_payment_conflict(world: World) -> None:
    made = issued(world)
    draft = PaymentDraft(Decimal(100), world.today)

    def both() -> None:
        for actor in (world.admin, world.support):
            payments.record(
                world.database, actor, made.id, draft, version=made.version, now=world.now
            )

    with pytest.raises(Conflict, match=f"Admin changed invoice {made.number} after"):
        both()
    assert read(world, made.id).received == Decimal(100)


def test_payments_are_noted(world: World) -> None:
    client_id = world.new_client()
    made = issued(world, client_id)
    paid = record(world, made.id, "12.50").id
    payments.void(world.database, world.support, paid, world.now)

    noted = world.activities(client_id)[-2:]
    assert [line["kind"] for line in noted] == ["payment_recorded", "payment_voided"]
    for line in noted:
        detail = json.loads(line["detail"])
        assert (detail["id"], detail["number"]) == (str(made.id), made.number)
        assert (detail["amount"], detail["currency"]) == ("12.50", "GBP")
        assert detail["payment"] == str(paid)


def test_a_payment_without_an_invoice_can_be_voided(world: World) -> None:
    client_id, payment_id = world.new_client(), new_id()
    row = {
        "id": str(payment_id), "client_id": str(client_id), "currency": "GBP",
        "amount": Decimal("9.000"), "paid_on": world.today, "state": "posted", "assumed": False,
        "created_at": world.now, "version": 1,
    }  # fmt: skip
    world.database.write(lambda tx: tx.insert("payments", pl.DataFrame([row])))
    payments.void(world.database, world.support, payment_id, world.now)

    [kept] = world.rows("select state, counts_until from payments where id = ?", payment_id)
    assert [*kept.values()] == ["void", world.today]
    assert world.activities(client_id)[-1]["kind"] == "payment_voided"
    with pytest.raises(NotFound):
        payments.void(world.database, world.support, new_id(), world.now)


def test_a_pending_payment_is_not_voided(world: World) -> None:
    made, payment_id = issued(world), new_id()
    client_id = read(world, made.id).client_id
    row = {
        "id": str(payment_id), "client_id": str(client_id), "invoice_id": str(made.id),
        "currency": "GBP", "amount": Decimal("9.000"), "paid_on": world.today, "state": "pending",
        "assumed": False, "created_at": world.now, "version": 1,
    }  # fmt: skip
    world.database.write(lambda tx: tx.insert("payments", pl.DataFrame([row])))
    record(world, made.id, "1")
    with pytest.raises(Refused, match="pending and does not count"):
        payments.void(world.database, world.support, payment_id, world.now)
    assert read(world, made.id).received == Decimal(1)
