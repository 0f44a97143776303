from __future__ import annotations

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.sender import SENDER, sender_hint
from clientdesk.model.tax_id import UNKNOWN
from clientdesk.model.workspace import LABELS, clean_setting


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("address", " Am Werkhof 7\r\n10115 Berlin ", "Am Werkhof 7\n10115 Berlin"),
        ("tax_id", "DE 123 456 788", "DE 123 456 788"),
        ("payment_details", "IBAN DE89 3704\nPayable in 14 days", None),
        ("email", "accounts@studio.example", None),
        ("phone", "030 23125 100", "+49 30 23125100"),
    ],
)
def test_what_a_document_says_of_its_sender_is_kept(
    field: str, typed: str, kept: str | None
) -> None:
    assert clean_setting(field, typed, country="DE") == (kept or typed)


@pytest.mark.parametrize("field", SENDER)
def test_each_part_of_the_sender_may_be_empty_and_has_a_label(field: str) -> None:
    for nothing in (None, "", " \n "):
        assert clean_setting(field, nothing, country="DE") is None
    assert LABELS[field] == SENDER[field]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("address", "a" * 501, "Address can have at most 500 characters"),
        ("payment_details", "a" * 1001, "Payment details can have at most 1,000 characters"),
        ("payment_details", "IBAN\x00", "Payment details holds a control character"),
        ("address", "Pier\x07", "Address holds a control character"),
        ("tax_id", "1\n2", "Tax ID holds a line break"),
        ("tax_id", "DE123456789", "Tax ID “DE123456789” is not right for its country, Germany"),
        ("tax_id", "123456789", "Tax ID “123456789” is not right for its country, Germany"),
        ("email", "nobody", "E-mail must be one address"),
        ("phone", 30, "Phone must be a text"),
    ],
)
def test_what_cannot_stand_on_a_document_is_refused(field: str, typed: object, words: str) -> None:
    with pytest.raises(InvalidField, match=words) as raised:
        clean_setting(field, typed, country="DE")
    assert raised.value.field == field
    assert "client" not in raised.value.message


def test_a_tax_id_is_checked_by_the_workspaces_country_where_that_is_known() -> None:
    assert sender_hint("tax_id", "123456788", country="DE") == ""
    assert sender_hint("tax_id", "123456788", country="AQ") == UNKNOWN
    assert sender_hint("tax_id", None, country="DE") == ""


def test_a_kept_tax_id_that_a_new_country_makes_wrong_has_a_hint() -> None:
    assert sender_hint("tax_id", "123456789", country="DE").startswith("Tax ID “123456789”")
