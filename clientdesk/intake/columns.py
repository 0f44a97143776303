"""Which column of a table holds which field: by its heading, or by what is in it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from clientdesk.intake import headers
from clientdesk.intake.headers import AddressColumns, Columns, header_key
from clientdesk.model.preferences import currencies

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from clientdesk.intake.tables import Table

_LOOKS: Final[Mapping[str, str]] = {
    "email": r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$",
    "website": r"(?i)^(?:https?://|www\.)\S+\.\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}/?$",
    "currency": rf"^(?:{'|'.join(sorted(currencies()))})$",
    "tax_id": r"^[A-Z]{2}[ -]?[0-9A-Z]?[0-9][0-9 .\-]{6,12}[0-9A-Z]{1,3}$|^CHE-?[0-9.]{9,11}",
    "phone": r"^(?:\+|00|0|\()[0-9 ()./\-]{7,20}$",
    "address": r"(?s)^.*\d.*[,\n].*\pL{3}.*$|^\pL[\pL .'-]+ \d{1,4}[a-z]?$",
    "name": r"^\p{Lu}[\pL\pN .,&'’()/+-]{2,}$",
}
"""How the texts of a field look, the surest first."""

_WORDS: Final = {
    "email": "e-mail addresses", "website": "websites", "currency": "currency codes",
    "tax_id": "tax IDs", "phone": "telephone numbers", "address": "addresses", "name": "names",
}  # fmt: skip
_OTHERS: Final = re.compile("fax|owner|rep$|seller|agent|assign|created|date|code$|^id$|iban|bank")
"""Headings that say what is in a column, which is nothing that we keep."""

_ENOUGH: Final = 0.8
_SAMPLE: Final = 200


@dataclass(frozen=True, slots=True)
class Guess:
    """A column that looks like a field: the share of its texts that do, and why in words."""

    column: int
    field: str
    share: float
    why: str


def match_columns(
    table: Table, mapping: Mapping[str, object] | None = None, *, by_content: bool = False
) -> Columns:
    """The columns of each field by their headings, and by a person's own choice for some.

    With by_content fields that no heading names are read from the columns that look like them.
    """
    columns = headers.recognise(table.headers)
    if by_content:
        columns = _with(columns, guesses(table, columns))
    return headers.override(columns, table.headers, mapping or {})


def signature(table: Table) -> str:
    """What lists with the same headings share, in whatever order and style they are written."""
    known = "\x1f".join(sorted(header_key(header) for header in table.headers))
    return hashlib.sha256(known.encode()).hexdigest()


def guesses(table: Table, columns: Columns) -> list[Guess]:
    """The columns not read by their heading that look like a field which nothing is read for."""
    known = headers.by_field(columns, table.headers)
    left = [at for at in sorted(table.grid.filled - columns.used()) if _may_be(table.headers[at])]
    sample = table.sample(_SAMPLE)
    found: list[Guess] = []
    for field, look in _LOOKS.items():
        free = [at for at in left if at not in {guess.column for guess in found}]
        if field not in known and free:
            best = max((_guess(sample, at, field, look) for at in free), key=lambda one: one.share)
            found += [best] if best.share >= _ENOUGH else []
    return found


def _may_be(header: str) -> bool:
    return _OTHERS.search(header_key(header)) is None


def _guess(sample: pl.DataFrame, column: int, field: str, look: str) -> Guess:
    texts = sample[f"c{column}"].str.strip_chars()
    texts = texts.filter(texts != "")
    count = int(texts.str.contains(look).sum())
    share = count / texts.len() if texts.len() else 0.0
    why = f"{count} of the first {texts.len()} texts look like {_WORDS[field]}."
    return Guess(column, field, share, why)


def _with(columns: Columns, found: list[Guess]) -> Columns:
    fields = dict(columns.fields)
    addresses = columns.addresses
    for guess in found:
        if guess.field == "address":
            addresses = (*addresses, AddressColumns(lines=(guess.column,)))
        else:
            fields[guess.field] = (guess.column,)
    return replace(columns, fields=fields, addresses=addresses)
