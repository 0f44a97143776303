from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, enrichment
from clientdesk.actions.enrichment_work import finish
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.enrichment import FailureKind, Severity, Signal, SignalKind
from clientdesk.model.words import RiskTier, Role
from clientdesk.ui import cached
from tests.pages import drawn
from tests.pages.clients import keys, made, opened, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import (
    PAGE,
    QUOTE,
    again,
    begun,
    ended,
    entitle,
    failure,
    read_page,
    result,
    waiting,
)

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.model.enrichment import Result
    from clientdesk.store.database import Database

DEEDS = {"enrichment-look-up", "enrichment-cancel-lookup", "enrichment-mend", "enrichment-edit"}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the pages stands still: what was found does not become old."""
    monkeypatch.setattr(cached, "now", lambda: THEN)


@pytest.fixture
def desk(records: Database) -> Database:
    """A workspace that may enrich."""
    entitle(records)
    return records


def said(app: AppTest) -> str:
    """All plain texts and small notes of the page."""
    return "\n".join([*(each.value for each in app.text), *(each.value for each in app.markdown)])


def status(client_id: UUID) -> str:
    return cached.client(client_id).enrichment_status


def folds(app: AppTest) -> dict[str, str]:
    """The folds of what was found, by their title, and what stands behind it."""
    labels = (fold.label for fold in app.expander)
    return dict(label.split(" :gray[· ") for label in labels if " :gray[· " in label)


def test_a_client_that_waits_says_how_long_and_can_be_taken_out(
    app: AppTest, desk: Database
) -> None:
    first, second = waiting(desk, "One"), waiting(desk, "Two")
    assert "It is next in the queue." in said(opened(app, first))
    assert "1 client is before it in the queue." in said(opened(app, second))
    app.button(key="enrichment-cancel-lookup").click().run()
    assert status(second) == "not_started"
    assert "This client was not looked up yet." in said(app)
    assert app.button(key="enrichment-look-up").label == "Look up now"


def test_a_running_lookup_names_the_page_that_is_read(app: AppTest, desk: Database) -> None:
    client_id = waiting(desk)
    read_page(desk, client_id, "https://acme.example/suppliers", 3)
    opened(app, client_id)
    assert "Reading acme.example/suppliers, 3 pages read so far." in said(app)
    assert ":blue-badge[:material/progress_activity: Running]" in said(app)
    assert DEEDS & keys(app) == {"enrichment-cancel-lookup"}


def test_a_lookup_that_has_ended_meanwhile_draws_what_was_found(
    app: AppTest, desk: Database
) -> None:
    client_id = waiting(desk)
    claimed = begun(desk, client_id)
    opened(app, client_id)
    finish(desk, claimed, result(industry="Legal"), THEN)
    app.run()
    assert not app.exception
    assert folds(app)["Classification"] == "1]"


def test_what_was_found_stands_in_its_sections_with_its_receipts(
    app: AppTest, desk: Database
) -> None:
    found = result(
        legal_name="**Acme** Ltd",
        industry="Legal",
        finance_contact_email="ap@acme.example",
        po_required=True,
        linkedin_url="https://www.linkedin.com/company/acme",
    )
    client_id = ended(desk, found)
    opened(app, client_id)
    assert not app.exception
    assert ":green-badge[Succeeded]" in said(app)
    assert drawn.cards(app, f"enrichment-figures-{client_id}") == {
        "Confidence": "91%",
        "Data quality": "86%",
        "Source coverage": "100%",
    }
    assert folds(app) == {
        "Identity": "1]",
        "Classification": "1]",
        "Finance contact": "1]",
        "Invoice submission": "1]",
        "Links": "1]",
    }
    (name,) = drawn.findings(app, f"found-identity-{client_id}")
    assert (name["value"], name["sure"]) == ("**Acme** Ltd", "90% sure")
    receipt = {"source": "Website", "quote": QUOTE, "page": "acme.example/legal", "href": PAGE}
    assert name["receipts"] == [receipt]
    sources = drawn.facts(app, f"found-quality-{client_id}")
    assert sources["Website"] == "Answered, 4 pages read"
    assert sources["VIES, the EU’s VAT register"] == "Off"


def test_risk_signals_say_how_grave_they_are_beside_how_the_client_pays(
    app: AppTest, desk: Database
) -> None:
    client_id = ended(desk, risky())
    opened(app, client_id)
    tier, signal = drawn.findings(app, f"signals-{client_id}")
    assert (tier["tag"], tier["colour"]) == ("High", "red")
    assert (signal["label"], signal["tag"], signal["value"]) == (
        "Insolvency",
        "High",
        "It is in liquidation.",
    )
    card = drawn.facts(app, f"risk-{client_id}")
    assert card["Risk tier"] == "High"
    assert card["Because"] == "It is in liquidation."


def risky() -> Result:
    signal = Signal(SignalKind.INSOLVENCY, Severity.HIGH, "It is in liquidation.")
    return replace(result(), risk_signals=(signal,), risk_tier=RiskTier.HIGH)


def test_a_changed_record_is_told_with_its_fields_and_can_be_looked_up_again(
    app: AppTest, desk: Database
) -> None:
    client_id = ended(desk, result(industry="Legal"))
    later = THEN + timedelta(hours=1)
    read, changes = {"phone": None, "notes": None}, {"phone": "+353 1 496 0000", "notes": "x"}
    owner = local_owner(desk)
    clients.edit(desk, owner, client_id, read=read, changes=changes, now=later)
    opened(app, client_id)
    assert ":orange-badge[Inputs changed since]" in said(app)
    assert "Phone and Notes have changed since." in said(app)
    app.button(key="enrichment-look-up").click().run()
    assert status(client_id) == "queued"
    assert folds(app)["Classification"] == "1]"


def test_a_failure_that_may_pass_says_when_it_is_tried_again(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, failure(FailureKind.TIMEOUT))
    opened(app, client_id)
    assert "The site did not answer in time.\nIt is tried again by itself on 20 Nov" in said(app)
    app.button(key="enrichment-look-up").click().run()
    assert status(client_id) == "queued"


def test_a_failure_that_stays_says_what_to_correct_and_leads_there(
    app: AppTest, desk: Database
) -> None:
    client_id = ended(desk, failure(FailureKind.NOT_HTML))
    opened(app, client_id)
    assert "Enter the address of the site’s first page." in said(app)
    assert app.button(key="enrichment-look-up").label == "Retry"
    app.button(key="enrichment-edit").click().run()
    assert app.text_input(key=f"edit-website-{client_id}").value == "https://acme.example"


def test_a_failed_refresh_keeps_what_was_found_before(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, result(industry="Legal"))
    again(desk, client_id, failure(FailureKind.TLS), THEN + timedelta(days=1))
    opened(app, client_id)
    assert "What was found before stays below." in said(app)
    assert folds(app)["Classification"] == "1]"


def test_a_client_without_a_website_leads_to_the_field(app: AppTest, desk: Database) -> None:
    opened(app, made(desk))
    assert "The client has no website." in said(app)
    assert app.button(key="enrichment-mend").label == "Add a website"
    app.button(key="enrichment-mend").click().run()
    assert app.get("dialog")


def test_a_workspace_that_may_not_enrich_leads_to_settings(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = waiting(records)
    opened(app, client_id)
    assert "An admin can turn it on in Settings." in said(app)
    assert "Open Settings" in [link.proto.label for link in app.get("page_link")]
    seen_by(monkeypatch, Role.SUPPORT)
    app.run()
    assert "Open Settings" not in [link.proto.label for link in app.get("page_link")]
    entitle(records)
    app.run()
    assert app.button(key="enrichment-look-up").label == "Look up now"


def test_what_was_found_stands_when_enrichment_is_turned_off(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, result(industry="Legal"))
    entitle(desk, on=False)
    opened(app, client_id)
    assert folds(app)["Classification"] == "1]"
    assert not DEEDS & keys(app)
    assert "Open Settings" not in [link.proto.label for link in app.get("page_link")]


def test_a_refresh_says_what_it_found_otherwise(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, result(industry="Legal", legal_name="Acme Ltd", vat_id="GB1"))
    newer = result(industry="Media", legal_name="Acme Ltd", country="GB")
    again(desk, client_id, newer, THEN + timedelta(days=1))
    opened(app, client_id)
    told = drawn.findings(app, f"changed-{client_id}")
    assert [(each["label"], each["was"], each["value"], each["mark"]) for each in told] == [
        ("Industry", "Legal", "Media", ""),
        ("VAT ID", "GB1", "", "Not found any more"),
        ("Country", "", "United Kingdom (GB)", "New"),
    ]


def test_a_refresh_that_finds_the_same_says_so(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, result(industry="Legal"))
    again(desk, client_id, result(industry="Legal"), THEN + timedelta(days=1))
    assert "found the same as the one before it" in said(opened(app, client_id))


def test_a_fact_is_set_by_hand_marked_and_handed_back(app: AppTest, desk: Database) -> None:
    client_id = ended(desk, result(industry="Legal"))
    opened(app, client_id)
    app.button(key="facts-classification-edit").click().run()
    key = f"facts-classification-industry-{client_id}"
    assert app.selectbox(key=key).value == "Legal"
    app.selectbox(key=key).set_value("Media")
    app.button(key="facts-classification-save").click().run()
    (industry,) = drawn.findings(app, f"found-classification-{client_id}")
    assert industry["value"] == "Media"
    assert industry["mark"] == "Set by Nora Quinn on 20 Nov 2026 · the last one found Legal"
    app.button(key="release-industry").click().run()
    (industry,) = drawn.findings(app, f"found-classification-{client_id}")
    assert (industry["value"], industry["mark"]) == ("Legal", "")
    assert "release-industry" not in keys(app)


def test_a_fact_that_cannot_be_kept_stays_in_the_form_with_the_reason(
    app: AppTest, records: Database
) -> None:
    client_id = made(records)
    opened(app, client_id)
    app.button(key="facts-links-edit").click().run()
    app.text_input(key=f"facts-links-linkedin_url-{client_id}").set_value("acme")
    app.button(key="facts-links-save").click().run()
    assert "LinkedIn must be the address of a company" in app.error[0].value.replace("\\", "")


def test_what_was_found_before_receipts_were_kept_is_shown_without_them(
    app: AppTest, desk: Database
) -> None:
    client_id = waiting(desk)
    values: dict[str, object] = dict.fromkeys(ClientFact, None)
    values |= {"industry": "Legal", "risk_tier": "low", "status": "succeeded"}
    values |= {"id": client_id, "version": 1, "confidence": 0.9, "inputs": None, "now": THEN}
    desk.write(lambda tx: tx.execute("succeed_enrichment", **values))
    opened(app, client_id)
    assert not app.exception
    assert "What this rests on was not kept. Refresh to see it." in said(app)
    (industry,) = drawn.findings(app, f"found-classification-{client_id}")
    assert (industry["value"], industry["mark"], industry["receipts"]) == ("Legal", "", [])
    assert drawn.facts(app, f"found-quality-{client_id}") == {"Confidence": "90%"}


def test_a_viewer_reads_what_was_found_and_is_offered_nothing(
    app: AppTest, desk: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ended(desk, result(industry="Legal", vat_id="GB371201047"))
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, client_id)
    assert not app.exception
    assert drawn.findings(app, f"found-classification-{client_id}")
    assert drawn.findings(app, f"proposed-tax_id-{client_id}")
    offered = {"accept-tax_id", "dismiss-tax_id", "use-tax_id", "facts-classification-edit"}
    assert not (DEEDS | offered) & keys(app)


def test_an_archived_client_keeps_what_was_found_and_is_not_looked_up(
    app: AppTest, desk: Database
) -> None:
    client_id = ended(desk, result(industry="Legal"))
    lost = waiting(desk, "Lost")
    for each in (client_id, lost):
        clients.archive(desk, local_owner(desk), each, THEN)
    opened(app, client_id)
    assert drawn.findings(app, f"found-classification-{client_id}")
    assert not DEEDS & keys(app)
    assert "An archived client is not looked up." in said(opened(app, lost))


def test_canceling_what_has_ended_says_so(app: AppTest, desk: Database) -> None:
    client_id = waiting(desk)
    opened(app, client_id)
    assert enrichment.cancel(desk, local_owner(desk), [client_id], THEN) == 1
    app.button(key="enrichment-cancel-lookup").click().run()
    assert "The lookup had ended already" in app.toast[0].value
