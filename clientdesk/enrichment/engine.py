"""How the running process enriches: which web it asks, and which sources the workspace has on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.config import SITES, settings
from clientdesk.enrichment.beside import beside
from clientdesk.enrichment.enrich import Watching, enrich
from clientdesk.net.folder import Folder
from clientdesk.net.guarded import Guarded
from clientdesk.net.sites import Sites
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clientdesk.enrichment.worker import Job
    from clientdesk.model.enrichment import Inputs, Result
    from clientdesk.net.web import Web
    from clientdesk.store.database import Database


class Engine:
    """Enriches clients of whichever database the process works on at the moment."""

    def __init__(self, database: Callable[[], Database]) -> None:
        self._database = database
        self._guarded = Guarded(contact=settings().public_url)

    def __call__(self, inputs: Inputs, job: Job) -> Result | None:
        """What there is to find of a client; None when the job was stopped."""
        opened = self._database()
        others = beside(enrichment_settings(opened).sources.split(), settings())
        return enrich(inputs, self._web(opened), Watching(job.reads, job.stopped.is_set), others)

    def _web(self, opened: Database) -> Web:
        folder = sites_folder(opened)
        return Sites(Folder(folder), self._guarded) if folder else self._guarded


def sites_folder(database: Database) -> Path | None:
    """The folder that answers for hosts ending in .example: as set, or that of a demo."""
    beside = database.path.parent / SITES
    if settings().sites is None and workspace(database).is_demo and beside.is_dir():
        return beside
    return settings().sites
