"""Which texts of a column are plain: kept as they stand, without a look at each sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
from email_validator import SPECIAL_USE_DOMAIN_NAMES

from clientdesk.model.fields import MAX_LENGTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT: Final = pl.col("text")
_HALVES: Final = r"\x{10F000}-\x{10F7FF}"
_ODD_IN_LONG: Final = rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_HALVES}]"
_ODD: Final = rf"[\x00-\x1f\x7f-\x9f\p{{Cf}}\p{{Zl}}\p{{Zp}}{_HALVES}]"
_VISIBLE: Final = "[0-9A-Za-zÀ-ɏΑ-ΡΣ-ώА-яぁ-ゖァ-ヺ一-龥가-힣]"
_EMAIL: Final = (
    r"^[a-z0-9_+\-]+(?:\.[a-z0-9_+\-]+)*"
    r"@(?:[a-z0-9]{1,20}(?:-[a-z0-9]{1,20})?\.)+[a-z]{2,20}$"
)
_LOCAL: Final = "^[^@]{1,64}@"
_NO_DOMAINS: Final = rf"\.(?:{'|'.join(SPECIAL_USE_DOMAIN_NAMES)})$"
_LABEL: Final = r"[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?"
_WEBSITE: Final = rf"^(?:https?://)?(?:{_LABEL}\.){{1,3}}[a-z]{{2,20}}(?:/[a-z0-9/_.~\-]*)?$"


def _is(pattern: str) -> pl.Expr:
    return _TEXT.str.contains(pattern).fill_null(value=False)


def _short_enough(field: str, most: int | None = None) -> pl.Expr:
    return _TEXT.str.len_chars() <= (most or MAX_LENGTHS[field])


def _name() -> pl.Expr:
    return ~_is(_ODD) & _is(_VISIBLE) & _short_enough("name")


def _email() -> pl.Expr:
    plain = _is(_EMAIL) & _is(_LOCAL) & ~_is(_NO_DOMAINS)
    return plain & _short_enough("email", 100)


def _website() -> pl.Expr:
    plain = _is(_WEBSITE) & ~_TEXT.str.contains("xn--", literal=True)
    return plain & _short_enough("website", 200)


def _long(field: str) -> pl.Expr:
    return ~_is(_ODD_IN_LONG) & _short_enough(field)


_PLAIN: Final[Mapping[str, pl.Expr]] = {
    "name": _name(),
    "email": _email(),
    "address": _long("address"),
    "website": _website(),
    "notes": _long("notes"),
}


def settled(field: str, texts: pl.Series) -> pl.DataFrame:
    """Whether each text is settled, and as what."""
    plain = _PLAIN.get(field, pl.lit(value=False)).fill_null(value=False)
    made = pl.DataFrame({"text": texts}).with_columns(settled=plain)
    value = _TEXT
    if field == "website":
        schemed = _TEXT.str.contains("://", literal=True)
        value = pl.when(schemed).then(_TEXT).otherwise("https://" + _TEXT)
    return made.with_columns(value=pl.when("settled").then(value))
