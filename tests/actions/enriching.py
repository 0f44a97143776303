"""Clients on their way through the queue, as the tests of enrichment need them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.actions import clients, records, workspace
from clientdesk.actions.enrichment import Requested, request
from clientdesk.actions.enrichment_runs import Run, start_run, start_scheduled
from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.actions.enrichment_work import claim, finish
from clientdesk.model.client import ClientDraft, keys
from clientdesk.model.client_facts import ClientFact
from clientdesk.model.enrichment import (
    Evidence,
    Fact,
    FactField,
    Failure,
    FailureKind,
    Outcome,
    Result,
)
from clientdesk.store.database import open_database
from tests.actions.worlds import World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.enrichment_jobs import Claim
    from clientdesk.model.words import RiskTier
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.model.ids import new_id
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.queries.found import proposals_of

SITE = "https://acme.example"
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def found(risk: RiskTier | None = None, **values: Any) -> Result:  # noqa: ANN401
    """A result in which these facts were found."""
    evidence = (Evidence("website", SITE, "as it stands"),)
    fields = {FactField(name): Fact(value, 0.9, evidence) for name, value in values.items()}
    return Result(
        Outcome.SUCCEEDED, fields=fields, risk_tier=risk, confidence=0.875, data_quality=0.5
    )


def failed(kind: str = "timeout", retry_after_s: float | None = None) -> Result:
    """A result in which nothing could be read."""
    failure = Failure(FailureKind(kind), "<b>503</b> from 10.0.0.7", retry_after_s)
    return Result(Outcome.FAILED, error=failure)


@dataclass(frozen=True, slots=True)
class Enriching(World):
    """A workspace that may enrich."""

    def queued(self, name: str = "Acme", **texts: str) -> UUID:
        """A client that waits for its turn."""
        return self.new_client(name, **{"website": SITE, **texts})

    def claim(
        self, worker: str = "one", now: datetime | None = None, most: int = 20
    ) -> list[Claim]:
        return claim(self.database, worker, now or self.now, most)

    def claimed(self, client_id: UUID, now: datetime | None = None) -> Claim:
        """The job of one client in the hands of a worker."""
        [mine] = [each for each in self.claim(now=now) if each.client_id == client_id]
        return mine

    def claimed_again(self, client_id: UUID) -> Claim:
        """The job of a client that somebody asked to look up once more."""
        self.request(client_id)
        return self.claimed(client_id)

    def proposed(self, client_id: UUID) -> dict[str, str]:
        """What is proposed for a client, by field."""
        every = proposals_of(self.database, self.client(client_id))
        return {str(each.field): each.value for each in every}

    def finish(self, claim: Claim, result: Result, now: datetime | None = None) -> bool:
        return finish(self.database, claim, result, now or self.now)

    def imported(self, name: str, website: str | None = SITE, **columns: object) -> UUID:
        """A client that an import brought, which waits for a run."""
        client_id = new_id()
        zero = ("revenue", "outstanding", "overdue", "credit", "invoice_count")
        row: dict[str, Any] = {
            **{"id": str(client_id), "name": name, "website": website, "source": "import"},
            **keys(ClientDraft(name, website=website)),
            **{"on_hold": False, "portal_enabled": False, "version": 1},
            **{"created_at": self.now, "updated_at": self.now, "figures_from": self.today},
            **dict.fromkeys(zero, 0),
            "enrichment_status": "not_started",
        }
        self.insert("clients", **row | columns)
        return client_id

    def run(self, source: RunSource = RunSource.PAGE) -> Run:
        return start_run(self.database, self.support, source, self.now)

    def run_scheduled(self, now: datetime) -> Run | None:
        return start_scheduled(self.database, now)

    def settings(self, **changes: object) -> None:
        read = enrichment_settings(self.database)
        edit_enrichment(self.database, self.admin, read, changes, self.now)

    def enriched(self, result: Result, name: str = "Acme", **texts: str) -> UUID:
        """A client whose turn came to this result."""
        client_id = self.queued(name, **texts)
        self.finish(self.claimed(client_id), result)
        return client_id

    def request(self, *client_ids: UUID) -> Requested:
        return request(self.database, self.support, client_ids, self.now)

    def record(self, client_id: UUID) -> dict[str, Any]:
        [row] = self.rows("select * from clients where id = ?", client_id)
        return row

    def status(self, client_id: UUID) -> str:
        return str(self.record(client_id)["enrichment_status"])

    def facts(self, client_id: UUID) -> dict[str, str]:
        """The facts of the record that are filled."""
        row = self.record(client_id)
        return {str(field): row[field] for field in ClientFact if row[field] is not None}

    def jobs(self, client_id: UUID) -> list[dict[str, Any]]:
        return self.rows("select * from enrichment_jobs where client_id = ? order by id", client_id)

    def job(self, client_id: UUID) -> dict[str, Any]:
        """The last job of a client."""
        return self.jobs(client_id)[-1]

    def kinds(self, client_id: UUID | None) -> list[str]:
        return [row["kind"] for row in self.activities(client_id)]

    def edit(self, client_id: UUID, **changes: object) -> None:
        read = self.client(client_id)
        clients.edit(
            self.database, self.support, client_id, read=read, changes=changes, now=self.now
        )

    def entitle(self, *, on: bool) -> None:
        read = self.database.write(records.workspace)
        changes = {"enrichment_enabled": on}
        workspace.edit_workspace(self.database, self.owner, read, changes, self.now)


def opened(path: Path, people: dict[str, Any], folder: Path) -> Iterator[Enriching]:
    """A copy of a workspace's file in the folder, open for a while."""
    database = open_database(Path(shutil.copy(path, folder)))
    yield Enriching(database, **people)
    database.close()
