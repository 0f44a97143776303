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


@pytest.mark.parametrize("cell", ["-5.00", "+49 30 901820", "(030) 12-34", "Acme", "'tis", "", "5"])
def test_numbers_phones_and_plain_texts_stay(cell: str) -> None:
    assert inert(cell) == cell


@given(st.text())
def test_a_cell_comes_back_whole(cell: str) -> None:
    assert whole(inert(cell)) == cell


@given(st.text("='+-@\t1 a"))
def test_a_cell_of_signs_comes_back_whole(cell: str) -> None:
    assert whole(inert(cell)) == cell
