"""Tax IDs with the right check digits, whole columns at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from clientdesk.demo.columns import Ints, bytes_column
from clientdesk.demo.pools import regions

if TYPE_CHECKING:
    import polars as pl

Digits = NDArray[np.int64]

_REFUSED: Final = -1
"""A check digit that the country's rule does not give out."""


def tax_ids(random: np.random.Generator, region: Ints) -> pl.Series:
    """One tax ID a row, in the form that businesses of the region's country write."""
    matrix = np.zeros((len(region), 24), dtype=np.uint8)
    countries = np.array([area.country for area in regions()])[region]
    for country, write in _WRITERS.items():
        rows = np.flatnonzero(countries == country)
        if len(rows):
            codes = write(random, len(rows))
            matrix[rows, : codes.shape[1]] = codes
    return bytes_column(matrix)


def _draw(
    random: np.random.Generator, count: int, head: str, length: int, check: Callable[[Digits], Ints]
) -> Digits:
    """Digits that start with head, drawn anew where the check digit is refused; it comes last."""
    digits = np.empty((count, length + 1), dtype=np.int64)
    wanting = np.arange(count)
    while len(wanting):
        drawn = random.integers(0, 10, size=(len(wanting), length))
        drawn[:, : len(head)] = [int(digit) for digit in head]
        digits[wanting, length] = check(drawn)
        digits[wanting, :length] = drawn
        wanting = wanting[digits[wanting, length] == _REFUSED]
    return digits


def _weighted(digits: Digits, weights: tuple[int, ...]) -> Ints:
    return np.asarray(digits @ np.array(weights, dtype=np.int64))


def _mod11(weights: tuple[int, ...]) -> Callable[[Digits], Ints]:
    def check(digits: Digits) -> Ints:
        rest = (11 - _weighted(digits, weights) % 11) % 11
        return np.where(rest == 10, _REFUSED, rest)

    return check


def _luhn(digits: Digits) -> Ints:
    from_right = digits[:, ::-1].copy()
    from_right[:, ::2] *= 2
    return np.asarray((10 - (from_right // 10 + from_right % 10).sum(axis=1) % 10) % 10)


def _germany_check(digits: Digits) -> Ints:
    product = np.full(len(digits), 10, dtype=np.int64)
    for column in digits.T:
        total = (column + product) % 10
        product = 2 * np.where(total == 0, 10, total) % 11
    return (11 - product) % 10


def _text(template: str, *columns: NDArray[np.integer]) -> NDArray[np.uint8]:
    """The template's signs, each # replaced by the next column's digit (or character code)."""
    count = len(columns[0])
    codes = np.frombuffer(template.encode("ascii"), dtype=np.uint8)
    written = np.tile(codes, (count, 1))
    for place, column in zip(np.flatnonzero(codes == ord("#")), columns, strict=True):
        written[:, place] = np.where(column < 10, column + ord("0"), column)
    return written


def _number(digits: Digits) -> Ints:
    return np.asarray(digits @ 10 ** np.arange(digits.shape[1] - 1, -1, -1))


def _split(number: Ints, width: int) -> list[Ints]:
    return [number // 10**place % 10 for place in range(width - 1, -1, -1)]


def _germany(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    head = str(1 + int(random.integers(0, 3)))
    return _text("DE#########", *_draw(random, count, head, 8, _germany_check).T)


def _austria(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    def check(digits: Digits) -> Ints:
        doubled = digits * np.array([1, 2, 1, 2, 1, 2, 1])
        return np.asarray((6 - (doubled // 10 + doubled % 10).sum(axis=1)) % 10)

    return _text("ATU########", *_draw(random, count, "6", 7, check).T)


def _switzerland(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    digits = _draw(random, count, "1", 8, _mod11((5, 4, 3, 2, 7, 6, 5, 4)))
    return _text("CHE-###.###.### MWST", *digits.T)


def _france(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    siren = _draw(random, count, "", 8, _luhn)
    key = (12 + 3 * (_number(siren) % 97)) % 97
    return _text("FR###########", *_split(key, 2), *siren.T)


def _belgium(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    base = 4_000_000 + random.integers(0, 3_900_000, count)
    return _text("BE##########", *_split(base, 8), *_split(97 - base % 97, 2))


def _netherlands(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    def check(digits: Digits) -> Ints:
        rest = _weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
        return np.where(rest == 10, _REFUSED, rest)

    return _text("NL#########B01", *_draw(random, count, "8", 8, check).T)


def _spain(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    return _text("ESB########", *_draw(random, count, "", 7, _luhn).T)


def _italy(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    def check(digits: Digits) -> Ints:
        # The three digits before the check digit name one of the provinces.
        digits[:, 7:] = np.stack(_split(1 + _number(digits[:, 7:]) % 100, 3), axis=1)
        return _luhn(digits)

    return _text("IT###########", *_draw(random, count, "0", 10, check).T)


def _britain(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    base = 1_100_000 + random.integers(0, 8_800_000, count)
    digits = np.stack(_split(base, 7), axis=1)
    rest = 97 - _weighted(digits, (8, 7, 6, 5, 4, 3, 2)) % 97
    return _text("GB#########", *digits.T, *_split(rest, 2))


def _ireland(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    letters = np.frombuffer(b"WABCDEFGHIJKLMNOPQRSTUV", dtype=np.uint8).astype(np.int64)

    def check(digits: Digits) -> Ints:
        return letters[_weighted(digits, (8, 7, 6, 5, 4, 3, 2)) % 23]

    return _text("IE########", *_draw(random, count, "", 7, check).T)


def _states(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    def check(digits: Digits) -> Ints:
        # There is no check digit, but there is no office with the number 89 either.
        return np.where(digits[:, 1] == 9, _REFUSED, digits[:, 2])

    return _text("##-#######", *_draw(random, count, "8", 8, check).T)


def _sweden(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    return _text("SE##########01", *_draw(random, count, "55", 9, _luhn).T)


def _norway(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    digits = _draw(random, count, "9", 8, _mod11((3, 2, 7, 6, 5, 4, 3, 2)))
    return _text("NO#########MVA", *digits.T)


def _denmark(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    return _text("DK########", *_draw(random, count, "2", 7, _mod11((2, 7, 6, 5, 4, 3, 2))).T)


def _poland(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    def check(digits: Digits) -> Ints:
        rest = _weighted(digits, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
        return np.where(rest == 10, _REFUSED, rest)

    return _text("PL##########", *_draw(random, count, "5", 9, check).T)


def _portugal(random: np.random.Generator, count: int) -> NDArray[np.uint8]:
    def check(digits: Digits) -> Ints:
        rest = (11 - _weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2)) % 11) % 11
        return rest % 10

    return _text("PT#########", *_draw(random, count, "5", 8, check).T)


_WRITERS: Final[dict[str, Callable[[np.random.Generator, int], NDArray[np.uint8]]]] = {
    "DE": _germany,
    "AT": _austria,
    "CH": _switzerland,
    "FR": _france,
    "BE": _belgium,
    "NL": _netherlands,
    "ES": _spain,
    "IT": _italy,
    "GB": _britain,
    "IE": _ireland,
    "US": _states,
    "SE": _sweden,
    "NO": _norway,
    "DK": _denmark,
    "PL": _poland,
    "PT": _portugal,
}
