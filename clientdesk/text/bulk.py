"""A change of many clients in words: what it will do, what it did, and why not to some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.bulk import BulkKind, Refusal
from clientdesk.text.amounts import number
from clientdesk.text.labels import label
from clientdesk.text.plurals import count, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def takes(bulk: Bulk, clients: int, asked: int, *, locale: str = "en_GB") -> str:
    """How many change, of how many, and what that means for them."""
    of = count(asked, "client", locale=locale)
    if not clients:
        return f"Of {of} selected, none changes."
    means = _MEANS.get(bulk.kind, "")
    changes = count(clients, "client changes", "clients change", locale=locale)
    said = (
        changes
        if clients == asked
        else f"Of {of} selected, {number(clients, locale)} "
        + ("changes" if clients == 1 else "change")
    )
    return f"{said}. {means}".strip()


def left_alone(
    bulk: Bulk, already: int, refused: Mapping[Refusal, tuple[int, Sequence[str]]], gone: int
) -> list[str]:
    """A sentence for each reason why a client is not changed."""
    lines = []
    if already:
        is_so = count(already, *_ALREADY[_side(bulk)])
        lines.append(
            f"{is_so} already and {'stays' if already == 1 else 'stay'} as {_it(already)}."
        )
    for reason, (how_many, names) in refused.items():
        shown = [name[:40] for name in names]
        more = [f"{how_many - len(names):,} more"] if how_many > len(names) else []
        lines.append(f"{count(how_many, *REASONS[reason])}: {listed([*shown, *more])}.")
    if gone:
        lines.append(f"{count(gone, 'was', 'were')} deleted meanwhile.")
    return lines


def _side(bulk: Bulk) -> str:
    return (
        f"{bulk.kind}-{'on' if bulk.value else 'off'}"
        if bulk.kind is BulkKind.PORTAL
        else bulk.kind
    )


def _it(how_many: int) -> str:
    return "it is" if how_many == 1 else "they are"


_ALREADY: Final = {
    BulkKind.ARCHIVE: ("is archived", "are archived"),
    BulkKind.UNARCHIVE: ("is active", "are active"),
    BulkKind.OWNER: ("has this owner", "have this owner"),
    BulkKind.TERMS: ("has these terms", "have these terms"),
    BulkKind.TONE: ("has this tone", "have this tone"),
    "portal-on": ("has its portal on", "have their portal on"),
    "portal-off": ("has its portal off", "have their portal off"),
    BulkKind.ENRICH: ("waits or is looked up", "wait or are looked up"),
}
_MEANS: Final = {
    BulkKind.ARCHIVE: "They leave the active list and the queue of enrichment; everything stays.",
    BulkKind.UNARCHIVE: "They return to the active list.",
    BulkKind.ENRICH: "They enter the queue, also those that have been looked up before.",
}


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
