from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.apportion import apportioned

CENT = Decimal("0.01")
parts = st.lists(st.decimals(0, 1_000_000, places=8), min_size=1, max_size=8)


@given(parts)
def test_parts_add_up_to_the_rounded_sum_and_stay_next_to_their_exact_values(
    exact: list[Decimal],
) -> None:
    total = sum(exact, Decimal(0)).quantize(CENT, ROUND_HALF_UP)

    found = apportioned(exact, total, CENT)

    assert sum(found) == total
    assert all(abs(one - other) < CENT for one, other in zip(found, exact, strict=True))


def test_what_is_left_over_goes_to_the_largest_remainder() -> None:
    exact = [Decimal("0.333"), Decimal("0.336"), Decimal("0.331")]

    assert apportioned(exact, Decimal("1.00"), CENT) == [
        Decimal("0.33"),
        Decimal("0.34"),
        Decimal("0.33"),
    ]


def test_whole_parts_stay_as_they_are() -> None:
    assert apportioned([Decimal("1.50"), Decimal(0)], Decimal("1.50"), CENT) == [
        Decimal("1.50"),
        Decimal(0),
    ]
