from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clientdesk.text.typed_days import read_day
from clientdesk.ui.invoice_forms import Typed
from clientdesk.ui.invoice_texts import due_after, follow, terms_between, typed_day

TYPED = Typed("EUR", "22 Nov 2026", "30", "22 Dec 2026")


@pytest.mark.parametrize(
    ("fields", "field", "follows"),
    [
        ({"issue_date": "1 Dec 2026"}, "issue_date", {"due_date": "31 Dec 2026"}),
        ({"terms": "0"}, "terms", {"due_date": "22 Nov 2026"}),
        ({"terms": ""}, "terms", {}),
        ({"terms": "soon"}, "terms", {}),
        ({"issue_date": "soon"}, "issue_date", {}),
        ({"issue_date": "31 Dec 9999"}, "issue_date", {"due_date": "22 Dec 2026"}),
        ({"due_date": "24 Nov 2026"}, "due_date", {"terms": "2"}),
        ({"due_date": "21 Nov 2026"}, "due_date", {"terms": ""}),
        ({"due_date": ""}, "due_date", {}),
        ({"currency": "USD"}, "currency", {"due_date": "22 Dec 2026"}),
    ],
)
def test_the_due_date_follows_from_issue_date_and_terms(
    fields: dict[str, str], field: str, follows: dict[str, str]
) -> None:
    typed: Typed = replace(TYPED, **fields)  # type: ignore[arg-type]
    assert follow(typed, field, "en_IE") == follows


@pytest.mark.parametrize("locale", ["en_IE", "de_DE", "sv_SE", "ja_JP", "hu_HU", "fr_FR", "ko_KR"])
def test_a_day_in_a_field_reads_as_itself(locale: str) -> None:
    day = date(2026, 2, 3)
    assert read_day(typed_day(day, locale), locale) == day
    assert typed_day(None, locale) == ""


def test_terms_end_with_the_calendar_and_after_a_year() -> None:
    assert due_after(date(9999, 12, 31), 1) is None
    assert terms_between(date(2026, 1, 1), date(2028, 1, 1)) == ""
    assert terms_between(None, date(2028, 1, 1)) == ""
