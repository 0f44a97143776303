"""The cells of a row to the texts of a client, by the columns that were recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.intake.headers import AddressColumns, Columns

_LABEL: Final = re.compile(r"(?:^|\s|,)\s*(Phone|Mobile|Fax|Other|Pager|Alt\.? ?Phone):\s*")
_CODE: Final = re.compile(r"([A-Za-z]{3})(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """The texts that a row has for a client's fields, none of them empty, and what was left out."""

    texts: dict[str, str]
    hints: tuple[str, ...] = ()


def read_entry(cells: Sequence[str], columns: Columns) -> Entry:
    """The texts of one row; parts of an address and several notes stand below each other."""
    hints: list[str] = []
    name = _first(cells, columns.of("name")) or _person(cells, columns)
    texts = {
        "name": name,
        "email": _one_email(_first(cells, columns.of("email")), hints),
        "phone": _phone(cells, columns, hints),
        "address": _address(cells, columns.addresses, name),
        "website": _first(cells, columns.of("website")),
        "tax_id": _first(cells, columns.of("tax_id")),
        "notes": _notes(cells, columns.of("notes"), name),
        "currency": _currency(_first(cells, columns.of("currency"))),
    }
    return Entry({field: text for field, text in texts.items() if text}, tuple(hints))


def _first(cells: Sequence[str], columns: Iterable[int]) -> str:
    for column in columns:
        if text := cells[column].strip():
            return text
    return ""


def _filled(cells: Sequence[str], columns: Iterable[int]) -> list[str]:
    return [text for column in columns if (text := cells[column].strip())]


def _person(cells: Sequence[str], columns: Columns) -> str:
    parts = (_first(cells, columns.of(f"{part}_name")) for part in ("first", "middle", "last"))
    return " ".join(filter(None, parts))


def _one_email(text: str, hints: list[str]) -> str:
    """The first of several addresses in one cell; the others are named in a hint."""
    if text.count("@") < 2:
        return text
    first, *others = [part for part in re.split(r"[,;\s]+", text) if part]
    if others and all("@" in other for other in (first, *others)):
        hints.append(f"E-mail holds several addresses; left out: {', '.join(others)[:200]}.")
        return first
    return text


def _phone(cells: Sequence[str], columns: Columns, hints: list[str]) -> str:
    text = _labelled_phone(_first(cells, columns.of("phone")), hints)
    if not text:
        return ""
    country = _first(cells, columns.of("phone_country")).lstrip("+")
    area = _first(cells, columns.of("phone_area"))
    if text.startswith("+"):
        return text
    return " ".join(filter(None, (f"+{country}" if country else "", area, text)))


def _labelled_phone(text: str, hints: list[str]) -> str:
    """One number of a cell such as Phone:555-0101 Mobile:555-0102, as QuickBooks writes them."""
    before, *parts = _LABEL.split(text)
    if before.strip() or not parts:
        return text
    labels, numbers = parts[::2], [part.strip(" ,\n") for part in parts[1::2]]
    best = labels.index("Phone") if "Phone" in labels else 0
    others = [f"{label} {numbers[at]}" for at, label in enumerate(labels) if at != best]
    if others:
        hints.append(f"Phone holds several numbers; left out: {', '.join(others)[:200]}.")
    return numbers[best]


def _address(cells: Sequence[str], addresses: Sequence[AddressColumns], name: str) -> str:
    return next(filter(None, (_one_address(cells, address, name) for address in addresses)), "")


def _one_address(cells: Sequence[str], address: AddressColumns, name: str) -> str:
    lines = _filled(cells, address.lines)
    if len(lines) > 1 and fold(lines[0]) == fold(name):
        lines = lines[1:]
    place = " ".join(_filled(cells, address.place))
    country = _first(cells, address.country)
    written = "\n".join(filter(None, (*lines, place)))
    if country and not fold(written).endswith(fold(country)):
        return f"{written}\n{country}" if written else ""
    return written


def _notes(cells: Sequence[str], columns: Iterable[int], name: str) -> str:
    return "\n".join(dict.fromkeys(text for text in _filled(cells, columns) if text != name))


def _currency(text: str) -> str:
    """The code at the start of texts such as usd or USD - US dollar."""
    found = _CODE.match(text)
    return found[1].upper() if found else text
