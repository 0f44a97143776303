"""The texts of a row as a client keeps them; every reason why one is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidField
from clientdesk.intake.headers import FIELDS
from clientdesk.model.countries import country_in
from clientdesk.model.fields import clean
from clientdesk.model.preferences import check_currency

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CleanRow:
    """Texts as they will be kept, hints, and a problem for each text that is refused."""

    texts: dict[str, str] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def clean_row(entry: Mapping[str, str], country: str) -> CleanRow:
    """Each text by the rules of its field; country is the workspace's."""
    row = CleanRow()
    address_country = country_in(entry.get("address"))
    for name in FIELDS:
        if name in entry or name == "name":
            try:
                _clean(row, name, entry.get(name, ""), (country, address_country))
            except InvalidField as error:
                row.problems.append(error.message)
    return row


def _clean(row: CleanRow, name: str, text: str, countries: tuple[str, str | None]) -> None:
    if name == "currency":
        row.texts[name] = check_currency(text)
        return
    country, address_country = countries
    cleaned = clean(name, text, country=country, address_country=address_country)
    if cleaned.value is not None:
        row.texts[name] = cleaned.value
    if cleaned.hint:
        row.hints.append(cleaned.hint)
