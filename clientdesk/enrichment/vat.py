"""VAT numbers in a text: behind their country's prefix, or behind a label that names the kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from stdnum import get_cc_module
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import ValidationError

from clientdesk.enrichment.shapes import compact, expanded
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL_REACH: Final = 45
"""Characters between a label and its number."""
_GAP: Final = (
    r"(?:[^\W\d_]{0,12}[\s:.#()/|º°\-–]{0,4}){0,4}?[\s:.#()/|º°\-–]{0,4}"
    r"(?:(?:reg|registration|nr|no|num|number|nummer|id|ident|numero|numer|n|is)[\s:.º°#\-–]{0,4}){0,2}"
)
_ALSO_IBAN: Final = re.compile(r"\biban\b[^;]{0,12}$")
_GROUPS_FOLLOW: Final = re.compile(r"\s?\d{3,4}(?:\s\d{3,4})*\b")


@dataclass(frozen=True, slots=True)
class VatNumber:
    """A VAT number in a text."""

    value: str
    """Upper case, with the prefix of its country."""
    country: str
    is_valid: bool
    is_labelled: bool
    start: int
    end: int


def vat_numbers(text: str, plain: str, countries: tuple[str, ...]) -> Iterator[VatNumber]:
    """The numbers in a text; the countries are where its writer may be, the likeliest first."""
    taken: list[tuple[int, int]] = []
    for found in (*_prefixed(text, plain), *_norwegian(plain), *_swiss(plain)):
        if not _overlaps(taken, found):
            taken.append((found.start, found.end))
            yield found
    for found in _bare(plain, countries):
        if not _overlaps(taken, found):
            taken.append((found.start, found.end))
            yield found


def _overlaps(taken: list[tuple[int, int]], found: VatNumber) -> bool:
    return any(start < found.end and found.start < end for start, end in taken)


def _prefixed(text: str, plain: str) -> Iterator[VatNumber]:
    for found in _prefixes().finditer(plain):
        prefix = found["prefix"].upper()
        shape = _shape(prefix).match(plain, found.end())
        if shape is None:
            continue
        is_labelled = _is_labelled(plain, found.start())
        written = text[found.start() : found.start() + len(prefix)]
        if _ALSO_IBAN.search(plain[: found.start()]) or not (written.isupper() or is_labelled):
            continue
        if not is_labelled and _GROUPS_FOLLOW.match(plain, shape.end()):
            continue
        number = compact(text[found.end() : shape.end()])
        value = ("EL" if prefix == "GR" else prefix) + number
        valid = _is_valid(value)
        if valid or is_labelled:
            country = {"EL": "GR", "XI": "GB"}.get(prefix, prefix)
            yield VatNumber(value, country, valid, is_labelled, found.start(), shape.end())


def _norwegian(plain: str) -> Iterator[VatNumber]:
    for found in _NORWEGIAN.finditer(plain):
        number = compact(found[1])
        valid = _checks("no", "orgnr", number)
        yield VatNumber(f"NO{number}MVA", "NO", valid, True, found.start(), found.end())


def _swiss(plain: str) -> Iterator[VatNumber]:
    for found in _SWISS.finditer(plain):
        suffix = compact(found[2] or "")[:4].replace("TVAM", "TVA")
        if not suffix and not _is_labelled(plain, found.start(), r"mwst|tva|iva|vat|mehrwert"):
            continue
        number = f"CHE{compact(found[1])}"
        valid = _checks("ch", "uid", number)
        yield VatNumber(number + suffix, "CH", valid, True, found.start(), found.end())


def _bare(plain: str, countries: tuple[str, ...]) -> Iterator[VatNumber]:
    lists = word_lists("vat")
    for country, label in lists["bare"].items():
        yield from _behind(plain, label, country)
    for country in countries:
        if country in lists["shapes"] and country not in lists["bare"]:
            yield from _behind(plain, lists["labels"][country], country)


def _behind(plain: str, label: str, country: str) -> Iterator[VatNumber]:
    for found in _labelled(label, country).finditer(plain):
        prefix = "EL" if country == "GR" else country
        number = f"{prefix}{compact(found['number'])}"
        valid = _is_valid(number)
        yield VatNumber(number, country, valid, True, found.start("number"), found.end("number"))


_NORWEGIAN: Final = re.compile(
    expanded(r"(?<![a-z0-9])(?:no[\s\-.]?)?(<9>)[\s\-.]?(?:mva|\(mva\))(?![a-z])")
)
_SWISS: Final = re.compile(
    expanded(
        r"(?<![a-z0-9])che[\s\-.]{0,2}(<9>)[\s\-.,/(]{0,3}((?:mwst|tva|iva|tpv|vat)(?![a-z]))?"
    )
)


@cache
def _prefixes() -> re.Pattern[str]:
    prefixes = "|".join(word_lists("vat")["shapes"]).lower()
    return re.compile(rf"(?<![a-z0-9])(?P<prefix>{prefixes})[\s.:\-]{{0,3}}(?=[\da-z])")


@cache
def _shape(prefix: str) -> re.Pattern[str]:
    return re.compile(f"(?:{expanded(word_lists('vat')['shapes'][prefix])})(?![0-9a-z])", re.I)


@cache
def _labelled(label: str, country: str) -> re.Pattern[str]:
    shape = expanded(word_lists("vat")["shapes"][country])
    return re.compile(
        rf"(?<![a-z0-9])(?:{label}){_GAP}(?<![a-z0-9])(?P<number>(?:{shape}))(?![0-9a-z])",
        re.IGNORECASE,
    )


@cache
def _label_words() -> str:
    return "|".join(word_lists("vat")["labels"].values())


def _is_labelled(plain: str, start: int, words: str = "") -> bool:
    reach = plain[max(0, start - _LABEL_REACH) : start]
    return bool(_words(words or _label_words()).search(reach))


@cache
def _words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{words})")


def _is_valid(value: str) -> bool:
    prefix, number = value[:2], value[2:]
    if prefix in {"GB", "XI"}:
        return _checks("gb", "vat", number)
    try:
        eu_vat.validate(value)
    except ValidationError:
        return False
    return True


def _checks(country: str, kind: str, number: str) -> bool:
    module: Any = get_cc_module(country, kind)
    return bool(module.is_valid(number))
