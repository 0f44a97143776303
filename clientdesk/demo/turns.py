"""Which of the first clients were looked up, when and why, and what was known of them then."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from clientdesk.demo.columns import NONE
from clientdesk.demo.sites.dice import Dice
from clientdesk.model.activity import ActivityKind
from clientdesk.model.enrichment_inputs import READ
from clientdesk.model.enrichment_jobs import MOST_AT_ONCE, Trigger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Ints
    from clientdesk.demo.events import Act

SECOND: Final = 1_000_000
"""In microseconds, in which all moments here are counted since 1970."""

_RUN_DAYS: Final = (392, 301, 222, 168, 117, 83, 52, 27, 10)
"""Days before the newest working day on which somebody ran all that was due."""

_OLD_RUNS: Final = 3
_PERIOD: Final = 400
"""Days before the newest one since which new clients are looked up at once."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of all that was due on a day."""

    day: int
    at: int


@dataclass(frozen=True, slots=True)
class Turn:
    """When and why a client was looked up."""

    row: int
    trigger: Trigger
    queued: int
    started: int = 0
    run: int | None = None
    """Which of the runs."""
    known: Mapping[str, str | None] = field(default_factory=dict)
    """The fields that enrichment goes by, as they stood."""


def runs(days: Calendar) -> list[Run]:
    """The runs, the oldest first."""
    opened = [int(days.next_open[days.last - before]) for before in _RUN_DAYS]
    return [Run(day, moment(days, day, 0.05 + at / 40)) for at, day in enumerate(opened)]


def turns(
    seed: int, made: Clients, came: Ints, days: Calendar, changes: Iterable[Act]
) -> list[Turn]:
    """The turns of the first clients, in the order in which their lookups began."""
    drawn = [turn for turn in _drawn(seed, made, came, days) if _was_there(turn, made)]
    before = list(_before(changes))
    return [
        replace(turn, known=_known(turn, made, before))
        for turn in sorted(_in_line(drawn), key=lambda each: (each.started, each.row))
    ]


def moment(days: Calendar, day: int, part: float) -> int:
    """A moment within the office hours of a day."""
    return int(days.times(np.array([day]), np.array([part]))[0])


def _drawn(seed: int, made: Clients, came: Ints, days: Calendar) -> Iterator[Turn]:
    """A turn for two in three of the clients with a website."""
    known_runs = runs(days)
    for row in range(len(made.known)):
        dice = Dice(seed, "turn", row)
        if made.texts["website"][row] is None or not dice.chance(0.68):
            continue
        later = [at for at, run in enumerate(known_runs) if run.day > came[row]]
        is_new = came[row] > days.last - _PERIOD
        if not later or (is_new and dice.chance(0.5)):
            yield Turn(row, Trigger.CREATE, int(made.created[row]))
        elif dice.chance(0.12):
            yield Turn(row, Trigger.MANUAL, _asked(dice, int(came[row]), days))
        else:
            old = [at for at in later if at < _OLD_RUNS]
            newer = [at for at in later if at >= _OLD_RUNS]
            run = dice.pick(old if old and dice.chance(0.17) else newer or old)
            yield Turn(row, Trigger.DAILY, known_runs[run].at, run=run)


def _asked(dice: Dice, came: int, days: Calendar) -> int:
    """A moment in the last months at which somebody asked."""
    low = max(came + 1, days.last - 160)
    day = int(days.next_open[low + dice.below(max(days.last - low, 1))])
    return moment(days, min(day, days.last), 0.05 + dice.below(90) / 100)


def _was_there(turn: Turn, made: Clients) -> bool:
    archived = made.archived[turn.row]
    return bool(archived == NONE or turn.queued < archived)


def _in_line(drawn: Sequence[Turn]) -> Iterator[Turn]:
    """The turns with their beginnings: so many at once, the others after them."""
    ahead: Counter[int] = Counter()
    for turn in drawn:
        place = ahead[turn.queued]
        ahead[turn.queued] += 1
        wait = 1 + place % 2 + 4 * (place // MOST_AT_ONCE)
        yield replace(turn, started=turn.queued + wait * SECOND)


def _before(changes: Iterable[Act]) -> Iterator[tuple[str, Ints, list[str | None]]]:
    """Fields that were changed, when each client's was, and what had stood there before."""
    for kind, flags, moments, edit in changes:
        if kind is ActivityKind.UPDATED and edit is not None:
            name, old, _ = edit
            texts = [old] * len(flags) if old is None or isinstance(old, str) else old.to_list()
            yield name, np.where(flags, moments, NONE), texts


def _known(
    turn: Turn, made: Clients, before: Sequence[tuple[str, Ints, list[str | None]]]
) -> dict[str, str | None]:
    known = {name: made.texts[name][turn.row] for name in READ}
    for name, changed, old in before:
        if changed[turn.row] > turn.started:
            known[name] = old[turn.row]
    return known
