"""The words that the demo is made of, read once from the files beside this module."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from clientdesk.demo.columns import Floats, Ints

LANGUAGES: Final = ("de", "fr", "nl", "es", "it", "en", "sv", "no", "da", "pl", "pt")
TRADE_FIRST: Final = np.array([language in {"fr", "es", "it", "pt"} for language in LANGUAGES])
"""Whether a firm's trade stands before its founder's name."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Texts in groups (by language or region), to be drawn from one group a row."""

    texts: pl.Series
    start: Ints
    size: Ints

    def draw(self, random: np.random.Generator, group: Ints) -> Ints:
        """One index into texts a row, each from the row's group."""
        return self.start[group] + (random.random(len(group)) * self.size[group]).astype(np.int64)

    def pick(self, random: np.random.Generator, group: Ints) -> pl.Series:
        """One text a row, each from the row's group."""
        return self.texts.gather(self.draw(random, group))


@dataclass(frozen=True, slots=True)
class Region:
    """A country, or the part of it that speaks one language."""

    key: str
    country: str
    country_name: str
    language: int
    share: float
    currency: str
    forms: tuple[tuple[str, str, float], ...]
    """Legal form, company type and share."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of one tab-separated file."""
    text = files("clientdesk.demo").joinpath(f"pools/{name}").read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def regions() -> tuple[Region, ...]:
    """Every region, in the order that region numbers follow."""
    return tuple(
        Region(
            row["region"],
            row["country"],
            row["name"],
            LANGUAGES.index(row["language"]),
            float(row["share"]),
            row["currency"],
            tuple(_form(form) for form in row["forms"].split(",")),
        )
        for row in table("regions.tsv")
    )


@cache
def words(kind: str) -> Grouped:
    """The words of one kind by language; a kind without languages has one group."""
    lists = [row["words"].split("|") for row in table("words.tsv") if row["kind"] == kind]
    return _grouped(lists)


@cache
def trades() -> tuple[Grouped, tuple[str, ...]]:
    """The trades' words by language, and each trade's industry, the same in all languages."""
    rows = table("trades.tsv")
    lists = [[row[language] for row in rows] for language in LANGUAGES]
    return _grouped(lists), tuple(row["industry"] for row in rows)


@cache
def institutions() -> tuple[Grouped, tuple[str, ...], tuple[str, ...]]:
    """Public and charitable bodies by language; industry and company type of each."""
    rows = table("institutions.tsv")
    rows.sort(key=lambda row: LANGUAGES.index(row["language"]))
    lists = [[row["name"] for row in rows if row["language"] == tongue] for tongue in LANGUAGES]
    return (
        _grouped(lists),
        tuple(row["industry"] for row in rows),
        tuple(row["company_type"] for row in rows),
    )


@dataclass(frozen=True, slots=True)
class Cities:
    """Cities by region, with the forms of their postcodes and telephone numbers."""

    names: Grouped
    short: pl.Series
    postcodes: tuple[str, ...]
    phones: tuple[str, ...]
    cumulative: Floats
    """Weights within the region, added up over all cities."""

    def draw(self, random: np.random.Generator, region: Ints) -> Ints:
        """One city a row, by weight."""
        before = np.concatenate([[0.0], self.cumulative])
        low = before[self.names.start[region]]
        high = before[self.names.start[region] + self.names.size[region]]
        target = low + random.random(len(region)) * (high - low)
        return np.asarray(np.searchsorted(self.cumulative, target, side="right"))


@cache
def cities() -> Cities:
    """Every city, grouped in the order of the regions."""
    rows = table("cities.tsv")
    rows.sort(key=lambda row: [region.key for region in regions()].index(row["region"]))
    lists = [[row["city"] for row in rows if row["region"] == area.key] for area in regions()]
    short = [row["city"].split(",")[0].removesuffix(" am Main") for row in rows]
    return Cities(
        _grouped(lists),
        pl.Series(short),
        tuple(row["postcode"] for row in rows),
        tuple(row["phone"] for row in rows),
        np.cumsum([float(row["weight"]) for row in rows]),
    )


@cache
def notes() -> pl.Series:
    """What colleagues wrote about clients; {first} and {last} stand for a person's name."""
    text = files("clientdesk.demo").joinpath("pools/notes.txt").read_text("utf-8")
    return pl.Series(text.splitlines())


def _form(text: str) -> tuple[str, str, float]:
    name, kind, share = text.split(":")
    return name, kind, float(share)


def _grouped(lists: list[list[str]]) -> Grouped:
    sizes = np.array([len(group) for group in lists], dtype=np.int64)
    texts = pl.Series([text for group in lists for text in group])
    return Grouped(texts, np.cumsum(sizes) - sizes, sizes)
