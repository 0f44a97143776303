"""Names of businesses that sound right in their language, with what they tell of the business."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.pools import (
    LANGUAGES,
    TRADE_FIRST,
    cities,
    institutions,
    regions,
    trades,
    words,
)

if TYPE_CHECKING:
    from clientdesk.demo.columns import Flags, Floats, Ints

FOUNDER, PAIR, COINED, PLACE, BRAND, BODY, PAIR_TRADE, FOUNDER_CITY, COINED_CITY = range(9)

_FEW: Final = np.array([0.40, 0.10, 0.16, 0.10, 0.08, 0.05, 0.07, 0.02, 0.02])
_MANY: Final = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.64, 0.06, 0.30])
"""The patterns with the most combinations, which keep repeats rare among a million."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names of businesses and what follows from them, one row a client."""

    name: pl.Series
    host: pl.Series
    industry: pl.Series
    company_type: pl.Series
    base: pl.Series
    """The name without its legal form."""
    form: pl.Series
    """The legal form, null for public and charitable bodies."""
    trade: pl.Series
    """The English word of the trade, or the body's own word."""


def names(random: np.random.Generator, region: Ints, city: Ints, clients: int) -> Names:
    """Names for clients of the regions and cities, drawn to fit a list of that many clients."""
    pattern = _patterns(random, len(region), clients)
    language = np.array([area.language for area in regions()])[region]
    trade, at = _trades(random, language, pattern)
    body, body_industry, body_type = _bodies(random, language)
    form, form_type = _forms(random, region)
    frame = pl.DataFrame(
        {
            "pattern": pattern,
            "trade_first": TRADE_FIRST[language],
            "one": words("surname").pick(random, language),
            "two": words("surname").pick(random, language),
            "coined": _coined(random, len(region)),
            "trade": trade,
            "city": cities().short.gather(city),
            "body": body,
            "form": form,
            "industry": pl.Series(trades()[1]).gather(at),
            "key": _keys().gather(at),
            "body_industry": body_industry,
            "form_type": form_type,
            "body_type": body_type,
        }
    )
    return _named(frame)


def _named(frame: pl.DataFrame) -> Names:
    """The names that were drawn, put together."""
    is_body = pl.col("pattern") == BODY
    named = frame.select(
        _base().alias("base"),
        pl.when(is_body).then(None).otherwise("form").alias("form"),
        pl.when(is_body).then("body_industry").otherwise("industry").alias("industry"),
        pl.when(is_body).then("body_type").otherwise("form_type").alias("company_type"),
        pl.when(is_body).then("body").otherwise("key").alias("trade"),
    )
    return Names(
        named.select(pl.concat_str("base", "form", separator=" ", ignore_nulls=True)).to_series(),
        named.select(_host(pl.col("base"))).to_series(),
        named["industry"],
        named["company_type"],
        named["base"],
        named["form"],
        named["trade"],
    )


def _patterns(random: np.random.Generator, count: int, clients: int) -> Ints:
    few = min(1.0, 2000 / clients)
    shares = np.cumsum(_FEW * few + _MANY * (1 - few))
    return np.minimum(np.searchsorted(shares, random.random(count), side="right"), COINED_CITY)


def _keys() -> pl.Series:
    """The trades' words in English, in which no two are the same."""
    grouped, _ = trades()
    english = LANGUAGES.index("en")
    return grouped.texts.slice(int(grouped.start[english]), int(grouped.size[english]))


def _trades(random: np.random.Generator, language: Ints, pattern: Ints) -> tuple[pl.Series, Ints]:
    """A word for each trade in its language, and which of the trades it is."""
    grouped, industries = trades()
    of_pairs = [at for at, name in enumerate(industries) if name in {"Legal", "Consulting"}]
    index = grouped.draw(random, language) - grouped.start[language]
    index = np.where(pattern == PAIR, np.array(of_pairs)[index % len(of_pairs)], index)
    return grouped.texts.gather(grouped.start[language] + index), index


def _bodies(random: np.random.Generator, language: Ints) -> tuple[pl.Series, pl.Series, pl.Series]:
    grouped, industries, kinds = institutions()
    index = grouped.draw(random, language)
    return (
        grouped.texts.gather(index),
        pl.Series(industries).gather(index),
        pl.Series(kinds).gather(index),
    )


def _forms(random: np.random.Generator, region: Ints) -> tuple[pl.Series, pl.Series]:
    forms = [form for area in regions() for form in area.forms]
    sizes = np.array([len(area.forms) for area in regions()])
    last = np.cumsum(sizes) - 1
    reached: Floats = np.cumsum([share for _, _, share in forms])
    before = np.concatenate([[0.0], reached])[last - sizes + 1]
    target = before[region] + random.random(len(region)) * (reached[last] - before)[region]
    index = np.minimum(np.searchsorted(reached, target, side="right"), last[region])
    return (
        pl.Series([name for name, _, _ in forms]).gather(index),
        pl.Series([kind for _, kind, _ in forms]).gather(index),
    )


def _coined(random: np.random.Generator, count: int) -> pl.Series:
    any_language = np.zeros(count, dtype=np.int64)
    return words("root").pick(random, any_language) + words("ending").pick(random, any_language)


def _base() -> pl.Expr:
    pattern = pl.col("pattern")
    who = (
        pl.when(pattern.is_in([PAIR, PAIR_TRADE]))
        .then(pl.col("one") + " & " + pl.col("two"))
        .when(pattern.is_in([COINED, BRAND, COINED_CITY]))
        .then("coined")
        .when(pattern == PLACE)
        .then("city")
        .otherwise("one")
    )
    trade = pl.when(~pattern.is_in([PAIR, BRAND])).then("trade")
    city = pl.when(pattern.is_in([FOUNDER_CITY, COINED_CITY])).then("city")
    first = pl.when("trade_first").then(trade).otherwise(who)
    second = pl.when("trade_first").then(who).otherwise(trade)
    return (
        pl.when(pattern == BODY)
        .then(pl.concat_str("body", "city", separator=" "))
        .otherwise(pl.concat_str(first, second, city, separator=" ", ignore_nulls=True))
    )


def plain(text: pl.Expr) -> pl.Expr:
    """The text in a to z, 0 to 9 and hyphens, as host names and mailboxes take it."""
    return (
        text.str.to_lowercase()
        .str.replace_many(
            ["ä", "ö", "ü", "ß", "ø", "ł", "đ", "æ", "œ", "å"],
            ["ae", "oe", "ue", "ss", "o", "l", "d", "ae", "oe", "a"],
        )
        .str.normalize("NFKD")
        .str.replace_all(r"[\p{Mn}'’.]", "")
        .str.replace_all(r"[^a-z0-9]+", "-")
        .str.strip_chars("-")
    )


def _host(base: pl.Expr) -> pl.Expr:
    return plain(base) + ".example"


def some(random: np.random.Generator, count: int, share: float) -> Flags:
    """True for about the share of the rows."""
    return random.random(count) < share
