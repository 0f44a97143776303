from __future__ import annotations

import pytest

from clientdesk.errors import InvalidField
from clientdesk.intake.cleaning import clean_row
from clientdesk.model.fields import clean


def test_every_refused_text_of_a_row_is_named() -> None:
    row = clean_row({"email": "x", "website": "y z", "currency": "Pesos"}, "GB")

    assert [problem.split()[0] for problem in row.problems] == [
        "Name",
        "E-mail",
        "Website",
        "Currency",
    ]


def test_texts_are_kept_as_the_form_keeps_them() -> None:
    row = clean_row({"name": "A", "phone": "020 7946 0958", "website": "A.com"}, "GB")

    assert row.texts == {"name": "A", "phone": "+44 20 7946 0958", "website": "https://a.com"}
    assert row.problems == []


def test_a_text_that_could_not_be_checked_has_a_hint() -> None:
    assert clean_row({"name": "A", "phone": "ring twice"}, "GB").hints


def test_a_tax_id_is_checked_by_the_country_of_the_address() -> None:
    entry = {"name": "A", "tax_id": "136695975", "address": "Weg 1\nBerlin\nGermany"}

    assert clean_row(entry, "GB").problems
    with pytest.raises(InvalidField):
        clean("tax_id", "136695975", country="GB", address_country="DE")
