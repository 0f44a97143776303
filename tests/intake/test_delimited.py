from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.intake.delimited import (
    DELIMITERS,
    likely_delimiters,
    named_delimiter,
    records,
)

CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ROWS = st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5)
PATIENT = settings(max_examples=60, deadline=None)


def lines(text: str) -> io.StringIO:
    """The text line by line, whatever ends them."""
    return io.StringIO(text, newline="")


@PATIENT
@given(ROWS, st.sampled_from(DELIMITERS), st.sampled_from(["\n", "\r\n", "\r"]))
def test_quoted_cells_come_back_exactly(
    rows: list[list[str]], delimiter: str, line_end: str
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(
        rows
    )

    assert list(records(lines(text.getvalue()), delimiter)) == rows


@PATIENT
@given(st.text('a",\n\r', max_size=40))
def test_no_letter_is_lost_however_the_quotes_stand(text: str) -> None:
    read = list(records(lines(text), ","))

    assert sum(cell.count("a") for record in read for cell in record) == text.count("a")


def test_lines_after_an_open_quote_are_read_on_their_own() -> None:
    assert list(records(lines('a,"b\n\n1,2\n'), ",")) == ['a,"b\n', [], ["1", "2"]]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_the_delimiter_that_splits_evenly_comes_first(delimiter: str) -> None:
    text = "a,b,c\n1,2,3\n4,5,6\n".replace(",", delimiter) + f"x; y, z{delimiter}{delimiter}\n"

    assert likely_delimiters(text)[0] == delimiter


def test_a_first_line_may_name_the_delimiter() -> None:
    assert named_delimiter("SEP=^\r\na^b") == ("a^b", "^")
    assert named_delimiter('"sep=;"\na;b') == ("a;b", ";")
    assert named_delimiter("separator;b") == ("separator;b", None)
