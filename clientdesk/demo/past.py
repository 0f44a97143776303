"""The enrichment of the first clients: whose turn came, and what the lookups left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.demo import lookup_columns
from clientdesk.demo.by_hand import by_hand
from clientdesk.demo.lookup_notes import (
    activities,
    notes,
    notes_by_hand,
    notes_of_runs,
)
from clientdesk.demo.lookup_rows import Made, jobs, results, run_rows
from clientdesk.demo.lookups import Lookup, lookups
from clientdesk.demo.turns import runs, turns
from clientdesk.model.enrichment_inputs import inputs_of
from clientdesk.model.enrichment_jobs import Trigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from clientdesk.demo.book import Book
    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Ints
    from clientdesk.demo.events import Events
    from clientdesk.demo.team import Team
    from clientdesk.model.enrichment import Inputs, Result


@dataclass(frozen=True, slots=True)
class Left:
    """What lookups left: columns and numbers for the first clients, and rows by table."""

    columns: dict[str, pl.Series]
    moves: Ints
    last_edits: Ints
    tables: dict[str, pl.DataFrame]


class Past:
    """The lookups of the first clients of a demo, before and after they are made."""

    def __init__(
        self, seed: int, made: Clients, book: Book, days: Calendar, events: Events
    ) -> None:
        self._made = made
        self._days = days
        self._actor, acts = events.acts(made, book)
        came = book.came[made.rows]
        self._turns = turns(seed, made, came, days, acts)
        self._by_hand = list(by_hand(seed, made, came, days, self._turns))
        self._rows = Made(seed, made, runs(days))
        self._seed = seed

    def inputs(self) -> list[Inputs]:
        """What each lookup is told, in the order of the turns."""
        return [inputs_of(turn.known) for turn in self._turns]

    def left(self, found: Sequence[Result], team: Team, events: Events) -> Left:
        """What the results of the lookups leave."""
        ended = lookups(self._seed, self._turns, found, self._by_hand)
        runner, count = int(team.owners[0]), len(self._made.known)

        def asked_by(lookup: Lookup) -> str:
            is_own = lookup.turn.trigger is not Trigger.DAILY
            return str(team.names[int(self._actor[lookup.turn.row]) if is_own else runner])

        run_frame = run_rows(self._rows, ended, self._days, str(team.names[runner]))
        told = (
            *notes_of_runs(run_frame, runner),
            *notes_by_hand(self._by_hand, self._actor),
            *notes(ended, self._rows.result_ids(ended), self._actor),
        )
        return Left(
            columns=lookup_columns.columns(self._made, ended, self._by_hand),
            moves=lookup_columns.moves(ended, self._by_hand, count),
            last_edits=lookup_columns.last_edits(self._by_hand, count),
            tables={
                "enrichment_runs": run_frame,
                "enrichment_jobs": jobs(self._rows, ended, asked_by),
                "enrichment_results": results(self._rows, ended),
                "activities": activities(events, self._made, told),
            },
        )
