from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import invoices
from clientdesk.actions.workspace import local_owner
from clientdesk.ui import cached
from tests.pages.invoices import (
    add_client,
    add_draft,
    all_invoices,
    change,
    form,
    press,
    record_of,
    said,
    type_in,
)

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    return add_client(records, email="hi@acme.example")


def save_theirs(records: Database, draft: invoices.SavedInvoice, client_id: UUID) -> None:
    """What the other of two people saves meanwhile."""
    now = record_of(records, draft.id)
    kept = invoices.InvoiceDraft(
        client_id, "USD", now.issue_date, now.due_date, (now.lines[0],), "PO theirs", now.note
    )
    owner = local_owner(records)
    invoices.edit(records, owner, draft.id, kept, version=now.version, now=cached.now())


def test_the_second_of_two_sees_what_changed_and_loses_nothing_typed(
    app: AppTest, records: Database, acme: UUID
) -> None:
    draft = add_draft(records, acme)
    change(app, draft.id)
    type_in(app, records, note="mine", reference="PO mine")
    save_theirs(records, draft, acme)
    press(app, records, "save")
    assert not app.exception
    assert "Nora Quinn changed this invoice" in said(app)
    assert "Currency: EUR → USD" in said(app)
    assert form(app, records).typed.note == "mine"
    assert app.button(key="invoice-conflict-go").disabled
    key = f"invoice-conflict-reference-{form(app, records).name}"
    app.radio(key=key).set_value("mine").run()
    app.button(key="invoice-conflict-go").click().run()
    press(app, records, "save")
    record = record_of(records, draft.id)
    assert (record.currency, record.reference, record.note) == ("USD", "PO mine", "mine")


def test_what_was_typed_for_an_invoice_issued_meanwhile_can_become_a_new_one(
    app: AppTest, records: Database, acme: UUID
) -> None:
    draft = add_draft(records, acme)
    change(app, draft.id)
    type_in(app, records, note="mine")
    owner = local_owner(records)
    invoices.issue(records, owner, draft.id, version=draft.version, now=cached.now())
    press(app, records, "save")
    assert "The invoice is unpaid, so it cannot be changed" in said(app)
    app.button(key="invoice-as-new").click().run()
    press(app, records, "save")
    assert sorted(record.status for record in all_invoices(records, acme)) == ["draft", "unpaid"]


def test_a_form_without_changes_shows_what_others_saved(
    app: AppTest, records: Database, acme: UUID
) -> None:
    draft = add_draft(records, acme)
    change(app, draft.id)
    save_theirs(records, draft, acme)
    app.run()
    assert form(app, records).typed.reference == "PO theirs"
