from __future__ import annotations

import base64
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.enrichment.sources.companies_house import companies_house
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

KEY = "made-up-key"
house = partial(companies_house, KEY)


def profile(**changes: object) -> dict[str, Any]:
    return {
        "company_name": "COPPERLINE LABS LIMITED",
        "company_number": "16824922",
        "company_status": "active",
        "date_of_creation": "2019-06-11",
        "type": "ltd",
        "jurisdiction": "england-wales",
        "sic_codes": ["62020", "62090"],
        "accounts": {
            "next_due": "2027-03-31",
            "overdue": False,
            "last_accounts": {"type": "small", "made_up_to": "2025-06-30"},
        },
        "confirmation_statement": {"next_due": "2027-06-24", "overdue": False},
        "registered_office_address": {
            "address_line_1": "2 Ropewalk",
            "locality": "Leamouth",
            "postal_code": "E14 0ZZ",
            "country": "United Kingdom",
        },
        "has_charges": False,
        "has_insolvency_history": False,
        "undeliverable_registered_office_address": False,
        "registered_office_is_in_dispute": False,
        "etag": "0f3b",
        **changes,
    }


def result(**changes: object) -> dict[str, Any]:
    return {
        "kind": "searchresults#company",
        "title": "COPPERLINE LABS LIMITED",
        "company_number": "16824922",
        "company_status": "active",
        "company_type": "ltd",
        "address_snippet": "2 Ropewalk, Leamouth, E14 0ZZ",
        "address": {
            "premises": "2",
            "address_line_1": "Ropewalk",
            "locality": "Leamouth",
            "postal_code": "E14 0ZZ",
        },
        "matches": {"title": [1, 10], "snippet": []},
        **changes,
    }


def results(*items: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "search#companies", "total_results": len(items), "items": list(items)}


BY_NUMBER = client("Copperline Labs", company_number="16824922", country="GB")
BY_NAME = client("Copperline Labs", address="2 Ropewalk, Leamouth, E14 0ZZ, United Kingdom")
UNKNOWN = {"errors": [{"error": "company-profile-not-found", "type": "ch:service"}]}


def test_a_company_is_found_by_the_number_of_its_website() -> None:
    with playing(house, says(profile())) as register:
        found = register.look_up(BY_NUMBER)

    assert values(found) == {
        "legal_name": "COPPERLINE LABS LIMITED",
        "company_number": "16824922",
        "country": "GB",
        "company_type": "private_limited",
        "industry": "Software",
    }
    assert found.signals == ()
    assert register.paths == ["/company/16824922"]
    assert_receipts(found, register, profile())


def test_the_key_is_shown_as_a_name_without_password_and_nowhere_else() -> None:
    with playing(house, says(profile())) as register:
        found = register.look_up(BY_NUMBER)

    [request] = register.server.asked
    login = request.headers["authorization"].removeprefix("Basic ")
    assert base64.b64decode(login) == f"{KEY}:".encode()
    assert KEY not in f"{request.path}{request.query}{found}"


@pytest.mark.parametrize(
    ("number", "path"),
    [("5566241", "/company/05566241"), ("sc 123456", "/company/SC123456")],
)
def test_numbers_have_eight_signs(number: str, path: str) -> None:
    with playing(house, says(UNKNOWN, 404)) as register:
        register.look_up(client(company_number=number, country="GB"))

    assert register.paths == [path]


def test_a_company_is_found_by_name_and_address() -> None:
    elsewhere = result(company_number="05566241", address={"postal_code": "M1 2AB"})

    def answer(request: Request) -> Reply:
        is_search = request.path == "/search/companies"
        return in_json(results(elsewhere, result()) if is_search else profile())

    with playing(house, answer) as register:
        found = register.look_up(BY_NAME)

    assert register.paths == ["/search/companies", "/company/16824922"]
    assert register.queries[0] == {"q": "Copperline Labs", "items_per_page": "10"}
    assert values(found)["company_number"] == "16824922"
    assert {fact.confidence for fact in found.facts.values()} == {0.9, 0.85}


def test_of_two_that_fit_none_is_taken() -> None:
    twin = result(company_number="05566241")
    with playing(house, says(results(result(), twin))) as register:
        assert register.look_up(BY_NAME).outcome == "empty"

    assert register.paths == ["/search/companies"]


@pytest.mark.parametrize(
    ("change", "signal"),
    [
        ({"company_status": "dissolved"}, ("dissolved", "high")),
        ({"company_status": "removed"}, ("dissolved", "high")),
        ({"company_status": "liquidation"}, ("insolvency", "high")),
        ({"company_status": "administration"}, ("insolvency", "high")),
        ({"company_status": "receivership"}, ("insolvency", "high")),
        ({"company_status": "voluntary-arrangement"}, ("insolvency", "high")),
        ({"company_status_detail": "active-proposal-to-strike-off"}, ("dissolved", "medium")),
        ({"accounts": {"overdue": True}}, ("insolvency", "low")),
    ],
)
def test_what_the_register_holds_against_a_company_is_a_signal(
    change: dict[str, object], signal: tuple[str, str]
) -> None:
    with playing(house, says(profile(**change))) as register:
        found = register.look_up(BY_NUMBER)
        assert_receipts(found, register, profile(**change))

    assert signals(found) == [signal]


def test_a_past_insolvency_is_no_signal_of_today() -> None:
    with playing(house, says(profile(has_insolvency_history=True))) as register:
        assert register.look_up(BY_NUMBER).signals == ()


def test_a_kind_of_accounts_is_no_size() -> None:
    with playing(
        house, says(profile(accounts={"last_accounts": {"type": "micro-entity"}}))
    ) as register:
        found = values(register.look_up(BY_NUMBER))

    assert "size_segment" not in found
    assert "employees" not in found


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("plc", "public_limited"),
        ("llp", "partnership"),
        ("private-limited-guarant-nsc", "private_limited"),
        ("registered-society-non-jurisdictional", "cooperative"),
        ("charitable-incorporated-organisation", "nonprofit"),
        ("uk-establishment", None),
    ],
)
def test_types_are_kinds_of_company(form: str, kind: str | None) -> None:
    with playing(house, says(profile(type=form))) as register:
        assert values(register.look_up(BY_NUMBER)).get("company_type") == kind


def test_activities_that_differ_name_no_industry() -> None:
    with playing(house, says(profile(sic_codes=["62020", "69102"]))) as register:
        assert "industry" not in values(register.look_up(BY_NUMBER))


def test_a_number_that_the_register_does_not_know_is_a_signal() -> None:
    with playing(house, says(UNKNOWN, 404)) as register:
        found = register.look_up(BY_NUMBER)

    assert signals(found) == [("invalid_company_number", "medium")]


def test_a_wrong_key_is_an_error_and_no_verdict() -> None:
    with playing(house, says({"error": "Invalid Authorization"}, 401)) as register:
        found = register.look_up(BY_NUMBER)

    assert (found.outcome, found.signals) == ("error", ())


@pytest.mark.parametrize(
    "asked",
    [
        client(company_number="16824922"),
        client(company_number="16824922", country="IE"),
        client(vat_id="GB371201047", website=""),
    ],
)
def test_who_has_no_number_of_the_united_kingdom_is_not_asked_about(asked: Asked) -> None:
    with playing(house, says(profile())) as register:
        assert register.look_up(asked).outcome == "empty"

    assert register.paths == []
