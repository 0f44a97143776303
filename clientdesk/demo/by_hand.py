"""Facts that members set on some of the clients before these were looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.demo.pools import LANGUAGES
from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.suppliers import person
from clientdesk.demo.sites.vocabulary import people
from clientdesk.demo.turns import moment
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.words import RiskTier, SizeSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Ints
    from clientdesk.demo.turns import Turn

_SHARE = 0.07


@dataclass(frozen=True, slots=True)
class ByHand:
    """A fact that a member knew better."""

    row: int
    at: int
    field: ClientFact
    value: str


def by_hand(
    seed: int, made: Clients, came: Ints, days: Calendar, turns: Iterable[Turn]
) -> Iterator[ByHand]:
    """One fact for a few of the clients, set between their arrival and their turn."""
    for turn in turns:
        dice = Dice(seed, "by hand", turn.row)
        first = int(came[turn.row]) + 1
        day = int(days.next_open[first + dice.below(30)])
        at = moment(days, day, 0.1 + dice.below(80) / 100)
        if dice.chance(_SHARE) and at < turn.queued:
            field, value = _fact(dice, made, turn.row)
            yield ByHand(turn.row, at, field, value)


def _fact(dice: Dice, made: Clients, row: int) -> tuple[ClientFact, str]:
    language, host = LANGUAGES[made.language[row]], made.names.host[row]
    box = f"{dice.pick(people('finance', language))}@{host}"
    return dice.pick(
        (
            (ClientFact.FINANCE_CONTACT_EMAIL, box),
            (ClientFact.FINANCE_CONTACT, person(dice, language)),
            (ClientFact.SIZE_SEGMENT, str(dice.pick(list(SizeSegment)[:3]))),
            (ClientFact.RISK_TIER, str(dice.pick(list(RiskTier)))),
        )
    )
