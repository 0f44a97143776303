from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.enrichment.sources.peppol import peppol
from clientdesk.enrichment.sources.peppol_ids import MOST, peppol_ids
from tests.enrichment.sources.registers import (
    assert_receipts,
    client,
    in_json,
    playing,
    says,
    values,
)

if TYPE_CHECKING:
    from tests.net.answering import Reply, Request

SCHEME = "iso6523-actorid-upis"


def page(*values: str, name: str = "NORDLYS REGNSKAP AS", scheme: str = SCHEME) -> dict[str, Any]:
    matches = [
        {
            "participantID": {"scheme": scheme, "value": value},
            "docTypes": [
                {
                    "scheme": "busdox-docid-qns",
                    "value": "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice",
                }
            ],
            "entities": [
                {
                    "name": [{"name": name}],
                    "countryCode": "NO",
                    "regDate": "2021-03-01",
                }
            ],
        }
        for value in values
    ]
    return {
        "version": "1.0",
        "total-result-count": len(matches),
        "used-result-count": len(matches),
        "result-page-index": 0,
        "result-page-count": 20,
        "first-result-index": 0,
        "last-result-index": max(0, len(matches) - 1),
        "query-terms": "participant=x",
        "creation-dt": "2026-11-22T10:00:00Z",
        "matches": matches,
    }


NONE = page()
IN_NORWAY = client(company_number="987654325", country="NO")


def test_a_participant_is_found_by_the_number_of_the_website() -> None:
    body = page("0192:987654325")
    with playing(peppol, says(body)) as register:
        found = register.look_up(IN_NORWAY)

    assert values(found) == {"peppol_id": "0192:987654325"}
    assert_receipts(found, register, body)
    assert register.paths == ["/search/1.0/json"]
    assert register.queries == [{"participant": f"{SCHEME}::0192:987654325"}]


def test_the_id_is_kept_in_upper_case_and_quoted_as_it_stands() -> None:
    body = page("9930:de136695976")
    with playing(peppol, says(body)) as register:
        found = register.look_up(client(vat_id="DE136695976"))

    assert values(found) == {"peppol_id": "9930:DE136695976"}
    [evidence] = next(iter(found.facts.values())).evidence
    assert evidence.quote == '"value": "9930:de136695976"'


def test_that_a_company_is_not_listed_says_nothing() -> None:
    with playing(peppol, says(NONE)) as register:
        found = register.look_up(IN_NORWAY)

    assert (found.outcome, found.facts, found.signals) == ("empty", {}, ())


def test_one_id_after_the_other_is_tried() -> None:
    def answer(request: Request) -> Reply:
        is_vat = request.query["participant"].endswith("9925:be0428759497")
        return in_json(page("9925:be0428759497") if is_vat else NONE)

    with playing(peppol, answer) as register:
        found = register.look_up(client(vat_id="BE0428759497"))

    assert values(found) == {"peppol_id": "9925:BE0428759497"}
    assert [query["participant"][22:] for query in register.queries] == [
        "0208:0428759497",
        "9925:be0428759497",
    ]


@pytest.mark.parametrize(
    "body",
    [
        page("0192:987654326"),
        page("0192:9876543250"),
        page("0192:987654325", scheme="another"),
        {"matches": [{"participantID": "0192:987654325"}]},
        {"matches": "0192:987654325"},
    ],
)
def test_only_the_very_id_that_was_asked_is_taken(body: dict[str, Any]) -> None:
    with playing(peppol, says(body)) as register:
        assert register.look_up(IN_NORWAY).outcome == "empty"


def test_a_number_of_the_record_counts_only_under_the_clients_name() -> None:
    asked = {"address": "Storgata 14\n0184 Oslo\nNorway", "tax_id": "987 654 325"}
    with playing(peppol, says(page("0192:987654325"))) as register:
        own = register.look_up(client(**asked))
        others = register.look_up(client("Fjellheim Drift AS", **asked))

    assert values(own) == {"peppol_id": "0192:987654325"}
    assert others.outcome == "empty"


def test_a_client_without_numbers_is_not_asked_about() -> None:
    with playing(peppol, says(NONE)) as register:
        assert register.look_up(client(country="NO")).outcome == "empty"

    assert register.paths == []


@pytest.mark.parametrize(
    ("country", "number", "expected"),
    [
        ("NO", "987654325MVA", ["0192:987654325"]),
        ("NL", "12345678", ["0106:12345678"]),
        ("NL", "NL004495445B01", ["9944:nl004495445b01"]),
        ("SE", "SE556036079301", ["0007:5560360793", "9955:se556036079301"]),
        ("DK", "DK13585628", ["0184:dk13585628", "0184:13585628"]),
        ("FI", "FI20774740", ["0216:003720774740"]),
        ("FR", "FR11123456782", ["0225:123456782", "0002:123456782", "9957:fr11123456782"]),
        ("GR", "EL094259216", ["9933:el094259216"]),
        ("DE", "HRB12345", []),
        ("IT", "IT00743110157", ["0211:it00743110157"]),
        ("US", "123456789", []),
        ("", "", []),
    ],
)
def test_ids_are_made_of_a_companys_own_numbers(
    country: str, number: str, expected: list[str]
) -> None:
    assert peppol_ids(country, number) == expected


def test_few_ids_are_tried() -> None:
    assert len(peppol_ids("FR", "123456782", "FR11123456782", "FR11123456790")) == MOST
