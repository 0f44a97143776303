from __future__ import annotations

import re
import sys

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.intake.frames import KEYS, store_keys
from clientdesk.intake.keys import KINDS, key_texts, keys
from clientdesk.intake.letters import BLANKS, folded, stripped, tax_keys, words
from clientdesk.model.client import ClientDraft
from clientdesk.model.client import keys as keys_of
from clientdesk.model.folding import fold
from clientdesk.model.tax_id import tax_key
from tests.intake.one_by_one import match_keys

FIELDS = ("name", "email", "phone", "address", "website", "tax_id", "notes")
LETTERS = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("Aé ß1.-Żø")))
PATIENT = settings(max_examples=150, deadline=None)
EVERY = [chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]


def column(*texts: str | None) -> pl.Series:
    return pl.Series(list(texts), dtype=pl.String())


def test_blanks_are_those_that_strip_takes_away() -> None:
    assert set(BLANKS) == {letter for letter in EVERY if letter.isspace()}


def test_every_letter_is_folded_as_alone() -> None:
    letters = EVERY[:0x3100] + EVERY[0x3100::37]

    assert folded(column(*letters)).to_list() == [fold(letter) for letter in letters]


@PATIENT
@given(st.lists(LETTERS, min_size=1, max_size=4))
def test_columns_are_folded_as_each_text(texts: list[str]) -> None:
    low = [fold(text) for text in texts]

    assert folded(column(*texts)).to_list() == low
    bare = [re.sub(r"[\W_]+", " ", text).strip() for text in low]
    assert words(column(*low)).to_list() == bare


@PATIENT
@given(LETTERS)
def test_tax_ids_are_compared_as_each_alone(text: str) -> None:
    key = tax_key(text)

    assert tax_keys(column(text)).item() == (key if re.search("[1-9]", key) else None)


@PATIENT
@given(LETTERS)
def test_texts_are_stripped_as_each_alone(text: str) -> None:
    bare = pl.DataFrame({"text": column(text)}).select(stripped(pl.col("text"))).item()

    assert bare == (text.strip() or None)


RECORDS = st.fixed_dictionaries(
    {
        "name": LETTERS.filter(bool),
        "email": st.sampled_from([None, "A@b.com", "é@b.com"]),
        "phone": st.sampled_from([None, "+44 20 7946 0958"]),
        "address": st.none() | LETTERS.filter(bool),
        "website": st.sampled_from([None, "https://www.a.com/x", "http://b.de:80"]),
        "tax_id": st.none() | LETTERS.filter(bool),
        "notes": st.none() | LETTERS.filter(bool),
    }
)


@PATIENT
@given(RECORDS)
def test_keys_of_a_column_are_those_of_each_record(record: dict[str, str | None]) -> None:
    frame = pl.DataFrame([record], dict.fromkeys(FIELDS, pl.String()))

    made = key_texts(frame).row(0)

    found = [(kind, key) for kind, key in zip(KINDS, made, strict=True) if key is not None]
    assert found == match_keys(record)
    assert [key is not None for key in keys(frame).row(0)[::2]] == [key is not None for key in made]


@PATIENT
@given(RECORDS)
def test_what_the_store_searches_is_made_as_for_one_client(record: dict[str, str | None]) -> None:
    frame = pl.DataFrame([record], dict.fromkeys(FIELDS, pl.String()))
    draft = ClientDraft(record["name"] or "", **{field: record[field] for field in FIELDS[1:]})

    assert store_keys(frame).row(0, named=True) == {key: keys_of(draft)[key] for key in KEYS}
