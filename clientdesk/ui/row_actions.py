"""What a row's menu offers, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.actions import clients
from clientdesk.model.permissions import Permission, may
from clientdesk.ui import asking, cached, notices
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.model.permissions import Actor


def choices(actor: Actor) -> tuple[str, ...]:
    """The actions that the actor's role permits, in the menu's order."""
    work = ("Edit", "Archive") if may(actor, Permission.WORK_CLIENTS) else ()
    delete = ("Delete",) if may(actor, Permission.DELETE_CLIENTS) else ()
    return ("Open", *work, *delete)


def do(action: str, client_id: UUID) -> None:
    """Do what was chosen in a row's menu."""
    _DEEDS[action](client_id)


def archive(client_id: UUID) -> None:
    """Archive a client and offer to take it back."""
    name = short(cached.client(client_id).name)
    clients.archive(cached.database(), cached.actor(), client_id, cached.now())
    notices.say(f"{name} was archived.", undo=lambda: unarchive(client_id))


def unarchive(client_id: UUID) -> None:
    """Bring a client back and offer to take it back."""
    name = short(cached.client(client_id).name)
    clients.unarchive(cached.database(), cached.actor(), client_id, cached.now())
    notices.say(f"{name} is active again.", undo=lambda: archive(client_id))


_DEEDS: Final[dict[str, Callable[[UUID], None]]] = {
    "Open": lambda client_id: asking.ask("client", client_id),
    "Edit": lambda client_id: asking.ask("client", client_id),
    "Archive": archive,
    "Unarchive": unarchive,
    "Delete": lambda client_id: asking.ask("delete", client_id),
}
