from __future__ import annotations

from typing import Any

import pytest

from clientdesk.enrichment.sources.vies import vies
from tests.enrichment.sources.registers import (
    assert_receipts,
    client,
    in_json,
    in_turn,
    playing,
    says,
    signals,
    values,
)

NOT_COMPARED = {
    **{"name": "---", "street": "---", "postalCode": "---", "city": "---", "companyType": "---"},
    **{
        "matchName": 3,
        "matchStreet": 3,
        "matchPostalCode": 3,
        "matchCity": 3,
        "matchCompanyType": 3,
    },
}


def answer(number: str, **changes: object) -> dict[str, Any]:
    """What the service answers for a valid number."""
    return {
        "isValid": True,
        "requestDate": "2026-11-22T10:00:00.000Z",
        "userError": "VALID",
        "name": "QUAYSIDE CRANES LIMITED",
        "address": "1 QUAY STREET, GALWAY",
        "requestIdentifier": "",
        "originalVatNumber": number,
        "vatNumber": number,
        "viesApproximate": NOT_COMPARED,
        **changes,
    }


IRISH = answer("6433435F")
INVALID = answer("6433435F", isValid=False, userError="INVALID", name="---", address="---")


def test_a_valid_number_of_the_website_is_confirmed_with_its_owner() -> None:
    asked = client("Quayside Cranes", vat_id="IE6433435F")
    with playing(vies, says(IRISH)) as register:
        found = register.look_up(asked)

    assert found.outcome == "ok"
    assert values(found) == {
        "vat_id": "IE6433435F",
        "country": "IE",
        "legal_name": "QUAYSIDE CRANES LIMITED",
    }
    assert {fact.confidence for fact in found.facts.values()} == {0.97}
    assert found.signals == ()
    assert_receipts(found, register, IRISH)
    assert register.paths == ["/ms/IE/vat/6433435F"]


def test_nothing_but_the_number_is_asked() -> None:
    asked = client("Quayside Cranes", address="1 Quay Street\nGalway", vat_id="IE6433435F")
    with playing(vies, says(IRISH)) as register:
        register.look_up(asked)

    [request] = register.server.asked
    assert (request.query, request.body) == ({}, b"")
    assert "quay" not in f"{request.path} {request.headers}".lower()


def test_a_state_that_gives_no_name_confirms_the_number_only() -> None:
    german = answer("136695976", name="---", address="---")
    with playing(vies, says(german)) as register:
        found = register.look_up(client(vat_id="DE136695976"))

    assert values(found) == {"vat_id": "DE136695976", "country": "DE"}


@pytest.mark.parametrize(
    ("vat_id", "path", "country"),
    [
        ("EL094259216", "/ms/EL/vat/094259216", "GR"),
        ("GR094259216", "/ms/EL/vat/094259216", "GR"),
        ("XI980780684", "/ms/XI/vat/980780684", "GB"),
        ("ATU13585627", "/ms/AT/vat/U13585627", "AT"),
    ],
)
def test_greece_is_el_and_northern_ireland_is_xi(vat_id: str, path: str, country: str) -> None:
    with playing(vies, says(answer(path.rpartition("/")[2], name="---"))) as register:
        found = register.look_up(client(vat_id=vat_id))

    assert register.paths == [path]
    assert values(found) == {"vat_id": vat_id, "country": country}


@pytest.mark.parametrize("vat_id", ["", "GB371201047", "987654325MVA", "CHE116281710", "HRB12345"])
def test_what_is_no_number_of_the_union_is_not_asked(vat_id: str) -> None:
    with playing(vies, says(IRISH)) as register:
        assert register.look_up(client(vat_id=vat_id)).outcome == "empty"

    assert register.paths == []


def test_an_invalid_number_is_a_signal_and_no_fact() -> None:
    with playing(vies, says(INVALID)) as register:
        found = register.look_up(client(vat_id="IE6433435F"))

    assert found.outcome == "ok"
    assert found.facts == {}
    assert signals(found) == [("invalid_vat_id", "medium")]
    assert "website" in found.signals[0].reason
    assert_receipts(found, register, INVALID)


def test_an_invalid_number_on_the_record_is_told_as_the_records() -> None:
    with playing(vies, says(INVALID)) as register:
        found = register.look_up(client(tax_id="IE 6433435F"))

    assert signals(found) == [("invalid_vat_id", "medium")]
    assert "record" in found.signals[0].reason


def test_a_number_of_the_record_counts_only_under_the_clients_name() -> None:
    with playing(vies, says(IRISH)) as register:
        own = register.look_up(client("Quayside Cranes", tax_id="IE6433435F"))
        others = register.look_up(client("Seaview Hotels", tax_id="IE6433435F"))

    assert values(own)["vat_id"] == "IE6433435F"
    assert others.outcome == "empty"


def test_a_number_that_is_registered_to_quite_another_name_is_not_taken() -> None:
    with playing(vies, says(IRISH)) as register:
        found = register.look_up(client(vat_id="IE6433435F", legal_name="Seaview Hotels Limited"))

    assert found.outcome == "empty"


@pytest.mark.parametrize(
    "error", ["MS_UNAVAILABLE", "MS_MAX_CONCURRENT_REQ", "TIMEOUT", "SERVICE_UNAVAILABLE"]
)
def test_a_state_that_is_down_says_nothing_of_the_number(error: str) -> None:
    down = answer("6433435F", isValid=False, userError=error)
    with playing(vies, in_turn(*map(in_json, [down, down, down, IRISH]))) as register:
        found = register.look_up(client(vat_id="IE6433435F"))
        assert (found.outcome, found.facts, found.signals) == ("error", {}, ())
        assert len(register.paths) == 3

        again = register.look_up(client(vat_id="IE6433435F"))

    assert again.outcome == "ok"


def test_errors_that_are_wrapped_are_errors() -> None:
    wrapped = {"actionSucceed": False, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}
    with playing(vies, says(wrapped)) as register:
        assert register.look_up(client(vat_id="IE6433435F")).outcome == "error"

    assert len(register.paths) == 3


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"isValid": "true"},
        {"isValid": False},
        {"isValid": False, "userError": "INVALID_INPUT"},
        answer("9999999Z"),
    ],
)
def test_an_answer_that_cannot_be_understood_is_an_error(odd: dict[str, object]) -> None:
    with playing(vies, says(odd)) as register:
        found = register.look_up(client(vat_id="IE6433435F"))

    assert (found.outcome, found.facts, found.signals) == ("error", {}, ())
