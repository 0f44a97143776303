from __future__ import annotations

from clientdesk.enrichment.claims import Claim, merged


def _claim(
    value: str, confidence: float, url: str = "https://acme.example/", source: str = "website"
) -> Claim:
    return Claim(value, confidence, url, f"quote of {value}", source)


def test_two_sources_that_agree_are_surer_than_one() -> None:
    fact = merged([_claim("A", 0.8), _claim("A", 0.5, "https://vies.example/", "vies")])

    assert fact is not None
    assert (fact.value, fact.confidence, len(fact.evidence)) == ("A", 0.9, 2)


def test_a_site_that_repeats_itself_is_no_surer() -> None:
    fact = merged([_claim("A", 0.8), _claim("A", 0.8, "https://acme.example/about")])

    assert fact is not None
    assert fact.confidence == 0.8


def test_a_value_that_is_as_well_founded_makes_both_less_sure() -> None:
    fact = merged([_claim("A", 0.9), _claim("B", 0.88)])

    assert fact is not None
    assert (fact.value, fact.confidence) == ("A", 0.54)


def test_a_weak_contradiction_changes_nothing() -> None:
    fact = merged([_claim("A", 0.9), _claim("B", 0.5)])

    assert fact is not None
    assert fact.confidence == 0.9


def test_nothing_said_is_no_fact() -> None:
    assert merged([]) is None
