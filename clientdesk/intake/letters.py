"""Columns of text at once, letter by letter as `model.folding` and `intake.matching` say.

Both work on each letter alone, so a column needs only the letters that occur in it translated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

BLANKS: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What `str.strip` takes for a blank."""

_CAPITALS: Final = {letter: letter.lower() for letter in map(chr, range(65, 91))}
_HIGH: Final = r"[^\x00-\x7f]"
_SIGNS: Final = r"[\x00-/:-@\[-`{-\x7f]+"
_NOT_TAX: Final = re.compile("[^A-Z0-9]+")


def stripped(texts: pl.Expr) -> pl.Expr:
    """Each text without blanks around it; null when nothing is left."""
    bare = texts.str.strip_chars(BLANKS)
    return pl.when(bare != "").then(bare)


def folded(texts: pl.Series) -> pl.Series:
    """Each text as `fold` makes it."""
    high = _letters(texts)
    if not high:
        return texts.str.to_lowercase()
    return _translated(texts, _CAPITALS | {letter: fold(letter) for letter in high})


def words(texts: pl.Series) -> pl.Series:
    """Each folded text by its letters and digits alone, a blank for whatever stood between."""
    signs = {letter: " " for letter in _letters(texts) if not letter.isalnum()}
    return _translated(texts, signs).str.replace_all(_SIGNS, " ").str.strip_chars(" ")


def tax_keys(texts: pl.Series) -> pl.Series:
    """Each text as `tax_key` makes it; null when no digit but zero is in it."""
    high = {letter: _NOT_TAX.sub("", letter.upper()) for letter in _letters(texts)}
    capital = {small: letter for letter, small in _CAPITALS.items()}
    keys = _translated(texts, high | capital).str.replace_all("[^A-Z0-9]+", "")
    return keys.set(~keys.str.contains("[1-9]"), None)


def by_value(
    texts: pl.Series, function: Callable[[str], str | None], *, unless: pl.Series | None = None
) -> pl.Series:
    """Each text as the function makes it, which is called once for each that differs."""
    chosen = texts if unless is None else texts.filter(~unless)
    known = {text: function(text) for text in chosen.drop_nulls().unique()}
    if not known:
        return texts
    made = texts.replace_strict(
        list(known), list(known.values()), default=None, return_dtype=pl.String()
    )
    return made if unless is None else made.zip_with(~unless, texts)


def _letters(texts: pl.Series) -> list[str]:
    """The letters beyond ASCII that occur."""
    high = texts.filter(texts.str.contains(_HIGH))
    return high.str.extract_all(_HIGH).explode().unique().to_list() if high.len() else []


def _translated(texts: pl.Series, table: dict[str, str]) -> pl.Series:
    changed = {letter: other for letter, other in table.items() if letter != other}
    if not changed:
        return texts
    return texts.str.replace_many(list(changed), list(changed.values()))
