"""Which part of the worklist is shown: the address says it, so that a link shows the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.model.quality import Finding
from clientdesk.ui import cached, state

if TYPE_CHECKING:
    from uuid import UUID

_PARAMETERS: Final = ("finding", "owner", "show")
_LAST: Final = "quality-address"
_IGNORED: Final = "ignored"
_FINDINGS: Final = frozenset(Finding)


@dataclass(frozen=True, slots=True)
class View:
    """The conditions; what is None is not asked for."""

    finding: Finding | None = None
    owner: str | None = None
    """A member's name, or unassigned."""
    ignored: bool = False
    """What is let stand, instead of what is to be mended."""

    def owner_id(self) -> UUID | str | None:
        """The member, as the worklist asks for them."""
        if self.owner in {None, UNASSIGNED}:
            return self.owner
        return next((each.id for each in cached.members() if each.name == self.owner), None)


def read() -> View:
    """What the address asks for; one that asks for nothing, what the session asked for last."""
    asked = state.parameters(_PARAMETERS)
    if any(asked.values()):
        state.keep(_LAST, asked)
    else:
        asked = state.recall(_LAST, asked)
        state.show_parameters(asked)
    owners = {UNASSIGNED, *(member.name for member in cached.members())}
    word = asked["finding"]
    return View(
        Finding(word) if word in _FINDINGS else None,
        asked["owner"] if asked["owner"] in owners else None,
        asked["show"] == _IGNORED,
    )


def change(**changes: object) -> None:
    """Put changed conditions into the address."""
    values: dict[str, Any] = dict(changes)
    view = replace(read(), **values)
    asked = {
        "finding": str(view.finding or ""),
        "owner": view.owner or "",
        "show": _IGNORED if view.ignored else "",
    }
    state.keep(_LAST, asked)
    state.show_parameters(asked)
