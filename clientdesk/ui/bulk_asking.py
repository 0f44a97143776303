"""Which change of many clients the next run asks about, and what was planned for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.actions.bulk_plan import plan
from clientdesk.ui import cached, state

if TYPE_CHECKING:
    from clientdesk.actions.bulk_plan import Plan
    from clientdesk.model.bulk import Bulk
    from clientdesk.ui.bulk_deeds import Deed

_ASKED: Final = "bulk-asked"
_PLAN: Final = "bulk-plan"


@dataclass(frozen=True, slots=True)
class Asked:
    """A change, and the clients that were selected when it was asked for."""

    deed: Deed
    ids: tuple[str, ...]


def ask(deed: Deed, ids: tuple[str, ...]) -> None:
    """Open the dialog of a change in the next run."""
    state.keep(_ASKED, Asked(deed, ids))
    nothing: Plan | None = None
    state.take(_PLAN, nothing)


def asked() -> Asked | None:
    """What to ask about in this run, once."""
    nothing: Asked | None = None
    return state.take(_ASKED, nothing)


def planned(bulk: Bulk, ids: tuple[str, ...]) -> Plan:
    """The plan that the dialog shows: made once, so that what is said is what is done."""
    nothing: Plan | None = None
    kept = state.recall(_PLAN, nothing)
    if kept is None or kept.bulk != bulk:
        kept = plan(cached.database(), cached.actor(), bulk, ids)
        state.keep(_PLAN, kept)
    return kept
