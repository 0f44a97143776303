"""Where a client's lookup stands, what that means and what comes next, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.enrichment import FailureKind
from clientdesk.model.fields import LABELS
from clientdesk.text.failures import failure_advice
from clientdesk.text.findings import place_of
from clientdesk.text.plurals import count, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

ARCHIVED: Final = "An archived client is not looked up. Unarchive it first."
NEVER: Final = "This client was not looked up yet."
FREE: Final = "Look it up now, or leave it to the next run."
OBSTACLES: Final = {
    "missing_name": "Give the client a name, then it can be looked up.",
    "missing_website": "Enrichment needs a name and a website. Add the website first.",
    "not_entitled": "Enrichment is off in this workspace. An admin can turn it on in Settings.",
}
_KINDS: Final = frozenset(FailureKind)
_UNKNOWN: Final = "Correct name or website if they are wrong, then try again."


def waiting(place: int, locale: str) -> str:
    """How long it is until a client's turn; place 1 is next."""
    if place <= 1:
        return "It is next in the queue. What is found appears here."
    before = count(place - 1, "client is", "clients are", locale=locale)
    return f"{before} before it in the queue. What is found appears here."


def reading(page: str | None, pages_read: int, locale: str) -> str:
    """Which page of a client's site is being read."""
    if not page:
        return "Opening the website."
    done = count(pages_read, "page", locale=locale)
    return f"Reading {place_of(page)}" + (f", {done} read so far." if pages_read else ".")


def failed(kind: str | None, next_try: str) -> str:
    """What to do about a failure; next_try says when it is tried again by itself."""
    if next_try:
        return f"It is tried again by itself on {next_try}."
    return failure_advice(FailureKind(kind)) if kind in _KINDS else _UNKNOWN


def changed_since(fields: Sequence[str]) -> str:
    """Which fields of the record have changed since it was looked up."""
    names = listed([LABELS[field] for field in fields]) or "The record"
    have = "have" if len(fields) > 1 else "has"
    return f"{names} {have} changed since. Refresh to look up what stands there now."
