"""What a role may do to selected clients, and by which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.model.bulk import PERMISSIONS, Bulk, BulkKind
from clientdesk.model.client_filter import StatusFilter
from clientdesk.model.permissions import Permission, may
from clientdesk.ui import cached

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter


@dataclass(frozen=True, slots=True)
class Deed:
    """A change by its word; the dialog asks for what it sets, unless that is fixed."""

    word: str
    icon: str
    bulk: Bulk
    is_asked: bool = False


_ARCHIVE: Final = Deed("Archive", ":material/archive:", Bulk(BulkKind.ARCHIVE))
_UNARCHIVE: Final = Deed("Unarchive", ":material/unarchive:", Bulk(BulkKind.UNARCHIVE))
_OWNER: Final = Deed("Owner", ":material/person:", Bulk(BulkKind.OWNER), is_asked=True)
_LOOK_UP: Final = Deed("Look up", ":material/search:", Bulk(BulkKind.ENRICH))
_TERMS: Final = Deed("Terms", ":material/event:", Bulk(BulkKind.TERMS), is_asked=True)
_TONE: Final = Deed("Tone", ":material/chat:", Bulk(BulkKind.TONE), is_asked=True)
_PORTAL_ON: Final = Deed("Portal on", ":material/link:", Bulk(BulkKind.PORTAL, True))
_PORTAL_OFF: Final = Deed("Portal off", ":material/link_off:", Bulk(BulkKind.PORTAL, False))


def deeds(client_filter: ClientFilter) -> tuple[Deed, ...]:
    """What the actor may do to clients of a list, what is done most often first."""
    archived = client_filter.status is StatusFilter.ARCHIVED
    both = client_filter.status is StatusFilter.ALL
    first = _UNARCHIVE if archived else _ARCHIVE
    every = [first, _owner(), _LOOK_UP, _TERMS, _TONE, _PORTAL_ON, _PORTAL_OFF]
    if both:
        every.insert(1, _UNARCHIVE)
    return tuple(deed for deed in every if _may(deed))


def _owner() -> Deed:
    """Who may not give clients to others may take them over."""
    actor = cached.actor()
    if may(actor, Permission.ASSIGN_OWNER):
        return _OWNER
    return Deed("Take over", ":material/person_add:", Bulk(BulkKind.OWNER, actor.id))


def _may(deed: Deed) -> bool:
    if deed.bulk.kind is BulkKind.OWNER:
        return may(cached.actor(), Permission.TAKE_OWNERSHIP)
    if deed.bulk.kind is BulkKind.ENRICH and not cached.workspace().enrichment_enabled:
        return False
    return may(cached.actor(), PERMISSIONS[deed.bulk.kind])
