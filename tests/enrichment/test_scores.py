from __future__ import annotations

from clientdesk.enrichment.scores import confidence, data_quality, source_coverage
from clientdesk.model.enrichment import Evidence, Fact, FactField, SourceOutcome, SourceUse


def _fact(places: int = 1, sure: float = 1.0) -> Fact:
    proofs = tuple(Evidence("website", f"https://acme.example/{at}", "x") for at in range(places))
    return Fact("x", sure, proofs)


def test_nothing_found_is_worth_nothing() -> None:
    assert data_quality({}) == confidence({}, 1.0) == source_coverage(()) == 0.0


def test_everything_found_twice_and_surely_is_worth_all() -> None:
    facts = dict.fromkeys(FactField, _fact(places=2))

    assert data_quality(facts) == 1.0
    assert confidence(facts, 1.0) == 1.0


def test_a_second_place_and_more_certainty_add_to_the_quality() -> None:
    once = data_quality({FactField.VAT_ID: _fact(sure=0.5)})
    surer = data_quality({FactField.VAT_ID: _fact(sure=0.9)})
    twice = data_quality({FactField.VAT_ID: _fact(places=2, sure=0.9)})

    assert once < surer < twice


def test_doubt_whose_site_it_is_lowers_the_confidence() -> None:
    facts = {FactField.VAT_ID: _fact(sure=0.9)}

    assert confidence(facts, 0.5) == 0.45


def test_sources_that_are_off_do_not_count() -> None:
    uses = (
        SourceUse("website", SourceOutcome.OK),
        SourceUse("vies", SourceOutcome.EMPTY),
        SourceUse("gleif", SourceOutcome.DISABLED),
    )

    assert source_coverage(uses) == 0.5
