from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.intake.cleaning import clean_row, is_plain_email
from clientdesk.model.fields import clean

PART = st.from_regex(r"[a-z0-9.+_-]{1,12}", fullmatch=True)


@given(PART, PART, st.sampled_from(["com", "test", "local", "co.uk", "onion", "x", "in-addr.arpa"]))
@example("a", "b--c", "com")
@example("a.", "b", "com")
@example("info", "xn--a", "com")
def test_an_everyday_address_is_one_that_the_full_check_keeps(
    mailbox: str, host: str, end: str
) -> None:
    text = f"{mailbox}@{host}.{end}"

    if is_plain_email(text):
        assert clean("email", text, country="GB").value == text


@pytest.mark.parametrize("text", ["info@firm.com", "ann.lee+x@mail.firm-2.co.uk", "a_b@c.de"])
def test_everyday_addresses_take_the_short_way(text: str) -> None:
    assert is_plain_email(text)


@pytest.mark.parametrize(
    "text", ["A@b.com", "a@b", "a@b.test", "a@bücher.de", "a b@c.com", "a@1.2"]
)
def test_other_addresses_take_the_full_check(text: str) -> None:
    assert not is_plain_email(text)


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
