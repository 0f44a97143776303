"""Which column holds which field of an invoice or of a payment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidInput
from clientdesk.intake.billing import words
from clientdesk.intake.headers import header_key
from clientdesk.model.preferences import currencies

if TYPE_CHECKING:
    from collections.abc import Sequence

_IN_CURRENCY: Final = re.compile(r"(.+?)\s*[(\[ ]([A-Z]{3})[)\]]?\s*")
_OPTIONS: Final = {"decimal": (".", ","), "dates": ("day", "month")}
"""What a mapping may say of the file beside its columns."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that a file brings: the headings of its fields, and what it must have."""

    name: str
    headings: Mapping[str, str]
    layouts: Mapping[str, str]


INVOICES: Final = Kind("invoice", words.INVOICE, words.INVOICE_LAYOUTS)
PAYMENTS: Final = Kind("payment", words.PAYMENT, words.PAYMENT_LAYOUTS)

OURS: Final = "our own export"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each field by rank, and what was said of all of them."""

    kind: Kind
    headers: tuple[str, ...]
    fields: Mapping[str, tuple[int, ...]]
    product: str = ""
    by_content: tuple[str, ...] = ()
    """The fields whose column was found by what is in it."""
    decimal: str = ""
    dates: str = ""
    said: frozenset[str] = field(default_factory=frozenset)
    """The fields that a person has named, or left out."""

    def of(self, name: str) -> tuple[int, ...]:
        """The columns of a field, best first."""
        return self.fields.get(name, ())

    def has(self, *names: str) -> bool:
        """Whether any of the fields has a column."""
        return any(self.of(name) for name in names)

    def free(self) -> tuple[int, ...]:
        """The columns that no field is read from."""
        used = {at for places in self.fields.values() for at in places}
        return tuple(at for at in range(len(self.headers)) if at not in used)

    def known(self) -> int:
        """The number of columns that are read."""
        return len(self.headers) - len(self.free())

    def used(self) -> dict[str, tuple[str, ...]]:
        """The headings that each field is read from."""
        return {name: tuple(self.headers[at] for at in at_) for name, at_ in self.fields.items()}

    def with_(self, name: str, column: int) -> Columns:
        """The columns with one more, found by what is in it."""
        found = (*self.by_content, name)
        return replace(self, fields={**self.fields, name: (column,)}, by_content=found)


def recognise(kind: Kind, headers: Sequence[str]) -> Columns:
    """The fields of the headings that are known; a heading that is not known is left out."""
    places: dict[str, list[int]] = {}
    for column, header in enumerate(headers):
        places.setdefault(header_key(_bare(header)), []).append(column)
    fields = {
        name: tuple(column for key in known.split() for column in places.get(key, ()))
        for name, known in kind.headings.items()
    }
    keys = frozenset(places)
    layouts = kind.layouts.items()
    product = next((name for name, known in layouts if keys.issuperset(known.split())), "")
    found = {name: columns for name, columns in fields.items() if columns}
    return Columns(kind, tuple(headers), _settled(kind, found), product)


def override(columns: Columns, mapping: Mapping[str, object]) -> Columns:
    """The columns with a person's own choice for some fields; null leaves a field out."""
    options = {name: _option(name, mapping[name]) for name in _OPTIONS if name in mapping}
    chosen = {
        name: _chosen(columns, name, value)
        for name, value in mapping.items()
        if name not in _OPTIONS
    }
    taken = {column for places in chosen.values() for column in places}
    kept = {
        name: tuple(column for column in places if column not in taken)
        for name, places in columns.fields.items()
        if name not in chosen
    }
    fields = {name: places for name, places in {**kept, **chosen}.items() if places}
    return replace(
        columns,
        fields=fields,
        said=frozenset(chosen),
        decimal=options.get("decimal", ""),
        dates=options.get("dates", ""),
    )


def currency_of(header: str) -> str:
    """The currency that a heading such as Amount (EUR) names; empty for none."""
    found = _IN_CURRENCY.fullmatch(header)
    return found[2] if found and found[2] in currencies() else ""


def is_utc(header: str) -> bool:
    """Whether a heading such as Created (UTC) says where its times are."""
    return "utc" in header.casefold()


def require(columns: Columns, names: Sequence[str], what: str) -> None:
    """Raise InvalidInput, listing the headings, when no column holds one of the fields."""
    if columns.has(*names):
        return
    shown = ", ".join(f"“{header[:40]}”" for header in columns.headers[:12] if header.strip())
    raise InvalidInput(
        f"No column was recognised as {what}. The columns are {shown or 'all empty'}.",
        hint=f'Say which one it is, such as {{"{names[0]}": "Heading"}}.',
    )


def _bare(header: str) -> str:
    found = _IN_CURRENCY.fullmatch(header)
    return found[1] if found and found[2] in currencies() else header


def _settled(kind: Kind, fields: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """What headings mean that have two meanings: lines of an invoice tell."""
    if kind is not INVOICES:
        return fields
    has_lines = any(name in fields for name in words.LINE_FIELDS[1:4])
    if not has_lines:
        # Without lines, a tax amount is the invoice's, and a description is no line's.
        line_tax = fields.pop("line_tax", ())
        rest = {name: fields.pop(name, ()) for name in ("description", "line_discount", "tax_rate")}
        more = {"tax": (*fields.get("tax", ()), *line_tax)}
        more["note"] = (*fields.get("note", ()), *rest["description"])
        return {**fields, **{name: places for name, places in more.items() if places}}
    # A running balance stands beside lines.
    return {
        name: places for name, places in fields.items() if name != "balance" or has_total(fields)
    }


def has_total(fields: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether lines stand beside a total, which only then has an open balance."""
    return "amount" in fields and "line_amount" in fields


def _chosen(columns: Columns, name: str, value: object) -> tuple[int, ...]:
    if name not in columns.kind.headings:
        raise InvalidInput(
            f"The mapping names “{name[:40]}”, which is no field of {columns.kind.name}s.",
            hint="The fields are " + ", ".join(columns.kind.headings) + ".",
        )
    if value is None:
        return ()
    named = value if isinstance(value, list) else [value]
    return tuple(_column(columns.headers, name, header) for header in named)


def _column(headers: Sequence[str], name: str, header: object) -> int:
    if isinstance(header, str):
        if header in headers:
            return headers.index(header)
        keys = [header_key(known) for known in headers]
        if header_key(header) and header_key(header) in keys:
            return keys.index(header_key(header))
    raise InvalidInput(
        f"The mapping reads {name} from “{str(header)[:40]}”, but the file has no such column.",
        hint="The columns are " + ", ".join(known[:40] for known in headers[:20] if known) + ".",
    )


def _option(name: str, value: object) -> str:
    allowed = _OPTIONS[name]
    if value not in allowed:
        raise InvalidInput(
            f"The mapping says {name} is “{str(value)[:40]}”.",
            hint=f"It can be {' or '.join(f'“{word}”' for word in allowed)}.",
        )
    return str(value)
