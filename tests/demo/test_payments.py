from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


def test_a_stored_paid_says_that_nothing_is_open(ask: Ask) -> None:
    found = ask(
        "select status, bool_and(paid >= amount), bool_or(paid >= amount) from invoices"
        " where status in ('paid', 'refunded', 'unpaid', 'overdue', 'pending') group by status"
        " order by status"
    )

    assert found == [
        ("overdue", False, False),
        ("paid", True, True),
        ("pending", False, False),
        ("refunded", True, True),
        ("unpaid", False, False),
    ]


def test_derived_payment_columns_are_what_the_payments_say(ask: Ask) -> None:
    found = ask(
        """
        select count(*) from invoices i left join (
            select invoice_id, sum(amount) as paid, max(paid_on) as newest from payments
            where state = 'posted' group by invoice_id) p on p.invoice_id = i.id
        where i.paid <> coalesce(p.paid, 0) or i.last_paid_on is distinct from p.newest
            or i.settled_on is distinct from case when p.paid >= i.amount then p.newest end
        """
    )

    assert found == [(0,)]


def test_payments_are_of_every_state_and_after_the_invoice(ask: Ask) -> None:
    states: dict[str, int] = dict(ask("select state, count(*) from payments group by state"))
    found = ask(
        "select count(*) from payments p join invoices i on i.id = p.invoice_id"
        " where p.paid_on <= i.issue_date or p.currency <> i.currency"
        " or p.client_id <> i.client_id or p.amount <= 0 or isodow(p.paid_on) > 5"
    )

    assert set(states) == {"posted", "void", "pending"}
    assert found == [(0,)]


def test_void_payments_say_when_and_were_replaced(ask: Ask) -> None:
    found = ask(
        "select count(*) from payments p join invoices i on i.id = p.invoice_id"
        " where (p.state = 'void') <> (p.voided_at is not null)"
        " or p.counts_until <> p.voided_at::date or p.counts_until >= i.settled_on"
    )

    assert found == [(0,)]


def test_some_pay_in_parts_and_a_few_too_much(ask: Ask) -> None:
    ((partly, parts, surplus, on_canceled),) = ask(
        """
        select count(*) filter (paid > 0 and paid < amount and counts_until is null),
            count(*) filter (n = 2 and paid = amount), count(*) filter (paid > amount),
            count(*) filter (status = 'canceled' and paid > 0)
        from invoices i left join (select invoice_id, count(*) as n from payments
            where state = 'posted' group by invoice_id) p on p.invoice_id = i.id
        """
    )

    assert partly > 3
    assert parts > 300
    assert 5 <= surplus <= 120
    assert on_canceled >= 1


def test_clients_have_habits(ask: Ask) -> None:
    ((prompt, late, very_late),) = ask(
        """
        select count(*) filter (delay <= 0), count(*) filter (delay between 7 and 30),
            count(*) filter (delay > 30)
        from (select median(settled_on - due_date) as delay from invoices
            where settled_on is not null group by client_id having count(*) >= 4)
        """
    )

    assert prompt > 150
    assert late > 50
    assert very_late > 10


def test_nothing_is_assumed(ask: Ask) -> None:
    assert ask("select count(*) from payments where assumed") == [(0,)]
