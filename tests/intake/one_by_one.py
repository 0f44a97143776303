"""By what two clients are the same, one by one: what whole columns are held to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.intake.matching import name_key
from clientdesk.model.folding import SEPARATOR, fold
from clientdesk.model.tax_id import tax_key

if TYPE_CHECKING:
    from collections.abc import Mapping

MatchKey = tuple[str, str]
"""What two records share, in words, and the value they share it by."""

_RECORD: Final = "record"
_TEXTS: Final = ("phone", "notes", "tax_id", "address", "website")
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_SOME_DIGIT: Final = re.compile(r"[1-9]")
_HOST: Final = re.compile(r"https?://(?:www\.)?([^/?#:]+)")


def match_keys(texts: Mapping[str, str | None]) -> list[MatchKey]:
    """The keys of a client's texts as they are kept, strongest first.

    Legal forms stay in the name: Acme Ltd and Acme GmbH at one address are two clients.
    """
    keys = []
    tax_id = tax_key(texts.get("tax_id"))
    # Words such as n/a and rows of zeros stand for no tax ID, whoever has them.
    if _SOME_DIGIT.search(tax_id):
        keys.append(("tax ID", tax_id))
    if email := texts.get("email"):
        keys.append(("e-mail", fold(email)))
    name = name_key(texts.get("name") or "")
    if host := website_host(texts.get("website")):
        keys.append(("name and website", f"{name}\n{host}"))
    if address := _letters(texts.get("address") or ""):
        keys.append(("name and address", f"{name}\n{address}"))
    # Without any of these only an equal record is the same: a file that is imported twice must not
    # add its bare names twice.
    return keys or [(_RECORD, f"{name}\n{_record(texts)}")]


def website_host(website: str | None) -> str:
    """The host of an address as it is kept, without www; empty for none."""
    found = _HOST.match(website or "")
    return found[1] if found else ""


def _record(texts: Mapping[str, str | None]) -> str:
    others = (texts.get(field) or "" for field in _TEXTS)
    return SEPARATOR.join((fold(texts.get("name") or ""), *others))


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(text)).strip()
