from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import contacts
from clientdesk.actions.enrichment_work import beat
from clientdesk.actions.facts import edit_facts
from clientdesk.errors import NotFound
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment import FactField
from clientdesk.model.ids import new_id
from clientdesk.model.readiness import Gap
from clientdesk.queries.client_enrichment import ClientEnrichment, client_enrichment
from clientdesk.queries.found import found_of
from tests.actions.enriching import DAY, MINUTE, SITE, failed, found

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.enriching import Enriching


def of(desk: Enriching, client_id: UUID, *, after: timedelta = timedelta()) -> ClientEnrichment:
    return client_enrichment(desk.database, client_id, desk.now + after)


def test_what_was_found_stands_with_its_receipts_and_its_history(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software", vat_id="GB980780684"))
    again = desk.claimed_again(acme)
    desk.finish(again, found(industry="Media"), desk.now + MINUTE)

    shown = of(desk, acme)

    assert shown.newest is not None
    assert shown.newest.result.fields[FactField.INDUSTRY].value == "Media"
    assert shown.newest.result.fields[FactField.INDUSTRY].evidence[0].url == SITE
    assert [each.field for each in shown.proposals] == ["industry"]
    history = found_of(desk.database, acme)
    assert [each.found_at for each in history] == [desk.now + MINUTE, desk.now]
    assert history[1].filled == {"industry": (None, "Software")}


def test_a_running_client_shows_its_page_and_a_failed_one_its_next_try(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    beat(desk.database, mine, desk.now, f"{SITE}/imprint", 4)
    assert (of(desk, acme).page, of(desk, acme).pages_read) == (f"{SITE}/imprint", 4)

    desk.finish(mine, failed())

    shown = of(desk, acme)
    assert (shown.status, shown.error_kind, shown.attempts) == ("failed", "timeout", 1)
    assert shown.next_try == desk.job(acme)["run_after"]
    assert shown.newest is None


def test_a_skipped_client_says_why(desk: Enriching) -> None:
    shown = of(desk, desk.new_client())
    assert (shown.status, shown.skip_reason) == ("skipped", "missing_website")


def test_a_field_that_changed_since_is_told_until_it_is_changed_back(desk: Enriching) -> None:
    acme = desk.enriched(found())
    assert not of(desk, acme).inputs_changed

    desk.edit(acme, notes="Pays late.")
    assert of(desk, acme).inputs_changed
    assert Gap.INPUTS_CHANGED in of(desk, acme).gaps
    desk.edit(acme, notes=None)
    assert not of(desk, acme).inputs_changed


def test_what_is_missing_before_an_invoice_is_named_until_it_is_mended(desk: Enriching) -> None:
    acme = desk.enriched(found(po_required=True))
    assert of(desk, acme).gaps == (Gap.TAX_ID, Gap.FINANCE_EMAIL)

    desk.edit(acme, tax_id="GB980780684")
    mailbox = ContactDraft("Ann", "ap@acme.com")
    contacts.add(desk.database, desk.support, acme, mailbox, desk.now)

    assert of(desk, acme).gaps == (Gap.INPUTS_CHANGED,)
    assert of(desk, acme, after=200 * DAY).gaps == (Gap.STALE,)
    assert of(desk, acme, after=200 * DAY).is_old


def test_facts_that_people_set_are_marked(desk: Enriching) -> None:
    acme = desk.new_client()
    edit_facts(
        desk.database, desk.support, acme, read={}, changes={"industry": "Legal"}, now=desk.now
    )
    assert of(desk, acme).by_hand == {ClientFact.INDUSTRY}


def test_a_client_that_is_not_there_is_not_found(desk: Enriching) -> None:
    with pytest.raises(NotFound):
        of(desk, new_id())
