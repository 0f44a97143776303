from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.cells import inert, whole


@pytest.mark.parametrize(
    "cell", ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "＝1+1", "'=1"]
)
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    assert inert(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "before", [" ", "\u00a0", "\ufeff", "\u200b\u2060", "\v", " \t", "'\u3000", "\xad"]
)
@pytest.mark.parametrize(
    "cell", ["=1", "+A1", "-A1", "@SUM(1)", "＝1", "＋A1", "－A1", "＠A1", "﹦1"]
)
def test_what_is_drawn_as_nothing_hides_no_formula(before: str, cell: str) -> None:
    assert inert(before + cell) == f"'{before}{cell}"
    assert whole(inert(before + cell)) == before + cell


@pytest.mark.parametrize(
    "cell",
    ["-5.00", "+49 30 901820", "(030) 12-34", "Acme", "'tis", "", "5", " -5", "a =1", "\u00a0a"],
)
def test_numbers_phones_and_plain_texts_stay(cell: str) -> None:
    assert inert(cell) == cell


@given(st.text())
def test_a_cell_comes_back_whole(cell: str) -> None:
    assert whole(inert(cell)) == cell


@given(st.text("='+-@＝﹣\t\r\n\0\v1 a\u00a0\ufeff\u200b\u3000"))
def test_a_cell_of_signs_comes_back_whole(cell: str) -> None:
    assert whole(inert(cell)) == cell
