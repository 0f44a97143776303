from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import contacts, proposals
from clientdesk.actions.workspace import local_owner
from clientdesk.model.contact import ContactDraft
from clientdesk.model.words import Role
from clientdesk.ui import cached, profile_reads
from tests.pages import drawn, invoices
from tests.pages.clients import keys, opened, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import ended, entitle, result

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

VAT_ID = "GB371201047"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the pages stands still: what was found does not become old."""
    monkeypatch.setattr(cached, "now", lambda: THEN)


@pytest.fixture
def desk(records: Database) -> Database:
    """A workspace that may enrich."""
    entitle(records)
    return records


@pytest.fixture
def acme(desk: Database) -> UUID:
    """A client for whom a name, a tax ID and a mailbox are proposed."""
    found = result(legal_name="Acme Ltd", vat_id=VAT_ID, invoice_email="ap@acme.example")
    return ended(desk, found)


def proposed(app: AppTest, client_id: UUID) -> dict[str, str]:
    """What is proposed, by its label."""
    fields = ("name", "tax_id", "billing_contact", "industry")
    every = (drawn.findings(app, f"proposed-{field}-{client_id}") for field in fields)
    return {each["label"]: each["value"] for rows in every for each in rows}


def test_a_proposal_shows_what_stands_there_what_was_found_and_where(
    app: AppTest, acme: UUID
) -> None:
    opened(app, acme)
    assert proposed(app, acme) == {
        "Name": "Acme Ltd",
        "Tax ID": VAT_ID,
        "Billing contact": "ap@acme.example",
    }
    (name,) = drawn.findings(app, f"proposed-name-{acme}")
    assert (name["was"], name["sure"], len(name["receipts"])) == ("Acme", "90% sure", 1)


def test_an_accepted_proposal_is_on_the_record_and_another_is_dismissed(
    app: AppTest, acme: UUID
) -> None:
    opened(app, acme)
    app.button(key="accept-name").click().run()
    assert cached.client(acme).name == "Acme Ltd"
    app.button(key="dismiss-tax_id").click().run()
    assert cached.client(acme).tax_id is None
    assert proposed(app, acme) == {"Billing contact": "ap@acme.example"}
    assert "accept-all" not in keys(app)


def test_all_are_accepted_at_once(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    app.button(key="accept-all").click().run()
    record = cached.client(acme)
    assert (record.name, record.tax_id) == ("Acme Ltd", VAT_ID)
    assert [each.email for each in profile_reads.contacts(acme)] == ["ap@acme.example"]
    assert proposed(app, acme) == {}
    assert ":orange-badge[Inputs changed since]" not in [each.value for each in app.markdown]


def test_all_are_dismissed_at_once(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    app.button(key="dismiss-all").click().run()
    assert (cached.client(acme).name, proposed(app, acme)) == ("Acme", {})


def test_what_is_not_proposed_any_more_is_said(app: AppTest, acme: UUID, desk: Database) -> None:
    opened(app, acme)
    proposals.dismiss(desk, local_owner(desk), acme, seen={"name": "Acme Ltd"}, now=THEN)
    app.button(key="accept-name").click().run()
    assert "Name is not proposed any more" in app.toast[0].value
    assert cached.client(acme).name == "Acme"


def test_each_gap_before_an_invoice_has_its_click(app: AppTest, acme: UUID) -> None:
    opened(app, acme)
    assert "**Ready to invoice?**" in [each.value for each in app.markdown]
    assert app.button(key="use-tax_id").label == f"Use {VAT_ID}"
    app.button(key="use-tax_id").click().run()
    app.button(key="use-billing_contact").click().run()
    assert cached.client(acme).tax_id == VAT_ID
    assert ":green-badge[Ready]" in [each.value for each in app.markdown]
    texts = [each.value for each in app.text]
    assert "It is not known whether invoices need an order number." in texts


def test_a_gap_for_which_nothing_was_found_leads_to_where_it_is_entered(
    app: AppTest, desk: Database
) -> None:
    client_id = ended(desk, result(po_required=True))
    opened(app, client_id)
    app.button(key="add-mailbox").click().run()
    assert app.text_input(key="contact-email").value == ""
    owner = local_owner(desk)
    contacts.add(desk, owner, client_id, ContactDraft("Ann", "ann@acme.example"), THEN)
    opened(app, client_id)
    assert "add-mailbox" not in keys(app)
    app.button(key="add-tax-id").click().run()
    assert app.text_input(key=f"edit-tax_id-{client_id}").value == ""


def test_what_only_the_client_knows_is_asked_by_mail(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, result(finance_contact_email="ap@acme.example"))
    opened(app, client_id)
    (letter,) = [link for link in app.get("link_button") if link.proto.label == "Ask the client"]
    assert letter.proto.url.startswith("mailto:ap@acme.example?subject=Your%20order%20numbers&")


def test_a_new_invoice_says_in_a_line_what_should_be_mended_first(
    app: AppTest, acme: UUID, desk: Database
) -> None:
    invoices.new(app, acme)
    lines = [each.value for each in app.markdown]
    said = ":orange-badge[Before you invoice] Tax ID, mailbox for invoices"
    assert said in lines
    seen = {"tax_id": VAT_ID, "billing_contact": "ap@acme.example"}
    proposals.accept(desk, local_owner(desk), acme, seen=seen, now=THEN)
    invoices.new(app, acme)
    assert not [line for line in (each.value for each in app.markdown) if "Before you" in line]


def test_a_new_invoice_says_that_the_client_wants_its_order_number(
    app: AppTest, desk: Database
) -> None:
    wanted = ":orange-badge[Needs the client’s order number]"
    wants, does_not = (
        ended(desk, result(po_required=required), f"Acme {required}") for required in (True, False)
    )
    assert wanted in [each.value for each in invoices.new(app, wants).markdown]
    assert wanted not in [each.value for each in invoices.new(app, does_not).markdown]


def test_a_viewer_sees_the_gaps_and_no_clicks(
    app: AppTest, acme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, acme)
    assert "The tax ID is missing." in [each.value for each in app.text]
    assert not {"use-tax_id", "use-billing_contact", "accept-all"} & keys(app)
