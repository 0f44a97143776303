"""Enrichment inside the server: its worker, and the daily run that the schedule asks for."""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from clientdesk.actions.enrichment_desk import Desk
from clientdesk.actions.enrichment_runs import start_scheduled
from clientdesk.actions.enrichment_work import release_all
from clientdesk.enrichment.engine import Engine
from clientdesk.enrichment.worker import Worker
from clientdesk.errors import ClientDeskError
from clientdesk.store.database import database
from clientdesk.web.clock import now

if TYPE_CHECKING:
    from clientdesk.store.database import Database

_log = logging.getLogger(__name__)


class Enriching:
    """The worker of this process; only one process has the file, so all others are dead."""

    def __init__(self) -> None:
        self._worker = Worker(Desk(database, now, f"server {os.getpid()}"), Engine(database))

    def start(self) -> None:
        """Take back what a killed process left, then work."""
        with suppress(ClientDeskError):
            release_all(database(), now())
        self._worker.start()

    def stop(self) -> None:
        """End after the pages under way; what is not done goes back into the queue."""
        self._worker.stop()


def run_when_due(opened: Database) -> None:
    """Start the day's run when its time has come; missed days are caught up by one run."""
    run = start_scheduled(opened, now())
    if run is not None and run.is_new:
        _log.info("The daily enrichment queued %d clients.", run.queued)
