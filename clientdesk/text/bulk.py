"""A change of many clients in words: what it will do, what it did, and why not to some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.bulk import BulkKind, Refusal
from clientdesk.text.labels import label
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from clientdesk.model.bulk import Bulk, Value

AS_WORKSPACE: Final = "as the workspace"

_ASKS: Final = {
    BulkKind.ARCHIVE: "Archive {clients}",
    BulkKind.UNARCHIVE: "Unarchive {clients}",
    BulkKind.TERMS: "Set terms of {clients}",
    BulkKind.TONE: "Set tone of {clients}",
    BulkKind.ENRICH: "Look up {clients}",
}
_TELLS: Final = {
    BulkKind.ARCHIVE: "Archived {clients}",
    BulkKind.UNARCHIVE: "Brought back {clients}",
    BulkKind.TERMS: "Set payment terms of {clients}: {value}",
    BulkKind.TONE: "Set reminder tone of {clients}: {value}",
    BulkKind.ENRICH: "Queued {clients} for enrichment",
}
REASONS: Final = {
    Refusal.ARCHIVED: ("is archived", "are archived"),
    Refusal.NO_NAME: ("has no name", "have no name"),
    Refusal.NO_WEBSITE: ("has no website", "have no website"),
    Refusal.NOT_ENTITLED: (
        "cannot be looked up while enrichment is off",
        "cannot be looked up while enrichment is off",
    ),
}
"""Why it is not done, of one client and of several."""


def asks(bulk: Bulk, clients: int, *, locale: str = "en_GB") -> str:
    """What the button says that does it."""
    return _pattern(bulk, is_done=False).format(clients=count(clients, "client", locale=locale))


def done(bulk: Bulk, clients: int, owner: str | None, *, locale: str = "en_GB") -> str:
    """What was done, as the list of what can be taken back says it."""
    return _pattern(bulk, is_done=True).format(
        clients=count(clients, "client", locale=locale), value=_value(bulk, owner)
    )


def terms(days: Value) -> str:
    """Payment terms in words."""
    return AS_WORKSPACE if days is None else count(int(str(days)), "day") if days else "at once"


def _value(bulk: Bulk, owner: str | None) -> str:
    if bulk.kind is BulkKind.TERMS:
        return terms(bulk.value)
    if bulk.kind is BulkKind.TONE:
        return AS_WORKSPACE if bulk.value is None else label("tone", str(bulk.value))
    return owner or "nobody"


def _pattern(bulk: Bulk, *, is_done: bool) -> str:
    if bulk.kind is BulkKind.OWNER:
        return "Gave {clients} to {value}" if is_done else "Assign {clients}"
    if bulk.kind is BulkKind.PORTAL:
        way = "on" if bulk.value else "off"
        return f"Turned {way} the portal of {{clients}}" if is_done else f"Turn {way} {{clients}}"
    return (_TELLS if is_done else _ASKS)[bulk.kind]
