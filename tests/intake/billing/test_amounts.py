from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.intake.billing.amounts import MICRO, Votes, counted, read, written


def numbers(*cells: str, three_decimals: bool = False, usual: str = ".") -> list[object]:
    """The cells of one column as they are read; None for what is refused."""
    votes = counted(dict.fromkeys(cells, 1), three_decimals=three_decimals)
    found = (read(cell, votes.mark or usual, votes)[0] for cell in cells)
    return [None if number is None else number / MICRO for number in found]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1.234,56", "1.234"), [1234.56, 1234]),
        (("1,234.56", "1,234"), [1234.56, 1234]),
        (("12,5", "7"), [12.5, 7]),
        (("(12.00)", "12.00-", "-12.00"), [-12, -12, -12]),
        (("€ 1.200,00", "1.200,00 EUR", "US$ 3,50"), [1200, 1200, 3.5]),
        (("1 234,56", "1'234,50", "1 234"), [1234.56, 1234.5, 1234]),
        (("12,34,567.50",), [1234567.5]),
        (("-",), [0]),
    ],
)
def test_a_column_tells_its_decimal_mark(cells: tuple[str, ...], expected: list[float]) -> None:
    assert numbers(*cells) == expected


@pytest.mark.parametrize("cell", ["1e5", "NaN", "inf", "12.34.56", "--5", "", "1,2,3", "twelve"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    assert isinstance(written(cell), str)
    assert read(cell, ".", Votes())[0] is None


def test_a_lone_mark_before_three_digits_needs_the_other_cells() -> None:
    assert numbers("1,234", three_decimals=True, usual=",") == [1.234]
    assert numbers("1,234", three_decimals=True, usual=".") == [1234]
    assert numbers("1,234", "2.5", three_decimals=True) == [1234, 2.5]
    assert numbers("1,234", usual=",") == [1234]


def test_a_column_that_contradicts_itself_is_not_guessed() -> None:
    assert numbers("1,50", "2,50", "3.50", "4,000", three_decimals=True) == [1.5, 2.5, None, None]


@given(st.decimals(0, 10**9, places=2), st.sampled_from([(".", ","), (",", "."), (",", " ")]))
def test_an_amount_is_read_as_it_was_written(amount: object, marks: tuple[str, str]) -> None:
    point, group = marks
    text = f"{amount:,.2f}".replace(",", "g").replace(".", point).replace("g", group)
    assert numbers(text, "0" + point + "5")[0] == float(f"{amount:.2f}")
