from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import contacts
from clientdesk.actions.proposals import accept, dismiss
from clientdesk.errors import Refused
from clientdesk.model.enrichment_inputs import fingerprint
from tests.actions.enriching import found

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.enriching import Enriching

FOUND: dict[str, Any] = {
    "legal_name": "Acme Widgets Ltd",
    "vat_id": "GB980780684",
    "invoice_email": "ap@acme.com",
    "finance_contact": "Ann Payable",
    "industry": "Software",
}


def take(desk: Enriching, client_id: UUID, **seen: str) -> None:
    accept(desk.database, desk.support, client_id, seen=seen, now=desk.now)


def drop(desk: Enriching, client_id: UUID, **seen: str) -> None:
    dismiss(desk.database, desk.support, client_id, seen=seen, now=desk.now)


def test_typed_fields_are_proposed_and_taken_over_by_the_ordinary_edit(desk: Enriching) -> None:
    acme = desk.enriched(found(**FOUND))
    assert desk.proposed(acme) == {
        "name": "Acme Widgets Ltd",
        "tax_id": "GB980780684",
        "billing_contact": "ap@acme.com",
    }

    take(desk, acme, **desk.proposed(acme))

    row = desk.record(acme)
    assert (row["name"], row["tax_id"]) == ("Acme Widgets Ltd", "GB980780684")
    assert row["name_key"] == "acme widgets ltd"
    [contact] = contacts.of_client(desk.database, acme)
    assert (contact.name, contact.email, contact.source) == (
        *("Ann Payable", "ap@acme.com"),
        "enrichment",
    )
    assert (contact.is_primary, contact.receives_invoices) == (True, True)
    assert desk.proposed(acme) == {}
    assert desk.kinds(acme)[-3:] == ["updated", "updated", "contact_added"]


def test_what_was_taken_over_is_no_change_of_the_inputs(desk: Enriching) -> None:
    acme = desk.enriched(found(**FOUND))
    take(desk, acme, name="Acme Widgets Ltd")
    assert desk.status(acme) == "succeeded"
    assert desk.record(acme)["enriched_inputs"] == fingerprint(desk.client(acme))

    desk.edit(acme, phone="+44 20 7946 0958")
    changed = desk.record(acme)["enriched_inputs"]
    take(desk, acme, tax_id="GB980780684")
    assert desk.record(acme)["enriched_inputs"] == changed != fingerprint(desk.client(acme))


def test_a_refresh_fills_what_is_empty_and_proposes_what_it_would_change(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    desk.request(acme)
    desk.finish(desk.claimed(acme), found(industry="Media", size_segment="small"))
    assert desk.facts(acme) == {"industry": "Software", "size_segment": "small"}
    assert desk.proposed(acme) == {"industry": "Media"}

    take(desk, acme, industry="Media")

    assert desk.facts(acme)["industry"] == "Media"
    assert desk.record(acme)["facts_by_hand"] is None


def test_what_was_dismissed_comes_back_only_with_another_value(desk: Enriching) -> None:
    acme = desk.enriched(found(legal_name="Acme Ltd"))
    drop(desk, acme, name="Acme Ltd")
    assert desk.proposed(acme) == {}
    assert desk.kinds(acme)[-1] == "enrichment_dismissed"

    desk.request(acme)
    desk.finish(desk.claimed(acme), found(legal_name="Acme Ltd"))
    assert desk.proposed(acme) == {}
    desk.request(acme)
    desk.finish(desk.claimed(acme), found(legal_name="Acme Holding Ltd"))
    assert desk.proposed(acme) == {"name": "Acme Holding Ltd"}


def test_a_value_that_is_not_proposed_any_more_is_refused_and_nothing_is_saved(
    desk: Enriching,
) -> None:
    acme = desk.enriched(found(legal_name="Acme Ltd", vat_id="GB980780684"))

    with pytest.raises(Refused, match="Name is not proposed any more"):
        take(desk, acme, name="Acme Inc", tax_id="GB980780684")
    with pytest.raises(Refused, match="Industry is not proposed"):
        drop(desk, acme, industry="Media")

    assert desk.record(acme)["tax_id"] is None


def test_a_mailbox_without_a_name_is_called_invoices(desk: Enriching) -> None:
    acme = desk.enriched(found(invoice_email="ap@acme.com"))
    take(desk, acme, billing_contact="ap@acme.com")
    assert contacts.of_client(desk.database, acme)[0].name == "Invoices"


def test_nothing_is_proposed_before_anything_was_found(desk: Enriching) -> None:
    acme = desk.queued()
    assert desk.proposed(acme) == {}
    take(desk, acme)
    drop(desk, acme)
    assert desk.kinds(acme) == ["created"]
