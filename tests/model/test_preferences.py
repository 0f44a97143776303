from __future__ import annotations

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.preferences import check_preference, currencies


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("currency", "eur", "EUR"),
        ("currency", " GBP ", "GBP"),
        ("payment_terms_days", 0, 0),
        ("payment_terms_days", "365", 365),
        ("reminder_tone", "firm", "firm"),
        ("locale", "de_CH", "de_CH"),
        ("currency", "", None),
        ("payment_terms_days", None, None),
        ("reminder_tone", " ", None),
        ("locale", None, None),
    ],
)
def test_a_preference_is_kept_and_an_empty_one_is_inherited(
    field: str, typed: object, kept: object
) -> None:
    assert check_preference(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("currency", "EURO"),
        ("currency", "DEM"),
        ("currency", "€"),
        ("payment_terms_days", -1),
        ("payment_terms_days", 366),
        ("payment_terms_days", "14.5"),
        ("payment_terms_days", "²"),
        ("payment_terms_days", True),
        ("payment_terms_days", "9" * 5000),
        ("reminder_tone", "angry"),
        ("locale", "xx_YY"),
        ("locale", "de-DE"),
        ("locale", "../../etc"),
    ],
)
def test_a_wrong_preference_is_refused_with_its_field(field: str, typed: object) -> None:
    with pytest.raises(InvalidField) as raised:
        check_preference(field, typed)
    assert raised.value.field == field


def test_currencies_are_those_that_are_paid_with_today() -> None:
    assert {"EUR", "GBP", "USD", "JPY", "KWD"} <= currencies()
    assert not {"DEM", "XTS", "XXX"} & currencies()
