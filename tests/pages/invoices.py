"""A client to invoice, and typing into an invoice's form as its component does."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from clientdesk.actions import clients, invoices, payments
from clientdesk.actions.invoices import InvoiceDraft, SavedInvoice
from clientdesk.actions.payments import PaymentDraft
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.model.permissions import Actor
from clientdesk.queries.invoice import invoice
from clientdesk.ui import cached, invoice_asking, invoice_forms
from clientdesk.ui.components.invoice_lines import LineTexts
from tests.pages import drawn
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from datetime import date

    import pytest
    from streamlit.testing.v1 import AppTest

    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.model.words import Role
    from clientdesk.store.database import Database
    from clientdesk.ui.invoice_forms import Form

WORK = LineTexts("a", "Consulting", "2", "100", "20", "")


def add_client(records: Database, name: str = "Acme", **texts: str) -> UUID:
    owner = local_owner(records)
    return clients.create(records, owner, ClientDraft(name, **texts), THEN, THEN.date()).id


def add_draft(
    records: Database, client_id: UUID, *lines: Line, issued: date | None = None
) -> SavedInvoice:
    """A draft of two hours of work, unless other lines are given."""
    charged = lines or (Line("Consulting", Decimal(2), Decimal(100), Decimal("0.2")),)
    draft = InvoiceDraft(client_id, "EUR", issued, None, charged)
    return invoices.create(records, local_owner(records), draft, cached.now())


def add_issued(records: Database, client_id: UUID) -> SavedInvoice:
    """An unpaid invoice over €240.00."""
    draft, owner = add_draft(records, client_id), local_owner(records)
    return invoices.issue(records, owner, draft.id, version=draft.version, now=cached.now())


def record_of(records: Database, invoice_id: UUID) -> InvoiceRecord:
    return invoice(records, invoice_id, cached.today())


def all_invoices(records: Database, client_id: UUID) -> list[InvoiceRecord]:
    rows = records.rows("invoices_of_client", id=client_id, day=cached.today(), limit=None)
    return [record_of(records, row["id"]) for row in rows]


def new(app: AppTest, client_id: UUID) -> AppTest:
    return _editor(app, client=client_id)


def change(app: AppTest, invoice_id: UUID) -> AppTest:
    return _editor(app, invoice=invoice_id)


def _editor(app: AppTest, **query: UUID) -> AppTest:
    # Its address is not its file's name, which the app knows only once it ran.
    app.run()
    app.query_params.clear()
    for name, value in query.items():
        app.query_params[name] = str(value)
    return app.switch_page("pages/new_invoice.py").run()


def page(app: AppTest, invoice_id: UUID) -> AppTest:
    app.query_params["id"] = str(invoice_id)
    return app.switch_page("pages/invoice.py").run()


def form(app: AppTest, records: Database) -> Form:
    """The form that the page shows."""
    found = invoice_forms.find(parameter(app, "form"), local_owner(records).id)
    assert found
    return found


def parameter(app: AppTest, name: str) -> str:
    value = app.query_params[name]
    return value if isinstance(value, str) else value[0]


def type_in(app: AppTest, records: Database, **fields: object) -> AppTest:
    """Type into the form and let the page run."""
    now = form(app, records)
    told: dict[str, Any] = dict(fields)
    invoice_forms.put(replace(now, typed=replace(now.typed, **told), refused=(), refusal=""))
    return app.run()


def press(app: AppTest, records: Database, what: str) -> AppTest:
    return app.button(key=f"invoice-{what}-{form(app, records).name}").click().run()


def said(app: AppTest) -> str:
    """Everything that the page says in words."""
    parts = [*app.markdown, *app.text, *app.caption, *app.error, *app.warning]
    return "\n".join(str(part.value).replace("\\", "") for part in parts)


def sees(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    """Let a member of that role look at the pages."""
    actor = Actor(UUID(int=5), "Rea Doe", role)
    monkeypatch.setattr(cached, "actor", lambda: actor)


def ask(app: AppTest, question: str) -> AppTest:
    """Open a dialog of the invoice's page."""
    return app.button(key=f"invoice-ask-{question}").click().run()


def answer(app: AppTest, invoice_id: UUID, question: str, key: str) -> AppTest:
    """Press a button of the dialog; here, unlike in a browser, it opens only when asked again."""
    app.button(key=key).click()
    payment_id = None
    if question == "void":
        paid = drawn.component(app, f"invoice-payments-{invoice_id}") or {"rows": [{}]}
        payment_id = UUID(paid["rows"][0]["id"])
    asked = invoice_asking.Asked(cast("invoice_asking.Question", question), invoice_id, payment_id)
    app.session_state["asked-about-invoice"] = asked
    return app.run()


def pay(records: Database, invoice_id: UUID, amount: str) -> UUID:
    """Record a payment of today."""
    paid = PaymentDraft(Decimal(amount), cached.today(), "Bank", "First part")
    version = record_of(records, invoice_id).version
    owner = local_owner(records)
    done = payments.record(records, owner, invoice_id, paid, version=version, now=cached.now())
    return done.id
