from __future__ import annotations

import random

import phonenumbers
import polars as pl
import pytest
from phonenumbers import PhoneNumberFormat

from clientdesk.intake import phones
from clientdesk.model.fields import clean

FORMS = (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164, PhoneNumberFormat.NATIONAL)


def samples(chance: random.Random) -> list[str]:
    """Numbers of every country and kind in three forms, and the same with some signs changed."""
    numbers = [
        phonenumbers.example_number_for_type(region, kind)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in range(11)
    ]
    sound = [phonenumbers.format_number(number, form) for number in numbers if number
             for form in FORMS]  # fmt: skip
    return [*sound, *(changed(text, chance) for text in sound)]


def changed(text: str, chance: random.Random) -> str:
    signs = list(text) + chance.choice([[], [], ["5"]])
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(signs))
        signs[at] = chance.choice("0123456789" if signs[at].isdigit() else " -().")
    return "".join(signs).strip()


@pytest.mark.parametrize("country", ["GB", "US", "IT", "BR", "KZ"])
def test_whole_columns_of_numbers_are_kept_as_the_form_keeps_each(country: str) -> None:
    chance = random.Random(country)  # noqa: S311 - the same numbers every time
    texts = chance.sample(samples(chance), 2_500)

    made = phones.settled(pl.Series(texts), country).filter("settled")

    wrong = [
        (text, value)
        for text, _, value in made.iter_rows()
        if (kept := clean("phone", text, country=country)).value != value or kept.hint
    ]
    assert wrong == []
    assert made.height > 400


def test_what_a_pattern_cannot_tell_is_left_to_the_library() -> None:
    texts = ["+44 20 7946 0958 ext. 5", "0044 20 7946 0958", "ring twice", "", "+999 1234567"] * 9

    assert not phones.settled(pl.Series(texts), "GB")["settled"].any()
