"""Which column holds which field of a client."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidInput
from clientdesk.intake import header_words as words
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS: Final = (
    "name", "email", "phone", "address", "website", "tax_id", "notes", "currency",
)  # fmt: skip
"""What an import can fill."""

_ALONE: Final = {
    "name": words.NAME,
    "first_name": words.FIRST_NAME,
    "middle_name": words.MIDDLE_NAME,
    "last_name": words.LAST_NAME,
    "email": words.EMAIL,
    "phone": words.PHONE,
    "phone_country": words.PHONE_COUNTRY,
    "phone_area": words.PHONE_AREA,
    "website": words.WEBSITE,
    "tax_id": words.TAX_ID,
    "notes": words.NOTES,
    "currency": words.CURRENCY,
}
_NOT_LETTERS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class AddressColumns:
    """The columns of one address: its lines, and the parts that share a line."""

    lines: tuple[int, ...] = ()
    place: tuple[int, ...] = ()
    country: tuple[int, ...] = ()

    def every(self) -> tuple[int, ...]:
        """All its columns, in the order in which they are written."""
        return (*self.lines, *self.place, *self.country)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of each field by rank; of several addresses the first that is filled counts."""

    fields: Mapping[str, tuple[int, ...]]
    addresses: tuple[AddressColumns, ...] = ()
    product: str = ""

    def of(self, field: str) -> tuple[int, ...]:
        """The columns of a field, best first."""
        return self.fields.get(field, ())

    def used(self) -> frozenset[int]:
        """Every column that is read."""
        alone = {column for columns in self.fields.values() for column in columns}
        parts = {column for address in self.addresses for column in address.every()}
        return frozenset(alone | parts)

    def has_name(self) -> bool:
        """Whether a name can be read."""
        return any(self.of(field) for field in ("name", "first_name", "last_name"))


def header_key(header: str) -> str:
    """A heading by its letters and digits alone, folded."""
    return _NOT_LETTERS.sub("", fold(header))


def recognise(headers: Sequence[str]) -> Columns:
    """The fields of the headings that are known; a heading that is not known is left out."""
    places: dict[str, list[int]] = {}
    for column, header in enumerate(headers):
        places.setdefault(header_key(header), []).append(column)
    fields = {field: _find(places, known) for field, known in _ALONE.items()}
    product = _product(frozenset(places))
    if product == "Stripe":
        fields["name"] += _find(places, words.DESCRIPTION)
    addresses = tuple(_address(places, *parts) for parts in words.ADDRESSES)
    return Columns(
        {field: columns for field, columns in fields.items() if columns},
        tuple(address for address in addresses if address != AddressColumns()),
        product,
    )


def override(columns: Columns, headers: Sequence[str], mapping: Mapping[str, object]) -> Columns:
    """The columns with a person's own choice for some fields; null leaves a field out."""
    chosen = {field: _chosen(field, headers, value) for field, value in mapping.items()}
    taken = {column for places in chosen.values() for column in places}
    fields = {
        field: tuple(column for column in places if column not in taken)
        for field, places in columns.fields.items()
        if field not in chosen
    }
    if "name" in chosen:
        fields = {field: at for field, at in fields.items() if not field.endswith("_name")}
    if "phone" in chosen:
        fields = {field: at for field, at in fields.items() if not field.startswith("phone_")}
    addresses = tuple(_without(address, taken) for address in columns.addresses)
    if "address" in chosen:
        addresses = (AddressColumns(lines=chosen.pop("address")),)
    return replace(columns, fields={**fields, **chosen}, addresses=addresses)


def by_field(columns: Columns, headers: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The headings that each field is read from, best first."""
    places = {field: columns.of(field) for field in FIELDS}
    for part in ("first_name", "middle_name", "last_name"):
        places["name"] += columns.of(part)
    for part in ("phone_country", "phone_area"):
        places["phone"] += columns.of(part)
    for address in columns.addresses:
        places["address"] += address.every()
    return {field: tuple(headers[at] for at in found) for field, found in places.items() if found}


def unread(columns: Columns, headers: Sequence[str], filled: frozenset[int]) -> tuple[str, ...]:
    """The headings that no field is read from, though some row is filled there."""
    left = sorted(filled - columns.used())
    return tuple(headers[at] for at in left if headers[at])


def require_name(columns: Columns, headers: Sequence[str]) -> None:
    """Raise InvalidInput, listing the headings, when no column can be a client's name."""
    if columns.has_name():
        return
    shown = ", ".join(f"“{header[:40]}”" for header in headers[:12] if header.strip())
    raise InvalidInput(
        f"No column was recognised as the client's name. The columns are {shown or 'all empty'}.",
        hint='Name it Name, or say which one it is, such as {"name": "Firm"}.',
    )


def _find(places: Mapping[str, list[int]], known: str) -> tuple[int, ...]:
    return tuple(column for key in known.split() for column in places.get(key, ()))


def _address(
    places: Mapping[str, list[int]], lines: str, city: str, region: str, postcode: str, country: str
) -> AddressColumns:
    place = _find(places, f"{city} {region} {postcode}")
    return AddressColumns(_find(places, lines), place, _find(places, country))


def _without(address: AddressColumns, taken: set[int]) -> AddressColumns:
    def left(places: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(column for column in places if column not in taken)

    return AddressColumns(left(address.lines), left(address.place), left(address.country))


def _product(keys: frozenset[str]) -> str:
    layouts = words.LAYOUTS.items()
    return next((name for name, known in layouts if keys.issuperset(known.split())), "")


def _chosen(field: str, headers: Sequence[str], value: object) -> tuple[int, ...]:
    if field not in FIELDS:
        raise InvalidInput(
            f"The mapping names “{field[:40]}”, which is no field of a client.",
            hint="The fields are " + ", ".join(FIELDS) + ".",
        )
    if value is None:
        return ()
    named = value if isinstance(value, list) else [value]
    return tuple(_column(field, headers, header) for header in named)


def _column(field: str, headers: Sequence[str], header: object) -> int:
    if isinstance(header, str):
        if header in headers:
            return headers.index(header)
        keys = [header_key(known) for known in headers]
        if header_key(header) and header_key(header) in keys:
            return keys.index(header_key(header))
    raise InvalidInput(
        f"The mapping reads {field} from “{str(header)[:40]}”, but the file has no such column.",
        hint="The columns are " + ", ".join(known[:40] for known in headers[:20] if known) + ".",
    )
