from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import invoices, payments
from clientdesk.actions.invoices import InvoiceDraft
from clientdesk.actions.payments import PaymentDraft
from clientdesk.actions.workspace import local_owner
from clientdesk.model.aging import Bucket
from clientdesk.model.invoice_sums import Line
from clientdesk.queries.behind import Figure, Scope
from clientdesk.ui import cached
from clientdesk.ui.profile_behind import Asked
from tests.pages import drawn
from tests.pages.clients import made, opened
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

TODAY = THEN.date()


def issue(records: Database, client_id: UUID, amount: str, due: date) -> UUID:
    """An issued invoice of one line."""
    owner, first = local_owner(records), due - timedelta(days=30)
    line = Line("Work", Decimal(1), Decimal(amount), Decimal(0), Decimal(0))
    draft = InvoiceDraft(client_id, "EUR", first, due, (line,))
    saved = invoices.create(records, owner, draft, THEN)
    invoices.issue(records, owner, saved.id, version=saved.version, now=THEN)
    return saved.id


@pytest.fixture
def acme(records: Database, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A client with a paid invoice, one that is 20 days late, and a draft."""
    monkeypatch.setattr(cached, "today", lambda: TODAY)
    client_id, owner = made(records), local_owner(records)
    paid = issue(records, client_id, "100", TODAY - timedelta(days=40))
    draft = PaymentDraft(Decimal(100), TODAY - timedelta(days=35))
    version = records.row("invoice_to_change", id=paid)
    assert version
    payments.record(records, owner, paid, draft, version=version["version"], now=THEN)
    issue(records, client_id, "1500", TODAY - timedelta(days=20))
    line = Line("Work", Decimal(1), Decimal(7), Decimal(0), Decimal(0))
    only = InvoiceDraft(client_id, "EUR", TODAY, TODAY, (line,))
    invoices.create(records, owner, only, THEN)
    return client_id


def ask(app: AppTest, asked: Asked) -> AppTest:
    """Open a figure's drawer as its card does, which a test cannot click."""
    app.session_state["figure-dialog"] = asked
    return app.run()


def test_the_cards_say_how_much_and_how_well_it_is_paid(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    assert not app.exception
    figures = drawn.cards(app, f"profile-figures-{acme}")
    assert figures == {
        "Revenue · EUR": "€100.00",
        "Outstanding · EUR": "€1,500",
        "Overdue · EUR": "€1,500",
        "Invoices": "2",
        "Average days to pay": "35",
        "Payment rating": "A",
    }
    assert any("overdue, the oldest by 20 days" in text.value for text in app.markdown)
    assert len(app.get("plotly_chart")) == 3
    facts = drawn.facts(app, f"risk-{acme}")
    assert facts["Payment behaviour"] == "A"
    behaviour = (drawn.component(app, f"risk-{acme}") or {"facts": [{}]})["facts"][0]
    assert behaviour["note"].startswith("up to 30 days late on average, score ")
    assert behaviour["chip"] == "gray"
    assert "An early signal: fewer than 3 invoices." in (facts["Because"] or "")


def test_a_figure_opens_to_its_invoices_and_those_left_out(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    ask(app, Asked(Figure.OUTSTANDING, "Outstanding", Scope(acme)))
    assert not app.exception
    assert "€1,500.00 from 1 invoice." in [text.value for text in app.text]
    (row,) = drawn.rows(app, "figure-counted")
    assert row[1:4] == ["Overdue", "€1,500", "€1,500"]


def test_a_chart_opens_to_the_part_that_was_clicked(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    late = Asked(Figure.OUTSTANDING, "Late", Scope(acme, bucket=Bucket.UP_TO_30))
    ask(app, late)
    assert len(drawn.rows(app, "figure-counted")) == 1
    ask(app, Asked(Figure.STATUS, "Draft invoices", Scope(acme, status="draft")))
    assert "1 invoice over €7.00." in [text.value for text in app.text]
    assert drawn.rows(app, "figure-counted")[0][1] == "Draft"


def test_every_invoice_is_listed_with_its_open_amount(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    rows = drawn.rows(app, f"profile-invoices-{acme}")
    assert [row[1] for row in rows] == ["Draft", "Overdue", "Paid"]
    assert [row[3] for row in rows] == [None, "€1,500", None]
    assert "profile-new-invoice" in {button.key for button in app.button}


def test_money_beyond_what_was_invoiced_is_said_and_opens(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "today", lambda: TODAY)
    client_id = made(records)
    invoice_id = issue(records, client_id, "100", TODAY)
    row = records.row("invoice_to_change", id=invoice_id)
    assert row
    over = PaymentDraft(Decimal(130), TODAY)
    owner, version = local_owner(records), row["version"]
    payments.record(records, owner, invoice_id, over, version=version, now=THEN)
    opened(app, client_id)
    app.button(key=f"profile-credit-{client_id}").click().run()
    assert not app.exception
    assert "€30.00 from 1 invoice." in [text.value for text in app.text]


def test_a_client_without_invoices_has_dashes_and_no_charts(
    app: AppTest, records: Database
) -> None:
    client_id = made(records)
    opened(app, client_id)
    figures = drawn.component(app, f"profile-figures-{client_id}")
    assert figures
    assert {card["value"] for card in figures["cards"]} == {"—"}
    assert not any(card["opens"] for card in figures["cards"])
    assert not app.get("plotly_chart")
