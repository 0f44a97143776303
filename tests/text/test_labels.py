from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.model import enrichment, words
from clientdesk.model.enrichment_jobs import RunSource, Trigger
from clientdesk.model.enrichment_settings import Source
from clientdesk.model.readiness import Gap
from clientdesk.text.labels import field_label, label, labels

if TYPE_CHECKING:
    from enum import StrEnum


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        ("invoice", words.InvoiceStatus),
        ("enrichment", words.EnrichmentStatus),
        ("skip_reason", words.SkipReason),
        ("tone", words.ReminderTone),
        ("role", words.Role),
        ("member", words.MemberStatus),
        ("sentence_model", words.SentenceModel),
        ("company_type", words.CompanyType),
        ("size_segment", words.SizeSegment),
        ("risk_tier", words.RiskTier),
        ("contact_group", words.ContactGroup),
        ("fact", enrichment.FactField),
        ("signal", enrichment.SignalKind),
        ("source_outcome", enrichment.SourceOutcome),
        ("trigger", Trigger),
        ("run_source", RunSource),
        ("failure", enrichment.FailureKind),
        ("source", Source),
        ("gap", Gap),
    ],
)
def test_every_stored_word_has_a_label(kind: str, stored: type[StrEnum]) -> None:
    assert list(labels(kind)) == [str(word) for word in stored]


def test_an_unknown_word_shows_as_other_and_none_as_a_dash() -> None:
    assert (label("invoice", "sent_by_pigeon"), label("invoice", None)) == ("Other", "—")


def test_a_field_without_a_name_of_its_own_reads_as_words() -> None:
    assert (field_label("tax_id"), field_label("reminder_tone")) == ("Tax ID", "Reminder tone")
