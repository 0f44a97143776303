from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.ui.chart_parts import (
    counted,
    days,
    inert,
    label_places,
    money_in,
    ticks,
    value_axis,
    written,
)

AMOUNTS = st.decimals(-(10**12), 10**12, allow_nan=False, places=3)


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        ("243", [0, 50, 100, 150, 200, 250]),
        ("1000", [0, 200, 400, 600, 800, 1000]),
        ("0", [0, Decimal("0.001")]),
    ],
)
def test_ticks_are_round_and_reach_the_largest_value(
    most: str, expected: list[Decimal | int]
) -> None:
    assert ticks([Decimal(most), None], is_whole=False) == expected


def test_ticks_of_counts_are_whole() -> None:
    assert ticks([Decimal(3)], is_whole=True) == [0, 1, 2, 3]
    assert ticks([Decimal(12)], is_whole=True) == [0, 5, 10, 15]
    assert ticks([], is_whole=True) == [0, 1]


@given(st.lists(AMOUNTS, max_size=6), st.booleans())
def test_ticks_hold_zero_and_every_value_and_are_few(values: list[Decimal], is_whole: bool) -> None:
    places = ticks(values, is_whole=is_whole)

    assert 0 in places
    assert places[0] <= min([Decimal(0), *values])
    assert places[-1] >= max([Decimal(0), *values])
    assert 2 <= len(places) <= 8
    assert not is_whole or all(place % 1 == 0 for place in places)


def test_an_axis_is_written_in_the_locale() -> None:
    axis = value_axis([Decimal(4000)], money_in("EUR", "de_DE"))

    assert axis["range"] == [0, 4000]
    assert axis["ticktext"][1] == "1000"
    assert money_in("EUR", "de_DE").exact(Decimal("4000.5")) == "4.000,50\xa0€"


def test_labels_are_at_most_six() -> None:
    assert label_places(3) == [0, 1, 2]
    assert label_places(12) == [0, 2, 4, 6, 8, 10]
    assert len(label_places(400)) == 6
    assert label_places(0) == []


def test_text_that_people_typed_is_drawn_as_it_stands() -> None:
    assert inert("<b>A</b> & <a href='x'>") == "&lt;b&gt;A&lt;/b&gt; &amp; &lt;a href='x'&gt;"
    assert inert("a\u202egnp\x00") == "a gnp "


def test_what_is_unknown_is_a_dash_and_things_are_counted_in_words() -> None:
    assert written(days("en_IE"), None) == "—"
    assert written(days("en_IE"), Decimal("12.5")) == "12.5 days"
    assert written(counted("invoice", "en_IE"), Decimal(1)) == "1 invoice"
