from __future__ import annotations

from clientdesk.enrichment.sources.brreg import brreg
from clientdesk.enrichment.sources.consult import consulted, together
from clientdesk.enrichment.sources.peppol import peppol
from clientdesk.enrichment.sources.source import Found
from clientdesk.enrichment.sources.vies import vies
from clientdesk.model.enrichment import Evidence, Fact, FactField, SourceOutcome
from clientdesk.model.enrichment_settings import Source as Name
from tests.enrichment.sources import test_brreg, test_peppol, test_vies
from tests.enrichment.sources.registers import Time, client, in_json, playing, says, values


def stated(value: str, sure: float, source: str = "website") -> Fact:
    return Fact(value, sure, (Evidence(source, f"https://{source}.example/", value),))


def told(value: str, sure: float = 0.97) -> dict[Name, Found]:
    facts = {FactField.COMPANY_NUMBER: stated(value, sure, "brreg")}
    return {Name.BRREG: Found(SourceOutcome.OK, facts)}


def never() -> bool:
    return False


def test_what_one_source_finds_the_next_is_asked_with() -> None:
    asked = client(address="Storgata 14 B\n0184 Oslo\nNorway")
    with (
        playing(brreg, says(test_brreg.page(test_brreg.unit()))) as register,
        playing(peppol, says(test_peppol.page("0192:987654325"))) as directory,
    ):
        told = consulted([register.source, directory.source], asked, never)

    assert told is not None
    assert list(told) == ["brreg", "peppol"]
    assert [values(found).get("peppol_id") for found in told.values()] == [None, "0192:987654325"]


def test_what_the_website_said_is_never_replaced() -> None:
    asked = client(vat_id="IE6433435F", legal_name="Quayside Cranes Ltd", country="IE")
    with playing(vies, says(test_vies.IRISH)) as register:
        found = register.look_up(asked)

    assert asked.knowing(found.facts) == client(
        vat_id="IE6433435F", legal_name="Quayside Cranes Ltd", country="IE"
    )


def test_a_source_that_fails_leaves_the_others_their_turn() -> None:
    asked = client(vat_id="IE6433435F", company_number="987654325", country="NO")
    time = Time()
    with (
        playing(brreg, says({}, 500)) as register,
        playing(vies, says(test_vies.answer("6433435F", name="---"))) as union,
    ):
        told = consulted([register.source, union.source], asked, never, time.clock)

    assert told is not None
    assert [found.outcome for found in told.values()] == ["error", "ok"]


def test_all_sources_together_have_the_patience_of_one_client() -> None:
    asked = client(vat_id="IE6433435F", company_number="987654325", country="NO")
    time = Time()
    slow = in_json({}, 429, Retry_After="9")
    with (
        playing(brreg, lambda _: slow) as register,
        playing(vies, lambda _: slow) as union,
    ):
        told = consulted([register.source, union.source], asked, never, time.clock)

    assert told is not None
    assert [found.outcome for found in told.values()] == ["error", "error"]
    assert len(register.paths) == 2
    assert len(union.paths) <= 1


def test_a_cancelled_lookup_asks_nobody_further() -> None:
    asked = client(vat_id="IE6433435F", company_number="987654325", country="NO")
    with (
        playing(brreg, says(test_brreg.unit())) as register,
        playing(vies, says(test_vies.IRISH)) as union,
    ):
        told = consulted(
            [register.source, union.source], asked, lambda: bool(register.server.asked)
        )

    assert told is None
    assert union.paths == []


def test_the_website_and_a_register_that_agree_are_surer_than_each() -> None:
    website = {FactField.COMPANY_NUMBER: stated("987654325", 0.8)}

    fact = together(website, told("987654325"))[FactField.COMPANY_NUMBER]

    assert (fact.value, fact.confidence) == ("987654325", 0.99)
    assert [each.source for each in fact.evidence] == ["brreg", "website"]


def test_two_that_differ_leave_a_doubt() -> None:
    website = {FactField.COMPANY_NUMBER: stated("812345672", 0.95)}

    fact = together(website, told("987654325"))[FactField.COMPANY_NUMBER]

    assert fact.value == "987654325"
    assert fact.confidence < 0.6


def test_what_only_one_of_them_says_stands_as_it_is() -> None:
    website = {FactField.LEI: stated("969500SYNTHETIC00075", 0.95)}

    assert together(website, {}) == website
    both = together(website, told("987654325"))
    assert both[FactField.LEI] == website[FactField.LEI]
    assert both[FactField.COMPANY_NUMBER].confidence == 0.97
