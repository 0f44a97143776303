"""What can be done to many clients at once, and why it is not done to some of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.preferences import check_preference

if TYPE_CHECKING:
    from collections.abc import Mapping


class BulkKind(StrEnum):
    """What is done; most need to know what is set."""

    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    OWNER = "owner"
    TERMS = "terms"
    TONE = "tone"
    PORTAL = "portal"
    ENRICH = "enrich"


class Refusal(StrEnum):
    """Why it is not done to a client."""

    ARCHIVED = "archived"
    NO_NAME = "missing_name"
    NO_WEBSITE = "missing_website"
    NOT_ENTITLED = "not_entitled"


Value = UUID | str | int | bool | None


@dataclass(frozen=True, slots=True)
class Bulk:
    """A change of many clients: what it does, and for some what it sets; None is inherited."""

    kind: BulkKind
    value: Value = None


FIELDS: Final[Mapping[BulkKind, str]] = {
    BulkKind.ARCHIVE: "archived_at",
    BulkKind.UNARCHIVE: "archived_at",
    BulkKind.OWNER: "owner_id",
    BulkKind.TERMS: "payment_terms_days",
    BulkKind.TONE: "reminder_tone",
    BulkKind.PORTAL: "portal_enabled",
}
"""The field of a client that each sets."""

PERMISSIONS: Final[Mapping[BulkKind, Permission]] = {
    BulkKind.ARCHIVE: Permission.WORK_CLIENTS,
    BulkKind.UNARCHIVE: Permission.WORK_CLIENTS,
    BulkKind.OWNER: Permission.ASSIGN_OWNER,
    BulkKind.TERMS: Permission.WORK_CLIENTS,
    BulkKind.TONE: Permission.WORK_CLIENTS,
    BulkKind.PORTAL: Permission.TOGGLE_PORTAL,
    BulkKind.ENRICH: Permission.ENRICH,
}
"""What the same needs for one client; to take clients over oneself is the lesser permission."""


def require_bulk(actor: Actor, bulk: Bulk) -> None:
    """Raise NotAllowed unless the actor may do it to one client."""
    takes_over = bulk.kind is BulkKind.OWNER and bulk.value == actor.id
    require(actor, Permission.TAKE_OWNERSHIP if takes_over else PERMISSIONS[bulk.kind])


def checked(bulk: Bulk) -> Bulk:
    """With its value as a record keeps it; raises InvalidField."""
    if bulk.kind in {BulkKind.TERMS, BulkKind.TONE}:
        return Bulk(bulk.kind, check_preference(FIELDS[bulk.kind], bulk.value))
    return bulk
