from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import invoices, workspace
from clientdesk.errors import Conflict, InvalidField, NotFound, Refused
from clientdesk.model.ids import new_id
from clientdesk.model.invoice_steps import Step
from clientdesk.model.invoice_sums import Line
from clientdesk.queries.checks import findings
from clientdesk.queries.workspace import workspace as read_workspace
from tests.actions.invoicing import (
    LINE,
    created,
    draft,
    figures,
    issued,
    pay,
    read,
    scheduled,
    take,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.actions.conftest import World


@pytest.fixture(scope="module", autouse=True)
def in_order(world: World) -> Iterator[None]:
    """Whatever the tests did, every invariant holds after them."""
    yield
    assert list(findings(world.database, world.today)) == []


def test_a_draft_has_its_sums_and_no_number(world: World) -> None:
    lines = (LINE, Line("Support", Decimal("1.5"), Decimal("19.99"), Decimal("0.2"), Decimal(0)))
    made = created(world, lines=lines, reference=" PO 7 ")
    found = read(world, made.id)

    assert (made.number, made.status, made.version) == (None, "draft", 1)
    assert (found.subtotal, found.tax, found.amount) == (
        *(Decimal("129.99"), Decimal("6.00"), Decimal("135.99")),
    )
    assert [line.amount for line in found.lines] == [Decimal(100), Decimal("29.99")]
    assert (found.reference, found.client_name, found.status) == ("PO 7", "Acme", "draft")
    assert found.steps == {Step.EDIT, Step.DELETE, Step.SCHEDULE, Step.ISSUE}


def test_an_edit_replaces_lines_and_sums(world: World) -> None:
    made = created(world)
    other = world.new_client("Other")
    wanted = draft(world, other, lines=(replace(LINE, quantity=Decimal(3)),), currency="eur")
    edited = invoices.edit(world.database, world.support, made.id, wanted, version=1, now=world.now)
    found = read(world, made.id)

    assert (edited.version, found.amount, found.currency) == (2, Decimal(300), "EUR")
    assert (found.client_id, found.client_name, len(found.lines)) == (other, "Other", 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"currency": "XXX"}, "currency"),
        ({"due_date": date(2026, 1, 1)}, "due_date"),
        ({"due_date": date(9999, 1, 1)}, "due_date"),
        ({"lines": (replace(LINE, quantity=Decimal(-1)),)}, "lines"),
        ({"lines": (replace(LINE, unit_price=Decimal(10**12)),)}, "lines"),
    ],
)
def test_a_wrong_draft_is_refused_and_leaves_nothing(
    world: World, changes: dict[str, Any], field: str
) -> None:
    before = world.rows("select count(*) as count from invoices")
    with pytest.raises(InvalidField) as raised:
        created(world, **changes)

    assert raised.value.field == field
    assert world.rows("select count(*) as count from invoices") == before


def test_an_invoice_is_for_a_client_that_exists(world: World) -> None:
    with pytest.raises(NotFound):
        created(world, new_id())
    with pytest.raises(NotFound):
        take(world, "issue", new_id(), version=1)


def test_a_currency_without_a_rate_is_allowed_and_said(world: World) -> None:
    assert created(world, currency="EUR").hints == {}
    made = created(world, currency="UGX")

    assert made.hints["currency"] == (
        "There is no exchange rate for UGX, so this invoice is left out of totals in GBP."
    )


def test_a_draft_can_be_deleted_and_an_issued_invoice_not(world: World) -> None:
    for made in (created(world), scheduled(world)):
        take(world, "delete_draft", made.id)
        with pytest.raises(NotFound):
            read(world, made.id)
        assert world.rows("select id from invoice_lines where invoice_id = ?", made.id) == []
    with pytest.raises(Refused, match="cannot be deleted: cancel it instead"):
        take(world, "delete_draft", issued(world).id)


def test_a_sent_invoice_says_when_and_only_once(world: World) -> None:
    made = issued(world)
    take(world, "mark_sent", made.id)

    assert read(world, made.id).sent_at == world.now
    with pytest.raises(Refused, match="already marked sent"):
        take(world, "mark_sent", made.id)


def test_canceling_ends_an_invoice_and_turns_its_money_into_credit(world: World) -> None:
    client_id = world.new_client()
    made = issued(world, client_id)
    pay(world, made.id, "30")
    assert figures(world, client_id) == [Decimal(30), Decimal(70), Decimal(0)]

    canceled = take(world, "cancel", made.id)

    assert canceled.hints["credit"] == "30.00 GBP that was paid on it is credit now."
    assert figures(world, client_id) == [Decimal(0), Decimal(0), Decimal(30)]
    found = read(world, made.id)
    assert (found.status, found.credit, found.open_amount) == ("canceled", Decimal(30), Decimal(0))
    assert take(world, "refund", made.id).status == "refunded"
    assert figures(world, client_id) == [Decimal(0), Decimal(0), Decimal(0)]


def test_a_refunded_invoice_leaves_revenue(world: World) -> None:
    client_id = world.new_client()
    made = issued(world, client_id)
    pay(world, made.id)
    assert figures(world, client_id) == [Decimal(100), Decimal(0), Decimal(0)]
    with pytest.raises(Refused, match="cannot be canceled: refund it instead"):
        take(world, "cancel", made.id)

    later = world.now + timedelta(days=3)
    take(world, "refund", made.id, now=later)

    [row] = world.rows("select counts_until, refunded_at from invoices where id = ?", made.id)
    assert [*row.values()] == [later.date(), later]
    assert read(world, made.id).status == "paid"


def test_a_stale_version_says_who_changed_it_and_when(world: World) -> None:
    made = created(world)
    now = world.now + timedelta(minutes=5)
    invoices.edit(world.database, world.admin, made.id, draft(world), version=1, now=now)
    for step in ("issue", "delete_draft", "schedule"):
        with pytest.raises(Conflict) as raised:
            take(world, step, made.id, version=1)
        assert raised.value.message == (
            "Admin changed the invoice after you opened it. Nothing of yours was saved."
        )
        [change] = raised.value.changes
        assert (change.changed_by, change.changed_at) == ("Admin", now)
        assert (change.read, change.current) == ("1", "2")


def test_every_step_is_noted_with_what_it_was_about(world: World) -> None:
    client_id = world.new_client()
    made = issued(world, client_id)
    take(world, "mark_sent", made.id)
    take(world, "cancel", made.id)

    lines = [line for line in world.activities(client_id) if line["field"] == "invoice"]
    assert [line["kind"] for line in lines] == [
        *("invoice_created", "invoice_issued", "invoice_sent", "invoice_canceled"),
    ]
    assert [line["new"] for line in lines] == [None, *[made.number] * 3]
    detail = json.loads(lines[1]["detail"])
    assert detail["id"] == str(made.id)
    assert (detail["number"], detail["amount"], detail["currency"]) == (
        *(made.number, "100.00", "GBP"),
    )


def test_rounding_and_tax_are_those_of_the_settings_when_it_was_made(world: World) -> None:
    lines = tuple(Line("Work", Decimal(1), Decimal("0.05"), Decimal("0.1")) for _ in range(3))
    for rounding, tax_by, tax in (
        *(("half_even", "line", "0.00"), ("half_up", "total", "0.02"), ("half_up", "line", "0.03")),
    ):
        settings = read_workspace(world.database)
        changes = {"rounding": rounding, "tax_by": tax_by}
        workspace.edit_workspace(world.database, world.owner, settings, changes, world.now)
        found = read(world, issued(world, lines=lines).id)
        assert (found.tax, sum(part.tax for part in found.taxes)) == (Decimal(tax), Decimal(tax))
