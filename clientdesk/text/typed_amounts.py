"""Numbers as people type them: in their locale's way, or plain, or pasted from a sheet."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import Final

from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from clientdesk.text.amounts import babel_locale

_LONGEST: Final = 60
_PLAIN: Final = re.compile(r"-?(\d+\.?\d*|\.\d+)", re.ASCII)
# Threes everywhere; in India twos before the last three.
_GROUPED: Final = re.compile(
    r"-?[1-9]\d{0,2}(?P<sign>[., '])\d{3}((?P=sign)\d{3})*"
    r"|-?[1-9]\d?(?P<two>[., '])(\d{2}(?P=two))+\d{3}",
    re.ASCII,
)


def read_number(text: str, locale: str, *, currency: str = "") -> Decimal | None:
    """The number that 1.234,50, 1,234.50 or 1234.5 names; None for any other text.

    A lone point or comma before three digits groups where the locale groups with it.
    """
    typed = _bare(text, currency)
    if not typed or len(typed) > _LONGEST:
        return None
    whole, point, part = _parted(typed, *_signs(locale))
    if _GROUPED.fullmatch(whole):
        whole = re.sub("[., ']", "", whole)
    number = f"{whole}{'.' if point else ''}{part}"
    return Decimal(number) if _PLAIN.fullmatch(number) else None


def read_percent(text: str, locale: str) -> Decimal | None:
    """The fraction that 19, 19 % or 19,5 names; None for any other text."""
    number = read_number(text.strip().removesuffix("%"), locale)
    return None if number is None else number.scaleb(-2)


def typed_number(number: Decimal, locale: str) -> str:
    """A number as a person would type it: the locale's point, no groups, no closing zeros."""
    return format_decimal(number, "0.##########", locale=babel_locale(locale))


def typed_percent(fraction: Decimal, locale: str) -> str:
    """A fraction as a person would type its percentage."""
    return typed_number(fraction.scaleb(2), locale)


def _bare(text: str, currency: str) -> str:
    """The text without the money's sign or code, with one kind of space, minus and apostrophe."""
    typed = unicodedata.normalize("NFKC", text).translate(_ALIKE).strip()
    if currency:
        typed = re.sub(rf"^{re.escape(currency)}|{re.escape(currency)}$", "", typed, flags=re.I)
    return "".join(sign for sign in typed if unicodedata.category(sign) != "Sc").strip()


_ALIKE: Final = str.maketrans({"−": "-", "’": "'", "\t": " ", "\n": " "})


def _parted(typed: str, decimal: str, group: str) -> tuple[str, str, str]:
    """What stands before the decimal point, the point, and what stands behind it."""
    last = max(typed.rfind("."), typed.rfind(","))
    if last < 0:
        return typed, "", ""
    sign = typed[last]
    repeats = typed.count(sign) > 1
    lone_group = sign == group and sign != decimal and _GROUPED.fullmatch(typed)
    if repeats or lone_group:
        return typed, "", ""
    return typed[:last], sign, typed[last + 1 :]


@cache
def _signs(locale: str) -> tuple[str, str]:
    known = babel_locale(locale)
    return get_decimal_symbol(known), get_group_symbol(known)
