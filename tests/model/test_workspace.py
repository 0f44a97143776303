from __future__ import annotations

from datetime import date, datetime

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.workspace import MAX_LOGO, business_date, clean_setting

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 10
JPEG = b"\xff\xd8\xff\xe0" + b"0" * 10


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", date(2026, 3, 28)),
        ("Asia/Tokyo", date(2026, 3, 29)),
        ("America/New_York", date(2026, 3, 28)),
        ("Pacific/Kiritimati", date(2026, 3, 29)),
    ],
)
def test_a_business_date_is_the_date_where_the_workspace_is(zone: str, day: date) -> None:
    assert business_date(datetime(2026, 3, 28, 23, 30), zone) == day


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("name", " Studio ", "Studio"),
        ("country", "de", "DE"),
        ("base_currency", "eur", "EUR"),
        ("timezone", "Europe/Berlin", "Europe/Berlin"),
        ("locale", "de_DE", "de_DE"),
        ("payment_terms_days", "30", 30),
        ("reminder_tone", "final", "final"),
        ("enrichment_enabled", True, True),
        ("logo", PNG, PNG),
        ("logo", JPEG, JPEG),
        ("logo", None, None),
        ("logo", b"", None),
    ],
)
def test_a_setting_is_kept(name: str, typed: object, kept: object) -> None:
    assert clean_setting(name, typed) == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("name", ""),
        ("name", None),
        ("country", "XX"),
        ("country", "X1"),
        ("country", "Germany"),
        ("base_currency", ""),
        ("base_currency", "DEM"),
        ("timezone", "Mars/Olympus"),
        ("timezone", "../../etc/passwd"),
        ("locale", ""),
        ("payment_terms_days", None),
        ("payment_terms_days", 366),
        ("reminder_tone", ""),
        ("enrichment_enabled", "yes"),
        ("logo", b"GIF89a"),
        ("logo", b"<svg onload=alert(1)>"),
        ("logo", "PNG"),
        ("logo", PNG + b"0" * MAX_LOGO),
        ("version", 3),
    ],
)
def test_a_wrong_setting_is_refused_with_its_field(name: str, typed: object) -> None:
    with pytest.raises(InvalidField) as raised:
        clean_setting(name, typed)
    assert raised.value.field == name


def test_two_letters_of_no_country_are_told_from_what_is_no_code() -> None:
    with pytest.raises(InvalidField, match="“XX”: it is not a country’s code"):
        clean_setting("country", "XX")
    with pytest.raises(InvalidField, match="two letters such as GB, not “GERMANY”"):
        clean_setting("country", "Germany")
