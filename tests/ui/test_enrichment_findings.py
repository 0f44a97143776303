from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.enrichment import (
    Evidence,
    Fact,
    FactField,
    Outcome,
    Result,
    Severity,
    Signal,
    SignalKind,
)
from clientdesk.ui import cached
from clientdesk.ui.components.receipts import Finding, Receipt
from clientdesk.ui.enrichment_findings import (
    LONGEST_QUOTE,
    SECTIONS,
    Known,
    of_section,
    of_signal,
    receipts,
)
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord
    from clientdesk.store.database import Database

PAGE = "https://www.acme.example/legal"
WORDS = (Evidence("website", PAGE, "Acme Ltd makes software"),)
FOUND = " · the last one found Legal"
SHOWN = (Receipt("Website", "Acme Ltd makes software", "acme.example/legal", PAGE),)


@pytest.fixture
def record(records: Database) -> ClientRecord:
    owner = local_owner(records)
    made = clients.create(records, owner, ClientDraft("Acme"), THEN, THEN.date())
    return cached.client(made.id)


def known(record: ClientRecord, *, hand: str = "", stored: Any = None, **found: Any) -> Known:  # noqa: ANN401
    facts = {FactField(name): Fact(value, 0.9, WORDS) for name, value in found.items()}
    by_hand = {ClientFact.INDUSTRY: hand} if hand else {}
    changed = replace(record, industry=stored)
    return Known(changed, Result(Outcome.SUCCEEDED, fields=facts), by_hand, "en_GB")


def test_every_fact_that_can_be_found_has_its_place_in_a_section() -> None:
    placed = [field for _, fields in SECTIONS.values() for field in fields]
    assert sorted(placed) == sorted(FactField)


def test_a_fact_is_drawn_with_how_sure_it_is_and_where_it_stands(record: ClientRecord) -> None:
    (drawn,) = of_section("identity", known(record, legal_name="Acme Ltd"))
    assert drawn == Finding("Legal name", "Acme Ltd", sure="90% sure", receipts=SHOWN)


def test_a_fact_that_is_hardly_sure_is_marked(record: ClientRecord) -> None:
    fact = Fact("Acme Ltd", 0.5, WORDS)
    result = Result(Outcome.SUCCEEDED, fields={FactField.LEGAL_NAME: fact})
    (drawn,) = of_section("identity", Known(record, result, {}, "en_GB"))
    assert (drawn.sure, drawn.doubtful) == ("50% sure", True)


def test_the_record_s_own_value_is_shown_with_receipts_only_when_it_is_the_one_found(
    record: ClientRecord,
) -> None:
    (same,) = of_section("classification", known(record, stored="Legal", industry="Legal"))
    assert (same.value, same.receipts, same.mark) == ("Legal", SHOWN, "")
    (kept,) = of_section("classification", known(record, stored="Media", industry="Legal"))
    assert (kept.value, kept.receipts, kept.mark) == ("Media", (), f"From an earlier lookup{FOUND}")
    (set_,) = of_section("classification", known(record, hand="Set by Ann", stored="Legal"))
    assert (set_.value, set_.receipts, set_.mark) == ("Legal", (), "Set by Ann")


def test_what_a_person_left_empty_says_so(record: ClientRecord) -> None:
    (drawn,) = of_section("classification", known(record, hand="Set by Ann", industry="Legal"))
    assert (drawn.value, drawn.mark) == ("", f"Set by Ann{FOUND}")


def test_addresses_are_links_when_they_lead_to_pages_and_mailboxes(record: ClientRecord) -> None:
    url = "https://x.com/acme"
    (x,) = of_section("links", known(record, x_url=url))
    assert (x.value, x.href) == ("x.com/acme", url)
    (script,) = of_section("links", known(record, x_url="javascript:alert(1)"))
    assert script.href == ""
    (mailbox,) = of_section("submission", known(record, invoice_email="ap@acme.example"))
    assert mailbox.href == "mailto:ap@acme.example"
    (added,) = of_section("submission", known(record, invoice_email="a@b.example?bcc=c@d.example"))
    assert added.href == "mailto:a@b.example%3Fbcc%3Dc@d.example"


def test_a_signal_says_how_grave_it_is_and_why() -> None:
    signal = Signal(SignalKind.INSOLVENCY, Severity.HIGH, "It is in liquidation.", WORDS)
    drawn = of_signal(signal)
    assert drawn == Finding(
        "Insolvency", "It is in liquidation.", "", "High", "red", receipts=SHOWN
    )


def test_a_receipt_leads_only_to_a_page_of_the_web_and_holds_no_endless_quote() -> None:
    (script,) = receipts([Evidence("website", "javascript:alert(1)", "x" * 9_000)])
    assert script.href == ""
    assert len(script.quote) == LONGEST_QUOTE
