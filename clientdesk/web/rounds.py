"""What the server does by itself: roll the figures into the day, issue, back up, enrich."""

from __future__ import annotations

import logging
import threading
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from clientdesk.actions.erasing import erase_again
from clientdesk.actions.invoices import issue_due
from clientdesk.config import settings
from clientdesk.errors import ClientDeskError
from clientdesk.model.erasure import kept_from
from clientdesk.queries.workspace import workspace
from clientdesk.store.backup import daily_backup
from clientdesk.store.database import database
from clientdesk.store.figures import roll_figures
from clientdesk.store.sums import roll_sums
from clientdesk.web.clock import now
from clientdesk.web.enriching import run_when_due

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.store.database import Database

EVERY: Final = 60.0
"""Seconds between looks at the calendar; a round without a new day costs one small read."""

PATIENCE: Final = 10.0
"""Seconds that the end waits for a round under way."""

_log = logging.getLogger(__name__)


class Rounds:
    """A thread that notices each new day, and each other database."""

    def __init__(self, warm: Callable[[], None], patience: float = PATIENCE) -> None:
        self._warm = warm
        self._patience = patience
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rounds", daemon=True)
        self._done: tuple[Database, date] | None = None
        self._said = ""

    def first(self) -> None:
        """Open the store, erase again what a backup brought back, load what pages need."""
        self._attempt(_erase_again)
        self._warm()
        self._attempt(_roll)

    def start(self) -> None:
        """Begin the rounds; the first one catches up with the days that were missed."""
        self._thread.start()

    def stop(self) -> None:
        """End the rounds after the one under way, or without it when it takes too long."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(self._patience)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._attempt(self._round)
            self._attempt(run_when_due)
            self._stopping.wait(EVERY)

    def _round(self, opened: Database) -> None:
        day = today_in(opened)
        if self._done == (opened, day):
            return
        _roll(opened)
        roll_sums(opened, day)
        issued = issue_due(opened, day, now())
        if issued:
            _log.info("%d scheduled invoices were issued.", issued)
        daily_backup(opened, now())
        self._done = (opened, day)

    def _attempt(self, work: Callable[[Database], None]) -> None:
        try:
            work(database())
        except ClientDeskError as error:
            if error.message != self._said:
                _log.warning("%s %s", error.message, error.hint)
            self._said = error.message


def today_in(opened: Database) -> date:
    """The day it is in the workspace's time zone."""
    return datetime.now(ZoneInfo(workspace(opened).timezone)).date()


def _erase_again(opened: Database) -> None:
    since = kept_from(today_in(opened), settings().keep_invoices_years)
    again = erase_again(opened, kept_from=since, now=now())
    if again:
        _log.warning("%d erased records stood in a restored backup; they were erased again.", again)


def _roll(opened: Database) -> None:
    roll_figures(opened, today_in(opened))
