from __future__ import annotations

import pytest

from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.text.happened import LONGEST, Happened, happened

PHONE = Edit("phone", "12", "34")


@pytest.mark.parametrize(
    ("kind", "edit", "sentence"),
    [
        ("created", None, "Ann added the client."),
        ("archived", Edit("status", "active", "archived"), "Ann archived the client."),
        ("updated", PHONE, "Ann changed Phone from “12” to “34”."),
        ("updated", Edit("phone", None, "34"), "Ann set Phone to “34”."),
        ("updated", Edit("notes", None, "Pays late."), "Ann set Notes to “Pays late.”"),
        ("updated", Edit("phone", "12", None), "Ann cleared Phone, which was “12”."),
        ("updated", Edit("reminder_tone", None, "firm"), "Ann set Reminder tone to Firm."),
        ("updated", Edit("payment_terms_days", "1", "14"), "1 day to 14 days."),
        ("owner_changed", Edit("owner", None, "Bob"), "Ann gave the client to Bob."),
        ("owner_changed", Edit("owner", "Bob", "Cy"), "gave the client to Cy, it was Bob’s."),
        ("owner_changed", Edit("owner", "Bob", "Ann"), "Ann took the client over from Bob."),
        ("owner_changed", Edit("owner", "Bob", None), "it has no relationship owner now."),
        ("invoice_paid", Edit("invoice", None, "INV-1"), "Invoice INV-1 was paid."),
        ("contact_added", Edit("contact", None, "Bo <b@c.de>"), "added the contact Bo <b@c.de>."),
        ("portal_link_regenerated", None, "replaced the portal link; the one before has ended."),
        ("portal_regained", Edit("portal", None, "x"), "Portal regained: x, by Ann."),
    ],
)
def test_an_activity_reads_as_a_sentence(kind: str, edit: Edit | None, sentence: str) -> None:
    assert happened(kind, "Ann", [edit] if edit else []).sentence.endswith(sentence)


def test_several_changed_values_stand_below_the_sentence() -> None:
    said = happened("updated", "Ann", [PHONE, Edit("email", None, "a@b.de")])
    assert said.sentence == "Ann changed Phone and E-mail."
    assert said.lines == ("Phone: “12” → “34”", "E-mail: empty → “a@b.de”")


def test_a_change_of_a_contact_names_the_contact() -> None:
    group = Edit("contact_contact_group", "billing", "executive")
    said = happened("contact_updated", "Ann", [group], detail={"contact": "Bo"})
    assert said.sentence == "Ann changed Group of the contact Bo from Billing to Executive."
    mails = Edit("contact_receives_invoices", "off", "on")
    said = happened("contact_updated", "Ann", [mails], detail={"contact": "Bo"})
    assert said.sentence == "Ann changed Invoices by mail of the contact Bo from off to on."


def test_a_long_value_is_cut_and_kept_whole_beside_the_sentence() -> None:
    notes = "pays\nlate " * 40
    said = happened("updated", "Ann", [Edit("notes", None, notes)])
    assert len(said.sentence) < LONGEST + 40
    assert "\n" not in said.sentence
    assert said.whole == f"empty → {notes}"


def test_invoices_and_payments_are_named_with_their_amount() -> None:
    edit = Edit("invoice", None, "INV-1")
    detail = {"id": "x", "amount": "12.50", "currency": "EUR"}
    said = happened("invoice_issued", "Ann", [edit], detail=detail)
    assert said.sentence == "Ann issued invoice INV-1 of €12.50."
    said = happened("payment_recorded", "Ann", [edit], detail=detail | {"payment": "p"})
    assert said.sentence == "Ann recorded a payment of €12.50 on invoice INV-1."
    draft = happened("invoice_created", "Ann", [Edit("invoice", None, None)], detail=detail)
    assert draft.sentence == "Ann made a draft of €12.50."
    loose = {"payment": "p", "amount": "3.00", "currency": "EUR"}
    said = happened("payment_voided", "Ann", [], detail=loose)
    assert said.sentence == "Ann voided a payment of €3.00 on its account."


@pytest.mark.parametrize("kind", list(ActivityKind))
def test_every_kind_is_a_sentence_even_without_values(kind: ActivityKind) -> None:
    assert happened(kind, "Ann", []).sentence.endswith(".")


@pytest.mark.parametrize(
    ("kind", "edits", "detail", "sentence"),
    [
        ("enrichment_requested", [], {}, "Ann asked for enrichment."),
        ("enrichment_canceled", [], {}, "Ann canceled the enrichment."),
        ("enrichment_succeeded", [], {}, "Enrichment found nothing new for the record."),
        (
            "enrichment_succeeded",
            [Edit("size_segment", None, "small")],
            {},
            "Enrichment set Size to Small (10–49).",
        ),
        (
            "enrichment_failed",
            [],
            {"message": "The site did not answer in time.", "again": "2026-11-23 14:05:00"},
            "Enrichment failed. The site did not answer in time. It is tried again.",
        ),
        (
            "enrichment_failed",
            [],
            {"message": "No site was found under this address.", "again": None},
            "Enrichment failed. No site was found under this address.",
        ),
        (
            "enrichment_skipped",
            [],
            {"reason": "missing_website"},
            "Enrichment was skipped. The client has no website.",
        ),
    ],
)
def test_what_enrichment_did_reads_as_a_sentence(
    kind: str, edits: list[Edit], detail: dict[str, str], sentence: str
) -> None:
    assert happened(kind, "Ann", edits, detail=detail) == Happened(sentence)


def test_facts_that_are_given_back_are_named_with_what_they_became() -> None:
    edits = [Edit("industry", "Legal", "Media"), Edit("finance_contact_email", "a@b.de", "a@b.de")]
    assert happened("enrichment_released", "Ann", edits) == Happened(
        "Ann let enrichment fill Industry and Finance e-mail again.",
        ("Industry: “Legal” → “Media”",),
    )


def test_what_was_dismissed_is_named_with_its_value() -> None:
    edits = [Edit("billing_contact", "ap@b.de", None), Edit("risk_tier", "high", None)]
    assert happened("enrichment_dismissed", "Ann", edits) == Happened(
        "Ann dismissed what was proposed for Billing contact and Risk tier.",
        ("Billing contact: “ap@b.de”", "Risk tier: High"),
    )


def test_what_is_let_stand_says_what_and_why() -> None:
    said = happened("finding_ignored", "Ann", [Edit("missing_email", None, "writes letters")])
    assert said.sentence == "Ann let “E-mail missing” stand: writes letters."
    said = happened("finding_restored", "Ann", [Edit("missing_email", None, None)])
    assert said.sentence == "Ann let “E-mail missing” be mended after all."
