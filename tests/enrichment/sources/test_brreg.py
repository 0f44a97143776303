from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.enrichment.sources.brreg import brreg
from tests.enrichment.sources.registers import (
    assert_receipts,
    client,
    playing,
    says,
    signals,
    values,
)

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.source import Asked

NUMBER = "987654325"


def unit(**changes: object) -> dict[str, Any]:
    return {
        "organisasjonsnummer": NUMBER,
        "navn": "NORDLYS REGNSKAP AS",
        "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
        "hjemmeside": "www.nordlys.example",
        "registreringsdatoEnhetsregisteret": "2015-03-02",
        "registrertIMvaregisteret": True,
        "naeringskode1": {"kode": "62.010", "beskrivelse": "Programmeringstjenester"},
        "antallAnsatte": 24,
        "harRegistrertAntallAnsatte": True,
        "forretningsadresse": {
            "land": "Norge",
            "landkode": "NO",
            "postnummer": "0184",
            "poststed": "OSLO",
            "adresse": ["Storgata 14 B"],
            "kommune": "OSLO",
            "kommunenummer": "0301",
        },
        "stiftelsesdato": "2015-02-20",
        "institusjonellSektorkode": {"kode": "2100", "beskrivelse": "Private aksjeselskaper mv."},
        "konkurs": False,
        "underAvvikling": False,
        "underTvangsavviklingEllerTvangsopplosning": False,
        "maalform": "Bokmål",
        **changes,
    }


def page(*units: dict[str, Any]) -> dict[str, Any]:
    totals = {"size": 10, "totalElements": len(units), "totalPages": 1, "number": 0}
    return {"_embedded": {"enheter": list(units)}, "page": totals}


BY_NUMBER = client(company_number=NUMBER, country="NO")


def test_a_company_is_found_by_the_number_of_its_website() -> None:
    with playing(brreg, says(unit())) as register:
        found = register.look_up(BY_NUMBER)

    assert found.outcome == "ok"
    assert values(found) == {
        "legal_name": "Nordlys Regnskap AS",
        "company_number": NUMBER,
        "country": "NO",
        "company_type": "private_limited",
        "employees": 24,
        "size_segment": "small",
        "industry": "Software",
    }
    assert found.signals == ()
    assert register.paths == [f"/enheter/{NUMBER}"]
    assert_receipts(found, register, unit())


def test_a_vat_id_of_the_website_is_confirmed_or_doubted_by_the_vat_register() -> None:
    asked = client(vat_id="NO987654325MVA")
    with playing(brreg, says(unit())) as register:
        taxed = register.look_up(asked)
    untaxed = unit(registrertIMvaregisteret=False)
    with playing(brreg, says(untaxed)) as register:
        doubted = register.look_up(asked)
        assert_receipts(doubted, register, untaxed)

    assert values(taxed)["vat_id"] == "NO987654325MVA"
    assert "vat_id" not in values(doubted)
    assert signals(doubted) == [("invalid_vat_id", "medium")]


@pytest.mark.parametrize(
    ("change", "signal"),
    [
        ({"konkurs": True}, ("insolvency", "high")),
        ({"underTvangsavviklingEllerTvangsopplosning": True}, ("insolvency", "high")),
        ({"underAvvikling": True}, ("dissolved", "medium")),
        ({"slettedato": "2026-02-01"}, ("dissolved", "high")),
    ],
)
def test_the_end_of_a_company_is_a_signal(
    change: dict[str, object], signal: tuple[str, str]
) -> None:
    with playing(brreg, says(unit(**change))) as register:
        found = register.look_up(BY_NUMBER)
        assert_receipts(found, register, unit(**change))

    assert signals(found) == [signal]


def test_a_company_is_found_by_name_and_the_website_that_the_register_names() -> None:
    sister = unit(organisasjonsnummer="812345672", navn="NORDLYS EIENDOM AS")
    with playing(brreg, says(page(sister, unit()))) as register:
        found = register.look_up(client(country="NO"))

    assert values(found)["company_number"] == NUMBER
    assert found.facts and {fact.confidence for fact in found.facts.values()} == {0.9, 0.85}
    assert register.queries == [{"navn": "Nordlys Regnskap AS", "size": "10"}]


def test_a_company_is_found_by_name_and_address() -> None:
    asked = client(website="https://other.example", address="Storgata 14 B\n0184 Oslo\nNorway")
    with playing(brreg, says(page(unit()))) as register:
        assert values(register.look_up(asked))["company_number"] == NUMBER


def test_of_two_that_fit_none_is_taken() -> None:
    twin = unit(organisasjonsnummer="812345672")
    with playing(brreg, says(page(unit(), twin))) as register:
        assert register.look_up(client(country="NO")).outcome == "empty"


def test_a_name_alone_is_not_enough() -> None:
    asked = client(website="https://other.example", address="Storgata 1\n5003 Bergen\nNorway")
    with playing(brreg, says(page(unit()))) as register:
        assert register.look_up(asked).outcome == "empty"


def test_a_number_of_the_record_counts_only_under_the_clients_name() -> None:
    record = {"tax_id": "987 654 325", "address": "Norway"}
    with playing(brreg, says(unit())) as register:
        own = register.look_up(client(**record))
        others = register.look_up(client("Fjellheim Drift AS", **record))

    assert values(own)["company_number"] == NUMBER
    assert others.outcome == "empty"


def test_a_number_of_the_website_whose_owner_has_quite_another_name_is_not_taken() -> None:
    asked = client(company_number=NUMBER, country="NO", legal_name="Fjellheim Drift AS")
    with playing(brreg, says(unit())) as register:
        assert register.look_up(asked).outcome == "empty"


def test_a_number_that_the_register_does_not_know_is_a_signal() -> None:
    with playing(brreg, says({"status": 404, "error": "Not Found"}, 404)) as register:
        stated = register.look_up(BY_NUMBER)
        derived = register.look_up(client(vat_id="987654325MVA"))
        claimed = register.look_up(client(tax_id=NUMBER, address="Norway"))

    assert signals(stated) == [("invalid_company_number", "medium")]
    assert stated.facts == {}
    assert (derived.outcome, claimed.outcome) == ("empty", "empty")


def test_a_company_that_was_removed_is_nothing() -> None:
    with playing(brreg, says({}, 410)) as register:
        assert register.look_up(BY_NUMBER).outcome == "empty"


@pytest.mark.parametrize("form", ["ENK", "PERS"])
def test_of_natural_persons_nothing_is_taken(form: str) -> None:
    person = unit(organisasjonsform={"kode": form}, navn="OLA NORDMANN")
    with playing(brreg, says(person)) as register:
        assert register.look_up(BY_NUMBER).outcome == "empty"


@pytest.mark.parametrize(
    "asked",
    [
        client(company_number=NUMBER),
        client(company_number=NUMBER, country="SE"),
        client(vat_id="SE556036079301"),
        client(company_number="987654326", country="NO", website=""),
    ],
)
def test_who_is_not_known_to_be_in_norway_is_not_asked_about(asked: Asked) -> None:
    with playing(brreg, says(unit())) as register:
        assert register.look_up(asked).outcome == "empty"

    assert register.paths == []


@pytest.mark.parametrize("employees", [0, -1, None, "24", 24.5, True])
def test_without_a_number_of_employees_there_is_no_size(employees: object) -> None:
    with playing(brreg, says(unit(antallAnsatte=employees))) as register:
        found = values(register.look_up(BY_NUMBER))

    assert "employees" not in found
    assert "size_segment" not in found


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("ASA", "public_limited"),
        ("ANS", "partnership"),
        ("SA", "cooperative"),
        ("STI", "nonprofit"),
        ("KOMM", "public_body"),
        ("NUF", None),
    ],
)
def test_forms_are_kinds_of_company(form: str, kind: str | None) -> None:
    with playing(brreg, says(unit(organisasjonsform={"kode": form}))) as register:
        assert values(register.look_up(BY_NUMBER)).get("company_type") == kind
