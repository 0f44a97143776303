from __future__ import annotations

import re

import numpy as np
import phonenumbers

from clientdesk.demo.places import addresses, fill, phones
from clientdesk.demo.pools import cities, regions

POSTCODES = {
    "DE": r"\d{5} ",
    "AT": r"\d{4} ",
    "CH": r"\d{4} ",
    "FR": r"\d{5} ",
    "BE": r"\d{4} ",
    "NL": r"\d{4} [A-Z]{2} ",
    "ES": r"\d{5} ",
    "IT": r"\d{5} ",
    "GB": r"[A-Z]{1,2}\d \d[A-Z]{2},",
    "IE": r"[A-Z]\d\d [A-Z]{2}\d[A-Z],",
    "US": r"[A-Z]{2} \d{5},",
    "SE": r"\d{3} \d{2} ",
    "NO": r"\d{4} ",
    "DK": r"\d{4} ",
    "PL": r"\d{2}-\d{3} ",
    "PT": r"\d{4}-\d{3} ",
}


def test_every_phone_is_valid_and_in_international_form() -> None:
    city = np.arange(len(cities().phones)).repeat(60)
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL

    for phone in phones(np.random.default_rng(2), city):
        number = phonenumbers.parse(phone)

        assert phonenumbers.is_valid_number(number), phone
        assert phonenumbers.format_number(number, form) == phone


def test_a_phone_belongs_to_the_country_of_its_city() -> None:
    city = np.arange(len(cities().phones))
    region = np.repeat(np.arange(len(regions())), cities().names.size)

    found = phones(np.random.default_rng(2), city)

    for phone, at in zip(found, region, strict=True):
        code = phonenumbers.parse(phone).country_code or 0
        assert regions()[at].country in phonenumbers.region_codes_for_country_code(code)


def test_postcodes_have_the_form_of_their_country() -> None:
    city = np.arange(len(cities().phones)).repeat(20)
    region = np.repeat(np.arange(len(regions())), cities().names.size).repeat(20)

    found = addresses(np.random.default_rng(3), region, city)

    for address, at in zip(found, region, strict=True):
        assert re.search(POSTCODES[regions()[at].country], address), address
        assert address.endswith(f", {regions()[at].country_name}")


def test_only_the_marked_signs_are_filled() -> None:
    forms = np.frombuffer(b"A-# @.", dtype=np.uint8).reshape(1, -1).repeat(50, axis=0)

    texts = [bytes(row).decode() for row in fill(forms, np.random.default_rng(1))]

    assert all(re.fullmatch(r"A-\d [A-Z]\.", text) for text in texts)
