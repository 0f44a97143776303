"""A person's own choice for single columns of a file, laid over what was recognised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clientdesk.intake.headers import FIELDS, AddressColumns, Columns

if TYPE_CHECKING:
    from collections.abc import Mapping

NOWHERE: Final = ""
"""The field of a column that is not imported."""

PARTS: Final = ("first_name", "middle_name", "last_name")
CHOSEN: Final = (FIELDS[0], *PARTS, *FIELDS[1:])
"""What a column can be chosen for."""


def choose(columns: Columns, choices: Mapping[int, str]) -> Columns:
    """The columns with those of the choices moved; what was chosen goes before what was found."""
    fields = {
        field: tuple(column for column in places if column not in choices)
        for field, places in columns.fields.items()
    }
    lines = tuple(column for column, field in choices.items() if field == "address")
    for column, field in choices.items():
        if field not in {NOWHERE, "address"}:
            fields[field] = (column, *fields.get(field, ()))
    addresses = tuple(_without(address, choices) for address in columns.addresses)
    if lines:
        first = addresses[0] if addresses else AddressColumns()
        addresses = (replace(first, lines=(*first.lines, *lines)), *addresses[1:])
    return replace(
        columns,
        fields={field: places for field, places in fields.items() if places},
        addresses=tuple(address for address in addresses if address.every()),
    )


def field_of(columns: Columns) -> dict[int, str]:
    """The field that each column is read for, parts of a telephone number as the number."""
    found = {column: "address" for address in columns.addresses for column in address.every()}
    for field, places in columns.fields.items():
        name = "phone" if field.startswith("phone_") else field
        found.update(dict.fromkeys(places, name))
    return found


def _without(address: AddressColumns, choices: Mapping[int, str]) -> AddressColumns:
    lines, place, country = (
        tuple(column for column in places if column not in choices)
        for places in (address.lines, address.place, address.country)
    )
    return AddressColumns(lines, place, country)
