"""Who reads a list of the queue, and when: moments, numbers and menus as they see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.text.amounts import number
from clientdesk.text.dates import ago, moment
from clientdesk.ui import cached, queue_deeds
from clientdesk.ui.components.table import Cell

if TYPE_CHECKING:
    from datetime import datetime

OPEN: Final = "Open"
CANCEL: Final = "Cancel"
RETRY: Final = "Retry"
LOOK_UP: Final = "Look up now"
SETTINGS: Final = "Open Settings"


@dataclass(frozen=True, slots=True)
class Reader:
    """When and how a list is read."""

    now: datetime
    locale: str
    timezone: str
    may: frozenset[str]
    """The deeds that are open to them."""

    def menu(self, deed: str) -> tuple[str, ...]:
        """What a row's menu offers."""
        return (OPEN, deed) if deed in self.may else (OPEN,)

    def when(self, at: datetime | None) -> Cell | None:
        """How long ago, or until then; the moment in the tooltip."""
        if at is None:
            return None
        return Cell(ago(at, self.now, self.locale), moment(at, self.locale, self.timezone))

    def number(self, value: int, tone: str = "") -> Cell | None:
        """A number; nought is a dash."""
        return Cell(number(value, self.locale), tone=tone) if value else None


def reader() -> Reader:
    """Who looks at the page now."""
    workspace = cached.workspace()
    may = {CANCEL} if queue_deeds.may_act() else set()
    may |= {RETRY, LOOK_UP} if queue_deeds.may_look_up() else set()
    return Reader(cached.now(), workspace.locale, workspace.timezone, frozenset(may))
