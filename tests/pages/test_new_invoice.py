from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from clientdesk.actions import clients, contacts
from clientdesk.actions.credit import set_credit
from clientdesk.actions.workspace import local_owner
from clientdesk.model.contact import ContactDraft
from clientdesk.model.words import Role
from clientdesk.text.dates import day
from clientdesk.ui import cached, invoice_forms
from clientdesk.ui.components.invoice_lines import LineTexts
from tests.pages import drawn
from tests.pages.conftest import THEN
from tests.pages.invoices import (
    WORK,
    add_client,
    add_draft,
    all_invoices,
    change,
    form,
    new,
    parameter,
    press,
    record_of,
    said,
    sees,
    type_in,
)

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    return add_client(records, email="hi@acme.example", address="1 High St\nDublin")


def field(app: AppTest, records: Database, name: str) -> str | None:
    return app.text_input(key=f"invoice-{name}-{form(app, records).name}").value


def type_field(app: AppTest, records: Database, name: str, text: str) -> AppTest:
    key = f"invoice-{name}-{form(app, records).name}"
    return app.text_input(key=key).set_value(text).run()


def written(days: int = 0) -> str:
    return day(cached.today() + timedelta(days=days), "en_IE")


def test_a_new_invoice_is_filled_in_from_its_client(
    app: AppTest, records: Database, acme: UUID
) -> None:
    person = ContactDraft("Ann Bell", email="ann@acme.example", receives_invoices=True)
    contacts.add(records, local_owner(records), acme, person, THEN)
    changes = {"currency": "USD", "payment_terms_days": 14}
    clients.edit(records, local_owner(records), acme, read={}, changes=changes, now=THEN)
    new(app, acme)
    assert not app.exception
    typed = form(app, records).typed
    assert (typed.currency, typed.terms) == ("USD", "14")
    assert field(app, records, "issue_date") == written()
    assert field(app, records, "due_date") == written(14)
    assert "1 High St" in said(app)
    assert "Ann Bell · ann@acme.example" in said(app)


def test_the_due_date_follows_issue_date_and_terms(
    app: AppTest, records: Database, acme: UUID
) -> None:
    new(app, acme)
    type_field(app, records, "issue_date", "1 Dec 2026")
    assert field(app, records, "due_date") == "31 Dec 2026"
    type_field(app, records, "terms", "7")
    assert field(app, records, "due_date") == "8 Dec 2026"
    type_field(app, records, "due_date", "2026-12-03")
    assert field(app, records, "terms") == "2"


def test_live_sums_show_taxes_by_rate(app: AppTest, records: Database, acme: UUID) -> None:
    new(app, acme)
    type_in(app, records, lines=(WORK, LineTexts("b", "Book", "3", "9,99", "9", "10")))
    sheet = drawn.component(app, f"invoice-lines-{form(app, records).name}")
    assert sheet
    assert sheet["amounts"] == {"a": "€200.00", "b": "€26.97"}
    assert [(part["label"], part["value"]) for part in sheet["sums"]] == [
        ("Subtotal", "€229.97"),
        ("Discount", "-€3.00"),
        ("Tax 9% on €26.97", "€2.43"),
        ("Tax 20% on €200.00", "€40.00"),
        ("Total", "€269.40"),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"issue_date": "soon"}, "Issue date must be a day such as"),
        ({"due_date": "1 Jan 2020"}, "Due date is before the issue date."),
        ({"due_date": "31 Dec 9999"}, "Due date must be in a year from"),
        ({"terms": "400"}, "Payment terms must be a whole number of days from 0 to 365."),
        ({"reference": "x" * 101}, "Reference can have at most 100 characters."),
        ({"lines": (replace(WORK, quantity="-2"),)}, ""),
        ({"lines": (replace(WORK, unit_price="9" * 20),)}, ""),
    ],
)
def test_bad_input_is_kept_with_its_sentence_and_nothing_is_saved(
    app: AppTest, records: Database, acme: UUID, typed: dict[str, object], sentence: str
) -> None:
    new(app, acme)
    type_in(app, records, **typed)
    press(app, records, "save")
    assert not app.exception
    assert sentence in said(app)
    assert "Not saved. Correct" in said(app)
    assert all_invoices(records, acme) == []
    for name, value in typed.items():
        assert getattr(form(app, records).typed, name) == value


def test_a_negative_price_is_refused_at_its_line(
    app: AppTest, records: Database, acme: UUID
) -> None:
    new(app, acme)
    lines = (LineTexts("a", "Money back", "1", "-50", "19"),)
    type_in(app, records, lines=lines, terms="400")
    press(app, records, "issue")
    sheet = drawn.component(app, f"invoice-lines-{form(app, records).name}")
    assert sheet
    assert sheet["all_wrong"]
    assert sheet["lines"][0]["unit_price"] == "-50"
    assert sheet["wrong"]["a"]["unit_price"].startswith("Unit price cannot be negative.")
    assert "Not saved. Correct the payment terms and the lines first." in said(app)


def test_issue_now_gives_a_number_and_shows_the_invoice(
    app: AppTest, records: Database, acme: UUID
) -> None:
    new(app, acme)
    type_in(app, records, lines=(WORK,), note="Thanks", reference="PO 7")
    press(app, records, "issue")
    (record,) = all_invoices(records, acme)
    assert (record.number, record.amount) == ("INV-0001", Decimal("240.000"))
    assert (record.note, record.reference) == ("Thanks", "PO 7")
    assert parameter(app, "id") == str(record.id)
    assert app.title[0].value.startswith("INV\\-0001")


def test_an_invoice_without_lines_is_saved_but_not_issued(
    app: AppTest, records: Database, acme: UUID
) -> None:
    new(app, acme)
    press(app, records, "issue")
    assert "The invoice has no lines. Add what is charged for." in said(app)
    assert all_invoices(records, acme) == []
    press(app, records, "save")
    assert [record.status for record in all_invoices(records, acme)] == ["draft"]


def test_schedule_wants_a_day_ahead(app: AppTest, records: Database, acme: UUID) -> None:
    new(app, acme)
    type_in(app, records, lines=(WORK,))
    press(app, records, "schedule")
    assert "Issue date must be ahead to schedule it." in said(app)
    type_field(app, records, "issue_date", written(5))
    assert "Schedule issues it on this day" in said(app)
    press(app, records, "schedule")
    (record,) = all_invoices(records, acme)
    assert (record.status, record.number) == ("scheduled", None)


def test_to_a_client_on_hold_a_draft_is_saved_and_says_why_it_was_not_issued(
    app: AppTest, records: Database, acme: UUID
) -> None:
    owner = local_owner(records)
    set_credit(records, owner, acme, read={"on_hold": False}, changes={"on_hold": True}, now=THEN)
    new(app, acme)
    assert "The client is on hold" in said(app)
    type_in(app, records, lines=(WORK,))
    press(app, records, "issue")
    assert "is on hold, so nothing is issued to it" in said(app)
    assert [record.status for record in all_invoices(records, acme)] == ["draft"]
    press(app, records, "save")
    assert len(all_invoices(records, acme)) == 1


def test_what_was_typed_survives_a_reload_and_another_page(
    app: AppTest, records: Database, acme: UUID
) -> None:
    new(app, acme)
    type_in(app, records, lines=(WORK,), reference="PO 7")
    name = parameter(app, "form")
    app.query_params.clear()
    app.query_params["id"] = str(acme)
    app.switch_page("pages/client.py").run()
    assert "the invoice to Acme" in app.toast[0].value
    assert app.button(key="profile-new-invoice").label == "Continue invoice"
    new(app, acme)
    assert form(app, records).typed.lines == (WORK,)
    del app.session_state["invoice-session"]
    app.query_params["form"] = name
    app.run()
    assert form(app, records).typed.reference == "PO 7"
    assert parameter(app, "form") != name


def test_a_form_is_for_the_one_who_typed_it(records: Database, acme: UUID) -> None:
    assert records
    subject = invoice_forms.Subject(acme)
    typed = invoice_forms.Typed("EUR", "", "", "")
    kept = invoice_forms.put(
        invoice_forms.Form("secret", "session", UUID(int=1), subject, typed, typed)
    )
    assert invoice_forms.find("secret", UUID(int=1)) == kept
    assert invoice_forms.find("secret", UUID(int=2)) is None


def test_discard_can_be_taken_back(app: AppTest, records: Database, acme: UUID) -> None:
    new(app, acme)
    type_in(app, records, lines=(WORK,))
    app.button(key="invoice-discard").click().run()
    assert form(app, records).typed.lines == ()
    app.button(key="undo").click().run()
    assert form(app, records).typed.lines == (WORK,)


def test_a_currency_without_a_rate_says_what_that_means(
    app: AppTest, records: Database, acme: UUID
) -> None:
    new(app, acme)
    type_in(app, records, currency="XCD")
    assert "There is no exchange rate for XCD: totals in EUR leave this invoice out." in said(app)


def test_a_draft_is_changed(app: AppTest, records: Database, acme: UUID) -> None:
    draft = add_draft(records, acme)
    change(app, draft.id)
    (line,) = form(app, records).typed.lines
    assert (line.description, line.tax_rate) == ("Consulting", "20")
    type_in(app, records, lines=(replace(line, quantity="3"),))
    press(app, records, "save")
    assert record_of(records, draft.id).amount == Decimal(360)


def test_a_viewer_makes_no_invoices(
    app: AppTest, acme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees(monkeypatch, Role.VIEWER)
    new(app, acme)
    assert "You need the support role to change invoices." in said(app)


def test_an_address_without_a_client_says_what_to_do(app: AppTest, records: Database) -> None:
    assert records
    app.run()
    app.switch_page("pages/new_invoice.py").run()
    assert "Open a client, and choose New invoice there." in said(app)
