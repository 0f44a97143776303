from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.enrichment.sources.gleif import gleif
from tests.enrichment.sources.registers import (
    assert_receipts,
    client,
    in_json,
    playing,
    says,
    signals,
    values,
)

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.source import Asked
    from tests.net.answering import Reply, Request

LEI = "969500SYNTHETIC00075"
OTHER_LEI = "5493001KJTIIGC8Y1R12"


def record(lei: str = LEI, **changes: dict[str, Any]) -> dict[str, Any]:
    entity = {
        "legalName": {"name": "ATELIERS DU PORT", "language": "fr"},
        "otherNames": [],
        "legalAddress": {
            "language": "fr",
            "addressLines": ["12 RUE DU PORT"],
            "city": "NANTES",
            "region": "FR-PDL",
            "country": "FR",
            "postalCode": "44000",
        },
        "registeredAt": {"id": "RA000189", "other": None},
        "registeredAs": "123456782",
        "jurisdiction": "FR",
        "category": "GENERAL",
        "legalForm": {"id": "6CHY", "other": None},
        "status": "ACTIVE",
        "expiration": {"date": None, "reason": None},
        **changes.get("entity", {}),
    }
    registration = {
        "initialRegistrationDate": "2019-02-12T00:00:00Z",
        "status": "ISSUED",
        "nextRenewalDate": "2027-02-12T00:00:00Z",
        "corroborationLevel": "FULLY_CORROBORATED",
        **changes.get("registration", {}),
    }
    attributes = {"lei": lei, "entity": entity, "registration": registration, "bic": None}
    return {"type": "lei-records", "id": lei, "attributes": attributes}


def page(*records: dict[str, Any]) -> dict[str, Any]:
    pagination = {"currentPage": 1, "perPage": 10, "total": len(records), "lastPage": 1}
    return {"meta": {"pagination": pagination}, "links": {}, "data": list(records)}


BY_NUMBER = client("Ateliers du Port", company_number="123456782", country="FR")
BY_NAME = client("Ateliers du Port", address="12 rue du Port\n44000 Nantes\nFrance")


def test_a_company_is_found_by_the_number_of_its_website() -> None:
    body = page(record())
    with playing(gleif, says(body)) as register:
        found = register.look_up(BY_NUMBER)

    assert found.outcome == "ok"
    assert values(found) == {
        "legal_name": "Ateliers du Port",
        "lei": LEI,
        "company_number": "123456782",
        "country": "FR",
    }
    assert {fact.confidence for fact in found.facts.values()} == {0.97}
    assert_receipts(found, register, body)
    [query] = register.queries
    assert query == {
        "filter[entity.registeredAs]": "123456782",
        "filter[entity.legalAddress.country]": "FR",
        "page[size]": "10",
    }


@pytest.mark.parametrize(
    ("country", "number", "written"),
    [
        ("SE", "5560360793", "556036-0793"),
        ("FI", "20774740", "2077474-0"),
        ("CH", "CHE116281710", "CHE-116.281.710"),
        ("DE", "HRB12345", "HRB 12345"),
        ("NL", "33031431", "33031431"),
    ],
)
def test_numbers_are_asked_as_their_register_writes_them(
    country: str, number: str, written: str
) -> None:
    with playing(gleif, says(page())) as register:
        register.look_up(client(company_number=number, country=country))

    assert register.queries[0]["filter[entity.registeredAs]"] == written


def test_a_german_number_needs_the_name_beside_it() -> None:
    entity = {
        "registeredAs": "HRB 12345",
        "legalName": {"name": "Kranichbau GmbH", "language": "de"},
        "legalAddress": {"country": "DE"},
    }
    here, there = (
        record(entity=entity),
        record(OTHER_LEI, entity={**entity, "legalName": {"name": "Anderswo AG"}}),
    )
    with playing(gleif, says(page(there, here))) as register:
        own = register.look_up(client("Kranichbau", company_number="HRB12345", country="DE"))
        none = register.look_up(client("Seerose", company_number="HRB12345", country="DE"))

    assert values(own)["lei"] == LEI
    assert none.outcome == "empty"


def test_a_company_is_found_by_name_country_and_address() -> None:
    with playing(gleif, says(page(record()))) as register:
        found = register.look_up(BY_NAME)

    assert values(found)["lei"] == LEI
    assert {fact.confidence for fact in found.facts.values()} == {0.9}
    assert register.queries[0]["filter[entity.legalName]"] == "Ateliers du Port"


def test_where_the_number_is_unknown_the_name_is_asked() -> None:
    def answer(request: Request) -> Reply:
        by_name = "filter[entity.legalName]" in request.query
        return in_json(page(record()) if by_name else page())

    asked = client(
        "Ateliers du Port",
        address="12 rue du Port\n44000 Nantes\nFrance",
        company_number="999999998",
    )
    with playing(gleif, answer) as register:
        assert values(register.look_up(asked))["lei"] == LEI

    assert len(register.paths) == 2


def test_of_two_that_fit_none_is_taken() -> None:
    with playing(gleif, says(page(record(), record(OTHER_LEI)))) as register:
        assert register.look_up(BY_NUMBER).outcome == "empty"
        assert register.look_up(BY_NAME).outcome == "empty"


@pytest.mark.parametrize(
    "asked",
    [
        client("Ateliers du Port", address="3 quai Est\n29200 Brest\nFrance"),
        client("Ateliers du Pont et Fils", address="12 rue du Port\n44000 Nantes\nFrance"),
        client("Ateliers du Port", country="FR"),
        client("Ateliers du Port"),
    ],
)
def test_a_name_alone_is_not_enough(asked: Asked) -> None:
    with playing(gleif, says(page(record()))) as register:
        assert register.look_up(asked).outcome == "empty"


def test_a_lapsed_identifier_is_a_low_signal() -> None:
    body = page(record(registration={"status": "LAPSED"}))
    with playing(gleif, says(body)) as register:
        found = register.look_up(BY_NUMBER)

    assert values(found)["lei"] == LEI
    assert signals(found) == [("lapsed_lei", "low")]
    assert_receipts(found, register, body)


def test_an_inactive_company_is_a_high_signal() -> None:
    body = page(record(entity={"status": "INACTIVE"}, registration={"status": "RETIRED"}))
    with playing(gleif, says(body)) as register:
        found = register.look_up(BY_NUMBER)

    assert signals(found) == [("dissolved", "high")]


@pytest.mark.parametrize("status", ["DUPLICATE", "ANNULLED", "CANCELLED", "MERGED", ""])
def test_records_that_do_not_stand_are_passed_over(status: str) -> None:
    gone = record(OTHER_LEI, registration={"status": status})
    with playing(gleif, says(page(gone, record()))) as register:
        assert values(register.look_up(BY_NUMBER))["lei"] == LEI


def test_an_identifier_with_wrong_check_digits_is_passed_over() -> None:
    with playing(gleif, says(page(record("969500SYNTHETIC00076")))) as register:
        assert register.look_up(BY_NUMBER).outcome == "empty"


def test_a_company_of_another_number_or_country_than_asked_is_passed_over() -> None:
    others = (
        record(entity={"registeredAs": "123456790"}),
        record(OTHER_LEI, entity={"legalAddress": {"country": "BE"}}),
    )
    with playing(gleif, says(page(*others))) as register:
        assert register.look_up(BY_NUMBER).outcome == "empty"
