from __future__ import annotations

import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.intake.cleaning import cleaned
from clientdesk.intake.encoding import held, readable
from clientdesk.intake.headers import FIELDS
from clientdesk.model.countries import country_in
from clientdesk.model.fields import clean
from clientdesk.model.preferences import check_currency
from clientdesk.model.tax_id import UNKNOWN

Outcome = tuple[str | None, str | None, str | None]
"""What is kept, a hint, a refusal."""

ODD = "\u200d\u200b\u202e\u2028\u0085\x1c\ud800\udcff\U000e0001\u0601\x7f"
MARKS = range(0x10F000, 0x10F800)
"""What stands for halves of characters in frames."""
SIGNS = [code for code in range(0x110000) if unicodedata.category(chr(code)) in {"Cf", "Zl", "Zp"}]
PIECES = st.sampled_from(
    [*"aZ9 é.@-_/:+\n\t\r,;()#'ß中", *ODD, "http://", "https://", "www.", "firm.com", "a@b.com",
     ".example", ".local", "xn--", "+44 20 7946 0958", "DE136695976", "Germany", "EUR"],
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=8).map("".join)


def in_frames(*rows: dict[str, str]) -> list[dict[str, Outcome]]:
    """What becomes of each text when whole columns are cleaned."""
    frame = pl.DataFrame(
        [{field: held(row[field]) if field in row else None for field in FIELDS} for row in rows],
        dict.fromkeys(FIELDS, pl.String()),
    )
    return [
        {field: (row[field], row[f"{field}_kept"], row[f"{field}_refusal"]) for field in FIELDS}
        for row in cleaned(frame, "GB").iter_rows(named=True)
    ]


def by_hand(field: str, text: str | None, address: str | None) -> Outcome:
    """What becomes of a text in the form."""
    try:
        if field == "currency":
            return (check_currency(text) if text else None), None, None
        country = country_in(address)
        kept = clean(field, text, country="GB", address_country=country)
    except InvalidField as error:
        return None, None, readable(error.message)
    return kept.value, readable(kept.hint) or None, None


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), TEXTS))
def test_whole_columns_are_cleaned_as_the_form_cleans_each_text(row: dict[str, str]) -> None:
    row = {field: text.strip() for field, text in row.items() if text.strip()}

    [found] = in_frames(row)

    address = row.get("address", "").replace("\r\n", "\n").replace("\r", "\n")
    for field in FIELDS:
        assert found[field] == by_hand(field, row.get(field), address), field


@pytest.mark.parametrize("field", ["name", "email", "address", "notes"])
def test_every_single_letter_is_judged_as_in_the_form(field: str) -> None:
    codes = [*range(0x700), *range(0x2000, 0x2100), *range(0x700, 0x110000, 997), *SIGNS]
    letters = [chr(code) for code in codes if code not in MARKS]
    texts = letters if field == "name" else [f"a{letter}@b.com" for letter in letters]
    rows = [{field: text} for text in texts if text.strip() and "\r" not in text]

    found = in_frames(*rows)

    wrong = [
        row[field]
        for row, outcome in zip(rows, found, strict=True)
        if outcome[field] != by_hand(field, row[field].strip(), None)
    ]
    assert wrong == []


def test_every_refused_text_of_a_row_is_named() -> None:
    [row] = in_frames({"email": "x", "website": "y z", "currency": "Pesos"})

    refused = {field for field in FIELDS if row[field][2]}
    assert refused == {"name", "email", "website", "currency"}


def test_a_tax_id_is_checked_by_the_country_of_the_address() -> None:
    texts = {"name": "A", "tax_id": "136695975"}

    abroad, unknown = in_frames({**texts, "address": "Weg 1\nBerlin, Germany"}, texts)

    assert abroad["tax_id"][2]
    assert unknown["tax_id"] == ("136695975", UNKNOWN, None)
