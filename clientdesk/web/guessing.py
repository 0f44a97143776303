"""How often an address may show a wrong token, and what it may no longer try then.

API tokens are 256 random bits of our own, so a right one is never refused for the wrong ones
beside it. The trigger's token is chosen by people: beyond the limit it is not compared any more,
except for addresses that have shown the right one, which no neighbour's guesses must shut out.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from clientdesk.portal.limits import WINDOW, Counts, place_of
from clientdesk.signin.memory import Memory

if TYPE_CHECKING:
    from starlette.requests import Request

GUESSES: Final = 60
"""Wrong tokens from one address within the window."""

PATIENCE: Final = str(int(WINDOW))
"""Seconds after which an address surely may try again."""

guesses: Final = Counts(GUESSES)
_known: Final[Memory[None]] = Memory()
_log = logging.getLogger(__name__)


def may_try(request: Request) -> bool:
    """Whether the trigger's token is compared for whoever asks."""
    place = _place(request)
    return place in _known or not guesses.is_full(place, time.monotonic())


def note_right(request: Request) -> None:
    """The trigger's token came from there."""
    _known.put(_place(request), None)


def note_wrong(request: Request) -> bool:
    """Count a wrong token; whether that is too many."""
    place = _place(request)
    number = guesses.add(place, time.monotonic())
    if number == guesses.limit:
        _log.warning("%d tokens that are not known here were shown from %s.", number, place)
    return number > guesses.limit


def _place(request: Request) -> str:
    return place_of(request.client.host if request.client else "")
