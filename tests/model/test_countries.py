from __future__ import annotations

import pytest

from clientdesk.model.countries import COUNTRY_NAMES, country_in, is_country


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("1 High Street\nLondon\nUnited Kingdom", "GB"),
        ("Hauptstr. 1, 10115 Berlin, Deutschland", "DE"),
        ("Hauptstr. 1\n10115 Berlin\nGERMANY", "DE"),
        ("Ringstr. 3, Wien, Österreich", "AT"),
        ("5 rue A, Paris; France.", "FR"),
        ("USA", "US"),
        ("Germany Street 5", None),
        ("1 High Street\nLondon", None),
        ("", None),
        (None, None),
    ],
)
def test_the_country_is_what_an_address_ends_with(address: str | None, country: str | None) -> None:
    assert country_in(address) == country


def test_every_named_country_is_one_and_is_found_by_its_name() -> None:
    for code, name in COUNTRY_NAMES.items():
        assert is_country(code)
        assert country_in(f"Somewhere\n{name}") == code


@pytest.mark.parametrize("code", ["XX", "gb", "", "GBR"])
def test_other_codes_are_no_country(code: str) -> None:
    assert not is_country(code)
