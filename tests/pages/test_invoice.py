from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from clientdesk.actions import contacts, invoices
from clientdesk.actions.workspace import local_owner
from clientdesk.model.contact import ContactDraft
from clientdesk.model.words import Role
from clientdesk.ui import cached, invoice_asking
from tests.pages import drawn
from tests.pages.conftest import THEN
from tests.pages.invoices import (
    add_client,
    add_draft,
    add_issued,
    answer,
    ask,
    page,
    parameter,
    pay,
    record_of,
    said,
    sees,
)

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    return add_client(records, "**Acme**", email="hi@acme.example")


def keys(app: AppTest) -> set[str]:
    found = {button.key or "" for button in app.button}
    return {key for key in found if key.startswith("invoice-")}


def test_an_invoice_shows_where_it_stands(app: AppTest, records: Database, acme: UUID) -> None:
    issued = add_issued(records, acme)
    pay(records, issued.id, "40")
    page(app, issued.id)
    assert not app.exception
    assert app.title[0].value == "INV\\-0001 :gray-badge[Unpaid]"
    assert "It is due on" in said(app)
    assert drawn.cards(app, f"invoice-figures-{issued.id}") == {
        "Amount": "€240.00",
        "Received": "€40.00",
        "Open": "€200.00",
    }
    sheet = drawn.component(app, f"invoice-read-{issued.id}")
    assert sheet
    assert sheet["lines"][0]["description"] == "Consulting"
    assert sheet["sums"][-1]["value"] == "€240.00"
    assert drawn.facts(app, f"invoice-facts-{issued.id}")["Client"] == "**Acme**"
    paid = drawn.component(app, f"invoice-payments-{issued.id}")
    assert paid
    assert [cell and cell["text"] for cell in paid["rows"][0]["cells"]][1:] == [
        *("€40.00", "Received", "Bank", "First part"),
    ]
    history = drawn.component(app, f"invoice-history-{issued.id}")
    assert history
    assert [item["text"].split(" ")[2] for item in history["items"]] == [
        *("recorded", "issued", "made"),
    ]


@pytest.mark.parametrize("text", ["nobody", "01a0a06f-ed88-7363-aee4-54dbba8c7c55"])
def test_an_unknown_invoice_gets_a_sentence_and_a_way_back(
    app: AppTest, records: Database, text: str
) -> None:
    assert records
    app.query_params["id"] = text
    app.switch_page("pages/invoice.py").run()
    assert "There is no invoice with the id" in said(app)
    assert "Go to Clients" in [link.proto.label for link in app.get("page_link")]


def test_a_viewer_sees_everything_and_changes_nothing(
    app: AppTest, records: Database, acme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued, draft = add_issued(records, acme), add_draft(records, acme)
    pay(records, issued.id, "40")
    sees(monkeypatch, Role.VIEWER)
    for each in (issued, draft):
        page(app, each.id)
        assert not app.exception
        assert keys(app) == set()
        assert app.get("download_button")
    page(app, issued.id)
    paid = drawn.component(app, f"invoice-payments-{issued.id}")
    assert paid
    assert not paid["menu"]


def test_a_draft_is_issued_or_deleted(app: AppTest, records: Database, acme: UUID) -> None:
    draft, other = add_draft(records, acme), add_draft(records, acme)
    page(app, draft.id)
    assert keys(app) == {"invoice-ask-delete", "invoice-change", "invoice-do-issue"}
    app.button(key="invoice-do-issue").click().run()
    assert record_of(records, draft.id).number == "INV-0001"
    page(app, other.id)
    ask(app, "delete")
    assert "This removes the draft with 1 line." in said(app)
    answer(app, other.id, "delete", "invoice-end")
    assert not app.exception
    assert records.row("invoice", id=other.id) is None
    assert parameter(app, "id") == str(acme)


def test_a_draft_of_a_day_ahead_is_scheduled_and_taken_back(
    app: AppTest, records: Database, acme: UUID
) -> None:
    draft = add_draft(records, acme, issued=cached.today() + timedelta(days=9))
    page(app, draft.id)
    app.button(key="invoice-do-schedule").click().run()
    assert "It is issued by itself on" in said(app)
    app.button(key="invoice-do-unschedule").click().run()
    assert record_of(records, draft.id).status == "draft"


def test_sending_is_a_letter_to_who_receives_invoices(
    app: AppTest, records: Database, acme: UUID
) -> None:
    ann = ContactDraft("Ann", email="ann+1@acme.example", receives_invoices=True)
    contacts.add(records, local_owner(records), acme, ann, THEN)
    issued = add_issued(records, acme)
    page(app, issued.id)
    ask(app, "send")
    (link,) = app.get("link_button")
    parts = urlsplit(link.proto.url)
    assert unquote(parts.path) == "ann+1@acme.example"
    letter = parse_qs(parts.query)
    assert letter["subject"] == ["Invoice INV-0001 from Northlight"]
    assert "for €240.00, due on" in letter["body"][0]
    answer(app, issued.id, "send", "invoice-sent")
    assert record_of(records, issued.id).sent_at is not None
    assert "invoice-ask-send" in keys(app)


def test_a_letter_to_nobody_says_how_to_add_somebody(app: AppTest, records: Database) -> None:
    issued = add_issued(records, add_client(records, "Silent"))
    page(app, issued.id)
    ask(app, "send")
    assert "Nobody receives this client’s invoices yet." in said(app)
    assert "Open the profile" in [link.proto.label for link in app.get("page_link")]
    assert "Please find it attached." in said(app)
    assert "Download the PDF and attach it" in said(app)


def test_a_payment_is_voided_after_a_question(app: AppTest, records: Database, acme: UUID) -> None:
    issued = add_issued(records, acme)
    payment_id = pay(records, issued.id, "240")
    page(app, issued.id)
    asked = invoice_asking.Asked("void", issued.id, payment_id)
    app.session_state["asked-about-invoice"] = asked
    app.run()
    assert "The €240.00 of" in said(app)
    answer(app, issued.id, "void", "invoice-end")
    record = record_of(records, issued.id)
    assert (record.status, record.payments[0].state) == ("unpaid", "void")


def test_an_open_invoice_is_canceled_and_a_paid_one_refunded(
    app: AppTest, records: Database, acme: UUID
) -> None:
    first, second = add_issued(records, acme), add_issued(records, acme)
    pay(records, second.id, "240")
    page(app, first.id)
    ask(app, "cancel")
    assert "€240.00 is no longer to be paid." in said(app)
    answer(app, first.id, "cancel", "invoice-keep")
    assert record_of(records, first.id).status == "unpaid"
    ask(app, "cancel")
    assert app.button(key="invoice-keep").label == "Keep invoice"
    assert app.button(key="invoice-end").label == "Cancel invoice"
    answer(app, first.id, "cancel", "invoice-end")
    assert record_of(records, first.id).status == "canceled"
    assert keys(app) == {"invoice-ask-pay"}
    assert app.button(key="invoice-ask-pay").proto.type == "secondary"
    page(app, second.id)
    ask(app, "refund")
    assert "All of €240.00 goes back to the client" in said(app)
    answer(app, second.id, "refund", "invoice-end")
    assert record_of(records, second.id).status == "refunded"
    assert keys(app) == set()


def test_a_step_that_somebody_else_has_taken_says_so(
    app: AppTest, records: Database, acme: UUID
) -> None:
    draft, owner = add_draft(records, acme), local_owner(records)
    page(app, draft.id)
    invoices.issue(records, owner, draft.id, version=draft.version, now=cached.now())
    app.button(key="invoice-do-issue").click().run()
    assert not app.exception
    assert "Nora Quinn changed invoice INV-0001 after you opened it." in said(app)
    assert app.title[0].value.startswith("INV\\-0001")
