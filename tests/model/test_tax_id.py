from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.tax_id import UNKNOWN, check_tax_id, tax_country, tax_key

RIGHT = [
    "DE136695976",
    "de 136 695 976",
    "ATU13585627",
    "GB 980 7806 84",
    "XI980780684",
    "CHE-116.281.710 MWST",
    "CHE-116.281.710",
    "NO 974 760 673 MVA",
    "974760673MVA",
    "NL4495445B01",
    "ESB58378431",
    "ES54362315K",
    "FR40303265045",
    "IE6433435F",
    "IE8D79739I",
    "EL094259216",
    "IT00743110157",
    "PL8567346215",
    "SE123456789701",
    "BE0428759497",
    "DK13585628",
    "FI20774740",
]


@pytest.mark.parametrize("number", RIGHT)
def test_a_right_number_passes_without_a_hint(number: str) -> None:
    assert check_tax_id(number, None) == ""


@pytest.mark.parametrize("number", [number for number in RIGHT if not number.startswith("SE")])
def test_one_changed_digit_is_refused(number: str) -> None:
    at = max(place for place, sign in enumerate(number) if sign.isdigit())
    at = at - 3 if number.endswith("B01") else at
    wrong = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    with pytest.raises(InvalidField) as raised:
        check_tax_id(wrong, None)
    assert raised.value.field == "tax_id"
    assert "a digit is wrong or missing" in raised.value.message


@pytest.mark.parametrize("number", ["DE12345", "ATU1", "AT12345678", "CHE123", "1MVA", "FR1"])
def test_a_number_of_a_country_with_digits_missing_is_refused(number: str) -> None:
    with pytest.raises(InvalidField):
        check_tax_id(number, None)


@pytest.mark.parametrize(
    "number", ["12-3456789", "HRB 12345", "ATXPS1234K", "EU372022452", "unknown", "DE", "²³"]
)
def test_a_number_of_no_known_country_gets_a_hint(number: str) -> None:
    assert check_tax_id(number, None) == UNKNOWN


@pytest.mark.parametrize(
    ("number", "country"),
    [
        ("12-3456789", "US"),
        ("136695976", "DE"),
        ("133/8150/8159", "DE"),
        ("732 829 320", "FR"),
        ("73282932000074", "FR"),
        ("27AAPFU0939F1ZV", "IN"),
        ("51 824 753 556", "AU"),
        ("974760673", "NO"),
        ("980780684", "GB"),
    ],
)
def test_a_national_form_is_checked_where_the_address_names_the_country(
    number: str, country: str
) -> None:
    assert check_tax_id(number, country) == ""
    assert check_tax_id(number, None) == UNKNOWN


@pytest.mark.parametrize(
    ("number", "country"), [("136695975", "DE"), ("732829321", "FR"), ("51824753557", "AU")]
)
def test_wrong_check_digits_of_the_address_country_are_refused(number: str, country: str) -> None:
    with pytest.raises(InvalidField):
        check_tax_id(number, country)


@pytest.mark.parametrize("country", ["DE", "AE", "ZZ", "US"])
def test_a_form_that_the_address_country_does_not_know_gets_a_hint(country: str) -> None:
    assert check_tax_id("HRB 12345 B", country) == UNKNOWN


def test_a_prefix_wins_over_the_address() -> None:
    assert check_tax_id("DE136695976", "FR") == ""


@given(st.text(max_size=50))
def test_the_compared_form_is_plain_and_stable(text: str) -> None:
    key = tax_key(text)
    assert key.isascii()
    assert tax_key(key) == key


def test_spaces_dots_and_case_do_not_matter_when_compared() -> None:
    assert tax_key("de 136.695-976") == tax_key("DE136695976") == "DE136695976"
    assert tax_key(None) == ""


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("EL123456789", "GR"),
        ("XI 110305878", "GB"),
        ("GB371201047", "GB"),
        ("987654325 MVA", "NO"),
        ("CHE-116.281.710 MWST", "CH"),
        ("de 123456789", "DE"),
        ("HRB 12345", ""),
        ("123456789", ""),
        ("", ""),
    ],
)
def test_a_tax_id_may_name_its_country_by_itself(text: str, country: str) -> None:
    assert tax_country(text) == country
