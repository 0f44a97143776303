from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.enrichment import FailureKind
from clientdesk.model.enrichment_retry import has_attempts
from clientdesk.text.failures import failure_sentence

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


def test_most_clients_were_enriched_and_none_is_waiting(ask: Ask) -> None:
    counts: dict[str, int] = dict(
        ask("select enrichment_status, count(*) from clients group by all")
    )

    assert set(counts) == {"succeeded", "failed", "skipped", "not_started"}
    assert 550 <= counts["succeeded"] <= 680
    assert counts["failed"] > 25


def test_clients_without_a_website_were_skipped_with_the_reason(ask: Ask) -> None:
    found = ask(
        "select distinct enrichment_status, enrichment_skip_reason from clients"
        " where website is null or enrichment_skip_reason is not null"
    )

    assert found == [("skipped", "missing_website")]


def test_failures_have_a_sentence_and_nobody_else_has(ask: Ask) -> None:
    found = ask(
        "select distinct enrichment_status, enrichment_error like '%.' from clients"
        " where enrichment_status = 'failed' or enrichment_error is not null"
    )

    assert found == [("failed", True)]


def test_a_failure_is_told_by_its_kind_and_none_is_tried_again_by_itself(ask: Ask) -> None:
    found = ask(
        "select distinct enrichment_error_kind, enrichment_error, enrichment_attempts"
        " from clients where enrichment_status = 'failed'"
    )

    assert {(kind, said) for kind, said, _ in found} == {
        (kind, failure_sentence(FailureKind(kind)))
        for kind in ("timeout", "dns", "tls", "http", "robots")
    }
    assert not any(has_attempts(kind, attempts) for kind, _, attempts in found)


def test_only_enriched_clients_have_facts(ask: Ask) -> None:
    found = ask(
        """
        select count(*) from clients where enrichment_status <> 'succeeded' and coalesce(
            industry, company_type, size_segment, risk_tier, linkedin_url, finance_contact,
            finance_contact_email, enriched_at::varchar, enrichment_confidence::varchar
        ) is not null
        """
    )

    assert found == [(0,)]


def test_facts_vary(ask: Ask) -> None:
    ((industries, kinds, sizes, risks),) = ask(
        "select count(distinct industry), count(distinct company_type),"
        " count(distinct size_segment), count(distinct risk_tier) from clients"
    )

    assert industries >= 15
    assert kinds >= 5
    assert (sizes, risks) == (5, 3)


def test_enrichment_came_after_the_client(ask: Ask) -> None:
    assert ask("select count(*) from clients where enriched_at <= created_at") == [(0,)]
