"""The texts of a row as a client keeps them; every reason why one is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from email_validator import SPECIAL_USE_DOMAIN_NAMES

from clientdesk.errors import InvalidField
from clientdesk.intake.headers import FIELDS
from clientdesk.model.countries import country_in
from clientdesk.model.fields import clean
from clientdesk.model.preferences import check_currency

if TYPE_CHECKING:
    from collections.abc import Mapping

_LABEL: Final = "[a-z0-9]{1,31}(?:-[a-z0-9]{1,31})?"
_PLAIN_EMAIL: Final = re.compile(
    rf"[a-z0-9]{{1,20}}(?:[._+-][a-z0-9]{{1,20}}){{0,2}}@(?:{_LABEL}\.){{1,3}}([a-z]{{2,20}})"
)
_SPECIAL_ENDS: Final = frozenset(name.rpartition(".")[2] for name in SPECIAL_USE_DOMAIN_NAMES)


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


def is_plain_email(text: str) -> bool:
    """Whether an address is of the everyday kind that the full check always keeps as it is.

    The full check takes more time than the rest of a row.
    """
    found = _PLAIN_EMAIL.fullmatch(text)
    return found is not None and found[1] not in _SPECIAL_ENDS


def _clean(row: CleanRow, name: str, text: str, countries: tuple[str, str | None]) -> None:
    if name == "currency":
        row.texts[name] = check_currency(text)
        return
    if name == "email" and is_plain_email(text):
        row.texts[name] = text
        return
    country, address_country = countries
    cleaned = clean(name, text, country=country, address_country=address_country)
    if cleaned.value is not None:
        row.texts[name] = cleaned.value
    if cleaned.hint:
        row.hints.append(cleaned.hint)
