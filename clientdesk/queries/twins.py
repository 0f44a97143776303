"""Clients that are likely the one that somebody is typing, before a second one is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.model.alike import counted, frame, marked, signs_of
from clientdesk.model.likeness import POSSIBLE, Likeness, Sign, score

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.store.database import Database

_MOST: Final = 500
"""Clients that are compared; more share a value only when it says little."""

_LEAST_NAME: Final = 3
_WORDS: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_LAST: Final = 2


@dataclass(frozen=True, slots=True)
class Twin:
    """A client that is there, and how alike it is."""

    id: UUID
    name: str
    is_archived: bool
    likeness: Likeness


def likely_twins(
    database: Database,
    texts: Mapping[str, str | None],
    *,
    but: UUID | None = None,
    most: int = 3,
) -> list[Twin]:
    """The clients most like these texts, which are as they would be kept; never one itself."""
    typed = marked(frame([texts]))
    asked = _asked(typed.row(0, named=True))
    if not any(asked.values()):
        return []
    with database.snapshot() as snapshot:
        places = snapshot.frame("places_of_twins", **asked, most=_MOST)["place"].to_list()
        if not places:
            return []
        rows = snapshot.frame("twins_at", places=places)
    rows = rows.filter(pl.col("id") != str(but)).sort("id")
    found = _compared(typed, rows)
    found.sort(key=lambda twin: (-twin.likeness.score, twin.id))
    return found[:most]


def _compared(typed: pl.DataFrame, rows: pl.DataFrame) -> list[Twin]:
    both = pl.concat([typed, marked(rows)], how="diagonal").with_columns(common=counted())
    # A value counts as that of many without the one that is being typed.
    pairs = pl.DataFrame({"one": [0] * rows.height, "other": range(1, rows.height + 1)})
    if pairs.is_empty():
        return []
    said = [Sign(each) for each in signs_of(both, pairs)]
    likenesses = [Likeness(score(signs), signs) for signs in said]
    return [
        Twin(UUID(row["id"]), row["name"], row["is_archived"], likeness)
        for row, likeness in zip(rows.iter_rows(named=True), likenesses, strict=True)
        if likeness.score >= POSSIBLE
    ]


def _asked(typed: Mapping[str, Any]) -> dict[str, str]:
    """By what the store finds clients like the typed one."""
    name, mail, tax = typed["name_key"], typed["mail"] or "", typed["tax"] or ""
    begins = _WORDS.match(name)
    prefix = begins[0] if begins else ""
    # The legal form may stand in the prefix, and another one in the twin's name.
    prefix = prefix[: len(typed["squeezed"])]
    is_long = len(typed["base"]) >= _LEAST_NAME
    own_mail = bool(mail) and typed["mail_domain"] is not None
    return {
        "prefix": prefix if is_long else "",
        "base": typed["base"],
        "mail": mail,
        "mail_end": "@" + mail.rpartition("@")[2] if own_mail else "",
        "domain": typed["domain"] or "",
        "number": typed["number"] or "",
        "tax_end": tax[-_LAST:],
        "tax": tax,
    }
