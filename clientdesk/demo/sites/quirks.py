"""What is odd about some of the sites, as about some of the real ones."""

from __future__ import annotations

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from clientdesk.demo.sites.dice import Dice


class Quirk(StrEnum):
    """What makes a site special."""

    TIMEOUT = "timeout"
    NO_HOST = "no_host"
    ERROR_PAGE = "error_page"
    ROBOTS = "robots"
    BAD_CERTIFICATE = "bad_certificate"
    RESET = "reset"
    PARKED = "parked"
    STRANGER = "stranger"
    """The site of another firm."""
    SCRIPT_ONLY = "script_only"
    INSOLVENT = "insolvent"
    PLAIN_HTTP = "plain_http"
    WRONG_DIGIT = "wrong_digit"
    """The check digit of its tax ID is wrong."""
    RENAMED = "renamed"
    OTHER_TAX_ID = "other_tax_id"
    MOVED = "moved"
    """The record's address leads on to the one with www."""


FAILING: Final = frozenset(
    {
        *(Quirk.TIMEOUT, Quirk.NO_HOST, Quirk.ERROR_PAGE),
        *(Quirk.ROBOTS, Quirk.BAD_CERTIFICATE, Quirk.RESET),
    }
)
"""Sites that cannot be read."""

_IN_A_THOUSAND: Final = {
    Quirk.TIMEOUT: 11,
    Quirk.NO_HOST: 14,
    Quirk.ERROR_PAGE: 12,
    Quirk.ROBOTS: 11,
    Quirk.BAD_CERTIFICATE: 9,
    Quirk.RESET: 7,
    Quirk.PARKED: 12,
    Quirk.STRANGER: 9,
    Quirk.SCRIPT_ONLY: 6,
    Quirk.INSOLVENT: 9,
    Quirk.PLAIN_HTTP: 15,
    Quirk.WRONG_DIGIT: 15,
    Quirk.RENAMED: 32,
    Quirk.OTHER_TAX_ID: 12,
    Quirk.MOVED: 60,
}


def quirks(dice: Dice, count: int) -> list[Quirk | None]:
    """What is odd about so many sites: nothing about most, and the shares hold for any number."""
    drawn: list[Quirk | None] = [None] * count
    places = iter(dice.some(range(count), count))
    for each, share in _IN_A_THOUSAND.items():
        for place in islice(places, round(share * count / 1000)):
            drawn[place] = each
    return drawn
