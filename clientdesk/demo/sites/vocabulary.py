"""What sites say, by language, trade and country; read once from the files beside this module."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from clientdesk.demo.pools import LANGUAGES
from clientdesk.demo.pools import words as pool

if TYPE_CHECKING:
    from collections.abc import Mapping

Words = dict[str, dict[str, list[str]]]
"""Texts in their wordings, by where they stand and what they say."""


@dataclass(frozen=True, slots=True)
class Trade:
    """What a business of one trade says of its work."""

    what: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """How businesses of one region write their country, tax ID and number in the register."""

    country: str
    vat_labels: tuple[str, ...]
    vat_forms: tuple[str, ...]
    """A # stands for the next sign of the tax ID after its country's code."""
    number_labels: tuple[str, ...]
    number_forms: Mapping[str, str]
    """By legal form, "" for all others: a # stands for a digit, an @ for a letter."""
    number_texts: tuple[str, ...]
    digits: str
    """Which part of the tax ID is the number: vat, siren or org; empty when it is none."""
    peppol: str
    """The identifier for Peppol, filled as number or tax ID; empty when the region has none."""
    formats: tuple[tuple[str, ...], ...]
    """What a business there may ask for, each a set."""
    legal_page: float
    """The share of the sites with a page for what the law asks."""


@cache
def words(language: str) -> Words:
    """The wordings of a language."""
    return tomllib.loads(_read(f"words/{language}.toml"))


@cache
def trades(language: str) -> Mapping[str, Trade]:
    """What businesses say of their work, by the trade's English word or the body's own."""
    return {
        row["trade"]: Trade(row["what"], tuple(row["services"].split("|")))
        for row in _table(f"trades/{language}.tsv")
    }


@cache
def registers() -> Mapping[str, Register]:
    """The registers by region."""
    return {row["region"]: _register(row) for row in _table("registers.tsv")}


@cache
def people(kind: str, language: str) -> tuple[str, ...]:
    """The demo's pool of words of one kind in a language, such as first or surname."""
    grouped, at = pool(kind), LANGUAGES.index(language)
    return tuple(grouped.texts.slice(int(grouped.start[at]), int(grouped.size[at])))


@cache
def layouts() -> Mapping[str, Mapping[str, str]]:
    """The parts of each layout by their names."""
    return tomllib.loads(_read("layouts.toml"))


def _register(row: Mapping[str, str]) -> Register:
    forms = [form.rpartition("=") for form in _list(row["number_forms"])]
    return Register(
        country=row["country"],
        vat_labels=_list(row["vat_labels"]),
        vat_forms=_list(row["vat_forms"]),
        number_labels=_list(row["number_labels"]),
        number_forms={legal: pattern for legal, _, pattern in forms},
        number_texts=_list(row["number_text"]),
        digits=row["digits"],
        peppol=row["peppol"].strip("-"),
        formats=tuple(tuple(each.split(",")) for each in _list(row["formats"])),
        legal_page=float(row["legal_page"]),
    )


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part not in {"", "-"})


def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(_read(name).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def _read(name: str) -> str:
    return files("clientdesk.demo.sites").joinpath(name).read_text("utf-8")
