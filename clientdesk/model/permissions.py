"""Who may do what: one table, checked by every action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from clientdesk.errors import NotAllowed
from clientdesk.model.words import Role


class Permission(StrEnum):
    """What can be permitted; the value completes “You need the … role to …”."""

    WORK_CLIENTS = "change clients"
    WORK_CONTACTS = "change contacts"
    WORK_INVOICES = "change invoices"
    TOGGLE_PORTAL = "turn a portal on or off"
    TAKE_OWNERSHIP = "take over a client"
    ENRICH = "ask for enrichment"
    SHARE_VIEWS = "share saved views"
    ASSIGN_OWNER = "assign a client to somebody else"
    DELETE_CLIENTS = "delete clients"
    MERGE_CLIENTS = "merge clients"
    COMMIT_IMPORTS = "import records"
    MANAGE_VIEWS = "change views that others share"
    EXPORT_WORKSPACE = "export the whole workspace"
    REGENERATE_LINKS = "regenerate a portal link"
    SET_CREDIT = "set credit limits"
    CHANGE_SETTINGS = "change settings"
    MANAGE_MEMBERS = "manage members"
    MANAGE_TOKENS = "manage API tokens"
    BACK_UP = "back up and restore"
    TRANSFER_OWNERSHIP = "hand over the workspace"


_SUPPORT: Final = frozenset(
    {
        Permission.WORK_CLIENTS,
        Permission.WORK_CONTACTS,
        Permission.WORK_INVOICES,
        Permission.TOGGLE_PORTAL,
        Permission.TAKE_OWNERSHIP,
        Permission.ENRICH,
        Permission.SHARE_VIEWS,
    }
)
PERMISSIONS: Final[dict[Role, frozenset[Permission]]] = {
    Role.VIEWER: frozenset(),
    Role.SUPPORT: _SUPPORT,
    Role.ADMIN: frozenset(Permission) - {Permission.TRANSFER_OWNERSHIP},
    Role.OWNER: frozenset(Permission),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a signed-in member, or a program in a member's name."""

    id: UUID
    name: str
    role: Role
    kind: str = "member"
    """member, api, system or import: how the activity names the hand that did it."""


SYSTEM: Final = Actor(UUID(int=0), "ClientDesk", Role.SUPPORT, kind="system")
"""The product itself, when it does by the calendar what a person has set."""


def may(actor: Actor, permission: Permission) -> bool:
    """Whether the actor's role has the permission."""
    return permission in PERMISSIONS[actor.role]


def require(actor: Actor, permission: Permission) -> None:
    """Raise NotAllowed, naming the least role that would do, unless the actor may."""
    if not may(actor, permission):
        least = next(role for role in Role if permission in PERMISSIONS[role])
        raise NotAllowed(f"You need the {least} role to {permission}.")
