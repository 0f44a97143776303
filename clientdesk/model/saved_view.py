"""A list of clients that somebody keeps: its name, filter, order and columns, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField, InvalidFilter
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.folding import fold
from clientdesk.model.permissions import Actor, Permission, may

if TYPE_CHECKING:
    from uuid import UUID

MAX_NAME: Final = 60
"""Characters of a view's name."""

MOST: Final = 200
"""Views that one person can own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a view shows: a filter with its order, and the columns beside the name."""

    filter: ClientFilter
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view as it is kept."""

    id: UUID
    name: str
    filter: str
    """JSON; what an older or newer version wrote may not be readable."""
    columns: tuple[str, ...]
    is_shared: bool
    owner_id: UUID
    owner: str
    version: int

    def shown(self) -> Shown:
        """What it shows; raises InvalidFilter when the filter is no longer readable."""
        try:
            return Shown(ClientFilter.from_json(self.filter), self.columns)
        except InvalidFilter as problem:
            raise InvalidFilter(
                f"The filter of the view “{self.name}” can no longer be read. {problem.message}",
                hint="Update the view to what is shown now, or delete it.",
            ) from problem

    def is_seen_by(self, member_id: UUID) -> bool:
        """Whether the view is the member's own or shared."""
        return self.is_shared or self.owner_id == member_id

    def may_be_changed_by(self, actor: Actor) -> bool:
        """Whether the actor may rename, update, share or delete it."""
        if self.owner_id == actor.id:
            return not self.is_shared or may(actor, Permission.SHARE_VIEWS)
        return self.is_shared and may(actor, Permission.MANAGE_VIEWS)


def clean_name(name: str) -> str:
    """The name as it is kept; raises InvalidField."""
    kept = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not kept:
        raise InvalidField("name", "Name is empty. Say what the view shows.")
    if len(kept) > MAX_NAME:
        raise InvalidField("name", f"Name can have at most {MAX_NAME} characters. Shorten it.")
    return kept


def in_order(views: list[SavedView]) -> list[SavedView]:
    """By name."""
    return sorted(views, key=lambda view: (fold(view.name), view.id))
