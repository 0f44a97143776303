"""Numbers in registers of companies, associations and establishments, as a text gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from clientdesk.enrichment.shapes import compact, expanded
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP: Final = (
    r"[\s:.#/()\-–°º|,]*"
    r"(?:(?:no|nr|n|num|nummer|number|numer|numero|id|is|cislo|kod|code)\b[\s:.#/()\-–°º]*){0,2}"
)


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """A number of a register in a text."""

    value: str
    """Upper case, without spaces and dots."""
    kind: str
    country: str
    """Of the register; empty where the words leave it open."""
    rank: int
    is_valid: bool
    is_vague: bool
    """Whether its label is used in many countries."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Register:
    kind: str
    country: str
    rank: int
    pattern: re.Pattern[str]
    check: str
    form: str
    needs: str
    is_vague: bool


@cache
def _registers() -> tuple[_Register, ...]:
    return tuple(
        _Register(
            listed["kind"],
            listed["country"],
            listed["rank"],
            _pattern(listed),
            listed.get("check", ""),
            listed.get("form", ""),
            listed.get("needs", ""),
            listed.get("vague", not listed["country"]),
        )
        for listed in word_lists("registers")["registers"]
    )


def _pattern(listed: dict[str, Any]) -> re.Pattern[str]:
    number = f"(?P<number>{expanded(listed['number'])})"
    if "label" not in listed:
        return re.compile(rf"(?<![a-z0-9]){number}")
    label = "|".join(listed["label"])
    gap = listed.get("gap", _GAP)
    return re.compile(rf"(?<![a-z0-9])(?:{label})(?![a-z]){gap}(?<![a-z0-9]){number}")


def register_numbers(text: str, plain: str, country: str) -> Iterator[RegisterNumber]:
    """The numbers in a text by registers of the country, or of any where it is not known."""
    for register in _registers():
        if country and register.country not in {"", country}:
            continue
        for found in register.pattern.finditer(plain):
            if register.needs and not re.search(register.needs, plain):
                continue
            number = _number(register, text, found)
            reach = plain[max(0, found.start() - 12) : found.start("number")]
            if not _no_register().search(reach):
                yield number


@cache
def _no_register() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_lists('registers')['others'])})\b")


def _number(register: _Register, text: str, found: re.Match[str]) -> RegisterNumber:
    start, end = found.span("number")
    value = _formed(register, text[start:end])
    valid = not register.check or _checks(register.check, value)
    return RegisterNumber(
        *(value, register.kind, register.country, register.rank, valid),
        *(register.is_vague, start, end),
    )


def _formed(register: _Register, raw: str) -> str:
    """The number as it is normalised."""
    if register.form == "digits":
        return "".join(sign for sign in raw if sign.isdigit())
    if register.form == "hr":
        letters = compact(raw)
        return re.sub(r"^(HR[AB])(?:NR|NUMMER|NO)?", r"\1", letters)
    if register.form == "j":
        return raw.strip().upper()
    return compact(raw)


def _checks(check: str, value: str) -> bool:
    module: Any = import_module(f"stdnum.{check}")
    return bool(module.is_valid(value))
