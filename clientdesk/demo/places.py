"""Addresses and telephone numbers in the form of their country."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.columns import Ints, bytes_column
from clientdesk.demo.pools import cities, regions, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LETTERS: Final = np.frombuffer(b"ABCDEFGHJKLMNPRSTUVWXY", dtype=np.uint8)
_NUMBER_FIRST: Final = {"FR", "BE-FR", "CH-FR", "GB", "IE", "US"}
_CITY_FIRST: Final = {"GB", "IE", "US"}


def addresses(random: np.random.Generator, region: Ints, city: Ints) -> pl.Series:
    """One address a row: street and number, postcode and city, country."""
    keys = [area.key for area in regions()]
    language = np.array([area.language for area in regions()])[region]
    frame = pl.DataFrame(
        {
            "street": words("street").pick(random, language),
            "number": _numbers(random, len(region)),
            "postcode": bytes_column(fill(_forms("postcode")[city], random)),
            "city": cities().names.texts.gather(city),
            "country": pl.Series([area.country_name for area in regions()]).gather(region),
            "number_first": np.array([key in _NUMBER_FIRST for key in keys])[region],
            "city_first": np.array([key in _CITY_FIRST for key in keys])[region],
        }
    )
    street = pl.when("number_first").then(pl.concat_str("number", "street", separator=" "))
    place = pl.when("city_first").then(pl.concat_str("city", "postcode", separator=" "))
    return frame.select(
        pl.concat_str(
            street.otherwise(pl.concat_str("street", "number", separator=" ")),
            place.otherwise(pl.concat_str("postcode", "city", separator=" ")),
            "country",
            separator=", ",
        )
    ).to_series()


def phones(random: np.random.Generator, city: Ints) -> pl.Series:
    """One telephone number a row, of the city, in international form."""
    return bytes_column(fill(_forms("phone")[city], random))


def fill(forms: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.uint8]:
    """The forms with a random digit for each # and a random letter for each @."""
    drawn = random.integers(0, 256, size=forms.shape, dtype=np.uint8)
    digits = np.uint8(ord("0")) + drawn % np.uint8(10)
    filled = np.where(forms == ord("#"), digits, forms)
    return np.where(forms == ord("@"), _LETTERS[drawn % np.uint8(len(_LETTERS))], filled)


@cache
def _forms(kind: str) -> NDArray[np.uint8]:
    texts = cities().postcodes if kind == "postcode" else cities().phones
    width = max(len(text) for text in texts)
    codes = b"".join(text.encode("ascii").ljust(width, b"\0") for text in texts)
    return np.frombuffer(codes, dtype=np.uint8).reshape(len(texts), width)


def _numbers(random: np.random.Generator, count: int) -> pl.Series:
    number = (1 + random.gamma(1.3, 28, count)).astype(np.int64)
    letter = random.random(count)
    texts = pl.DataFrame({"number": number, "letter": letter}).select(
        pl.col("number").cast(pl.String)
        + pl.when(pl.col("letter") < 0.06)
        .then(pl.lit("a"))
        .when(pl.col("letter") < 0.09)
        .then(pl.lit("b"))
        .otherwise(pl.lit(""))
    )
    return texts.to_series()
