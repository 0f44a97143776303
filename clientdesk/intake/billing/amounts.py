"""Amounts as other programs write them: one decimal mark for the whole column, never a guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from clientdesk.model.preferences import currencies

if TYPE_CHECKING:
    from collections.abc import Mapping

MICRO: Final = 1_000_000
"""Numbers are counted in millionths: whole numbers, never floats."""

MOST: Final = 999_999_999_999 * MICRO + 999_999

_ALIKE: Final = str.maketrans(dict.fromkeys("−‒–", "-") | dict.fromkeys("’`´", "'"))
_PARENTHESES: Final = re.compile(r"\((.+)\)")
_SPACED: Final = re.compile(r"\d{1,3}(?P<sign>[ '])\d{3}(?:(?P=sign)\d{3})*(?:[.,]\d+)?", re.ASCII)
_GROUPED: Final = re.compile(
    r"\d{1,3}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})*|\d{1,2}(?P<two>[.,])(?:\d{2}(?P=two))*\d{3}",
    re.ASCII,
)
_CODE: Final = re.compile(r"^([A-Za-z]{3})(?![A-Za-z])|(?<![A-Za-z])([A-Za-z]{3})$")
_DOLLAR: Final = re.compile(r"^(US|CA|C|AU|A|NZ|HK|S|SG|R)\$")
_DOLLARS: Final = {
    "US": "USD", "CA": "CAD", "C": "CAD", "AU": "AUD", "A": "AUD", "NZ": "NZD", "HK": "HKD",
    "S": "SGD", "SG": "SGD", "R": "BRL",
}  # fmt: skip
_SIGNS: Final = {"€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS"}
_PLAIN: Final = re.compile(r"\d{1,20}(?:([.,])(?:\d{1,2}|\d{4,6}))?", re.ASCII)
"""Most cells: digits alone, or with decimals that cannot be a group."""

_EXPONENT: Final = re.compile(r"[\d.,]+e[+-]?\d+", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Written:
    """A text as a number: its digits without groups, and which decimal mark it can have.

    mark is the one that it must have, both when it could be either, none when that is no matter.
    """

    is_negative: bool
    body: str
    mark: str
    currency: str = ""

    def value(self, mark: str) -> int | None:
        """The number in millionths by the column's decimal mark; None when it is finer."""
        other = "," if mark == "." else "."
        number = Decimal(self.body.replace(other, "").replace(mark, ".")).scaleb(6)
        if number != int(number):
            return None
        return -int(number) if self.is_negative else int(number)


@dataclass(frozen=True, slots=True)
class Votes:
    """How many cells of a column can only have a point, only a comma, or either."""

    point: int = 0
    comma: int = 0
    either: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """The mark of most cells; empty when they do not tell."""
        if self.point == self.comma:
            return ""
        return "." if self.point > self.comma else ","

    @property
    def is_mixed(self) -> bool:
        """Whether cells contradict each other."""
        return bool(self.point and self.comma)


@lru_cache(maxsize=65_536)
def written(text: str) -> Written | str:
    """What a cell says, or why it is no amount, as the end of a sentence."""
    if plain := _PLAIN.fullmatch(text):
        return Written(is_negative=False, body=text, mark=plain[1] or "")
    typed = unicodedata.normalize("NFKC", text).translate(_ALIKE).strip()
    if _EXPONENT.fullmatch(typed):
        return "has an exponent, which may have lost digits"
    negative, bare = _sign(typed)
    currency, bare = _currency(bare)
    inner, body = _sign(bare)
    if body in {"", "-"} and typed.strip("-") == "" and typed:
        return Written(is_negative=False, body="0", mark="")
    shape = _shape(body)
    if shape is None:
        return "is not a number"
    digits, mark = shape
    if len(digits) > 40 or len(re.split("[.,]", digits)[-1]) > 20:
        return "is too long for an amount"
    return Written(negative or inner, digits, mark, currency)


def counted(texts: Mapping[str, int], *, three_decimals: bool) -> Votes:
    """The votes of a column's cells, each with how often it stands there.

    Where no amount can have three decimals, a lone mark before three digits groups them.
    """
    point = comma = 0
    either = []
    for text, count in texts.items():
        found = written(text)
        if isinstance(found, str) or not found.mark:
            continue
        mark = found.mark
        if len(mark) == 2:
            either.append(text)
            if three_decimals:
                continue
            mark = "." if "," in found.body else ","
        point, comma = point + count * (mark == "."), comma + count * (mark == ",")
    return Votes(point, comma, tuple(either))


def read(text: str, mark: str, votes: Votes) -> tuple[int | None, str]:
    """The number of a cell in millionths, or why it was refused."""
    found = written(text)
    if isinstance(found, str):
        return None, f"“{text[:40]}” {found}."
    if len(found.mark) == 2 and votes.is_mixed:
        return None, f"“{text[:40]}” can be read in two ways, as its column has commas and points."
    if len(found.mark) == 1 and found.mark != mark:
        name = "comma" if mark == "," else "point"
        return None, f"“{text[:40]}” does not fit its column, where the {name} begins the decimals."
    number = found.value(mark)
    if number is None:
        return None, f"“{text[:40]}” has more than six decimals."
    if abs(number) > MOST:
        return None, f"“{text[:40]}” is above {MOST // MICRO:,}."
    return number, ""


def _sign(typed: str) -> tuple[bool, str]:
    if found := _PARENTHESES.fullmatch(typed):
        return True, found[1].strip()
    if len(typed) > 1 and (typed[0] == "-" or typed[-1] == "-"):
        return True, typed.strip("-").strip() if typed.count("-") == 1 else typed
    return False, typed.removeprefix("+")


def _currency(typed: str) -> tuple[str, str]:
    """The currency that a code or a sign names, and the rest; a bare dollar is $."""
    if found := _DOLLAR.match(typed):
        return _DOLLARS[found[1]], typed[found.end() :].strip()
    signs = [sign for sign in typed if unicodedata.category(sign) == "Sc"]
    if len(signs) == 1 and (typed.startswith(signs[0]) or typed.endswith(signs[0])):
        return _SIGNS.get(signs[0], signs[0]), typed.strip(signs[0]).strip()
    found = _CODE.search(typed)
    code = (found[1] or found[2]).upper() if found else ""
    if found and code in currencies():
        return code, (typed[: found.start()] + typed[found.end() :]).strip()
    return "", typed


def _shape(body: str) -> tuple[str, str] | None:
    """The digits with their mark, and the marks that it can be; None for no number."""
    spaced = _SPACED.fullmatch(body)
    digits = re.sub("[ ']", "", body) if spaced else body
    if not re.fullmatch(r"[\d.,]*\d[\d.,]*", digits, re.ASCII):
        return None
    points, commas = digits.count("."), digits.count(",")
    if not points and not commas:
        return digits, ""
    if points and commas:
        return _both(digits)
    sign, count = (".", points) if points else (",", commas)
    other = "," if sign == "." else "."
    if count > 1:
        return (digits, other) if _GROUPED.fullmatch(digits) else None
    whole, _, part = digits.partition(sign)
    if spaced or len(part) != 3 or len(whole) > 3 or whole.startswith("0") or not whole:
        return digits, sign
    return digits, ".,"


def _both(digits: str) -> tuple[str, str] | None:
    mark = max(".,", key=digits.rfind)
    whole, _, _ = digits.rpartition(mark)
    is_grouped = mark not in whole and _GROUPED.fullmatch(whole) is not None
    return (digits, mark) if is_grouped else None
