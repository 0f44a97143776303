from __future__ import annotations

from dataclasses import dataclass

import polars as pl
import pytest

from clientdesk.intake.entries import HINTS, entries
from clientdesk.intake.headers import FIELDS, recognise


@dataclass(frozen=True, slots=True)
class Entry:
    """The texts of a row that are filled, and its hints."""

    texts: dict[str, str]
    hints: tuple[str, ...] = ()


def entry(**cells: str) -> Entry:
    """A row under headings written with _ for a blank."""
    headings = [heading.replace("_", " ") for heading in cells]
    texts = {f"c{at}": [cell] for at, cell in enumerate(cells.values())}
    frame = pl.DataFrame({"line": [2], "problem": [None], "is_footer": [False], **texts})
    row = entries(frame, recognise(headings)).row(0, named=True)
    kept = {field: row[field] for field in FIELDS if row[field]}
    return Entry(kept, tuple(row[hint] for hint in HINTS if row[hint]))


def test_an_address_has_a_line_for_each_part_and_one_for_the_place() -> None:
    found = entry(
        Name="A", Address_Line_1="1 Main St", Address_Line_2=" Floor 2 ", City="Springfield",
        State="IL", Postal_code="62701", Country="USA",
    )  # fmt: skip

    assert found.texts["address"] == "1 Main St\nFloor 2\nSpringfield IL 62701\nUSA"


def test_a_country_that_the_address_ends_with_is_not_said_twice() -> None:
    assert entry(Address="Weg 1\n10115 Berlin, Germany", Country="germany").texts == {
        "address": "Weg 1\n10115 Berlin, Germany"
    }


def test_a_country_alone_is_no_address() -> None:
    assert entry(Name="A", Country="Canada").texts == {"name": "A"}


def test_the_first_filled_address_counts() -> None:
    found = entry(Name="A", POAddressLine1="", POCity="", SAAddressLine1="2 Side St", SACity="Bath")

    assert found.texts["address"] == "2 Side St\nBath"


def test_a_first_line_that_repeats_the_name_is_left_out_of_the_address() -> None:
    found = entry(Customer="Ferry Café", Bill_to_1="FERRY CAFE", Bill_to_2="Dock 5")

    assert found.texts["address"] == "Dock 5"


@pytest.mark.parametrize(
    ("company", "first", "last", "name"),
    [
        ("Acme", "Ann", "Lee", "Acme"),
        ("", "Ann", "Lee", "Ann Lee"),
        ("  ", "", "Lee", "Lee"),
    ],
)
def test_a_person_names_the_client_only_without_a_company(
    company: str, first: str, last: str, name: str
) -> None:
    assert entry(Company=company, First_Name=first, Last_Name=last).texts["name"] == name


def test_labelled_phone_numbers_keep_the_main_one_and_name_the_others() -> None:
    found = entry(Name="A", Phone_numbers="Mobile:(555) 010-1 Phone:(555) 010-2 Fax:(555) 010-3")

    assert found.texts["phone"] == "(555) 010-2"
    assert found.hints == (
        "Phone holds several numbers; left out: Mobile (555) 010-1, Fax (555) 010-3.",
    )


def test_a_single_labelled_number_loses_only_its_label() -> None:
    assert entry(Name="A", Phone="Mobile: 555 0102") == Entry({"name": "A", "phone": "555 0102"})


def test_a_number_in_parts_is_put_together() -> None:
    parts = {"PhoneCountryCode": "64", "PhoneAreaCode": "4", "PhoneNumber": "472 3000"}

    assert entry(**parts).texts["phone"] == "+64 4 472 3000"
    assert entry(**{**parts, "PhoneCountryCode": ""}).texts["phone"] == "4 472 3000"
    assert entry(**{**parts, "PhoneNumber": "+64 4 1"}).texts["phone"] == "+64 4 1"


def test_notes_stand_below_each_other_once() -> None:
    found = entry(Name="A", Public_Notes="one", Private_Notes="two", Note="one")

    assert found.texts["notes"].split("\n") == ["one", "two"]


def test_a_stripe_customer_without_a_name_is_called_by_its_description() -> None:
    headings = {"id": "cus_1", "Email": "a@b.com", "Created (UTC)": "2026-01-01"}

    named = entry(**headings, Name="Acme", Description="Pays late").texts
    unnamed = entry(**headings, Name="", Description="Acme").texts

    assert (named["name"], named["notes"]) == ("Acme", "Pays late")
    assert unnamed["name"] == "Acme"
    assert "notes" not in unnamed


@pytest.mark.parametrize(
    ("text", "code"), [("usd", "USD"), ("EUR - Euro", "EUR"), ("US Dollar", "US Dollar")]
)
def test_a_currency_is_read_from_its_code(text: str, code: str) -> None:
    assert entry(Name="A", Currency=text).texts["currency"] == code
