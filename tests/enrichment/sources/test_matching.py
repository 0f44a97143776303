from __future__ import annotations

import pytest

from clientdesk.enrichment.sources.matching import (
    Candidate,
    Place,
    is_another,
    is_client,
    spelled,
)
from tests.enrichment.sources.registers import client

OSLO = Place("Storgata 14 B", "0184", "OSLO")


def nordlys(place: Place = OSLO, website: str = "", name: str = "NORDLYS REGNSKAP AS") -> Candidate:
    return Candidate((name,), "NO", place, website)


@pytest.mark.parametrize(
    "address",
    [
        "Storgata 14 B\n0184 Oslo\nNorway",
        "Postboks 9, 0184 OSLO, Norway",
        "storgata 14 b, N-0184, Norway",
    ],
)
def test_name_country_and_address_together_make_it_certain(address: str) -> None:
    assert is_client(client(address=address), nordlys())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "Norway",
        "Oslo, Norway",
        "Storgata 14 B, Oslo, Norway",
        "Storgata 14 B\n0185 Oslo\nNorway",
        "Storgata 14\n10184 Bergen\nNorway",
        "0184, Norway",
    ],
)
def test_an_address_that_lacks_or_has_another_postcode_does_not(address: str) -> None:
    assert not is_client(client(address=address), nordlys())


def test_another_country_is_another_company() -> None:
    address = "Storgata 14 B\n0184 Oslo\nDenmark"

    assert not is_client(client(address=address), nordlys())


def test_another_name_at_the_same_address_is_another_company() -> None:
    address = "Storgata 14 B\n0184 Oslo\nNorway"

    assert not is_client(client(address=address), nordlys(name="NORDLYS EIENDOM AS"))
    assert not is_client(client(address=address), nordlys(name="NORDLYS REGNSKAP ASA"))


def test_without_postcodes_city_and_street_must_both_agree() -> None:
    place = Place("1 Quay Street", "", "Galway")
    dublin = Candidate(("Nordlys Regnskap AS",), "IE", place)

    assert is_client(client(address="1 Quay Street\nGalway\nIreland"), dublin)
    assert not is_client(client(address="2 Quay Street\nGalway\nIreland"), dublin)


def test_a_british_postcode_may_stand_without_its_space() -> None:
    place = Place("100 George Street", "EH2 3ES", "Edinburgh")
    house = Candidate(("Nordlys Regnskap AS",), "GB", place)

    assert is_client(client(address="EH23ES Edinburgh, United Kingdom"), house)
    assert is_client(client(address="Edinburgh EH2 3ES, United Kingdom"), house)


@pytest.mark.parametrize(
    "website", ["nordlys.example", "www.nordlys.example/om-oss", "http://nordlys.example"]
)
def test_a_register_that_names_the_same_website_makes_it_certain(website: str) -> None:
    assert is_client(client(country="NO"), nordlys(website=website))


@pytest.mark.parametrize("website", ["", "other.example", "not a website", "nordlys.example.org"])
def test_another_website_does_not(website: str) -> None:
    assert not is_client(client(country="NO"), nordlys(website=website))


def test_a_page_at_a_network_of_many_is_no_tie() -> None:
    asked = client(website="https://facebook.com/nordlys", country="NO")

    assert not is_client(asked, nordlys(website="www.facebook.com/other"))


def test_a_legal_name_on_the_website_speaks_against_a_company_of_another_name() -> None:
    asked = client(legal_name="Fjellheim Drift AS")

    assert is_another(asked, ["Web Design Bureau AS"])
    assert not is_another(asked, ["FJELLHEIM DRIFT AS"])
    assert not is_another(client(), ["Web Design Bureau AS"])
    assert not is_another(asked, [])


def test_a_name_is_spelled_as_the_client_spells_it() -> None:
    assert spelled("NORDLYS REGNSKAP AS", client()) == "Nordlys Regnskap AS"
    assert spelled("NORDLYS REGNSKAP ASA", client()) == "NORDLYS REGNSKAP ASA"
