"""Clients on their way through enrichment, as the pages meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions.enrichment import request
from clientdesk.actions.enrichment_work import beat, claim, finish
from clientdesk.actions.workspace import edit_workspace, local_owner
from clientdesk.model.enrichment import (
    Evidence,
    Fact,
    FactField,
    Failure,
    FailureKind,
    Outcome,
    Result,
    SourceOutcome,
    SourceUse,
)
from clientdesk.queries.workspace import workspace
from clientdesk.text.failures import failure_sentence
from tests.pages.clients import made
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.enrichment_jobs import Claim
    from clientdesk.store.database import Database

SITE: Final = "https://acme.example"
PAGE: Final = f"{SITE}/legal"
QUOTE: Final = "as it stands on the page"
SOURCES: Final = (
    SourceUse("website", SourceOutcome.OK, 4),
    SourceUse("vies", SourceOutcome.DISABLED),
)


def result(**found: Any) -> Result:  # noqa: ANN401
    """A lookup that succeeded with these facts, each with a receipt."""
    evidence = (Evidence("website", PAGE, QUOTE),)
    fields = {FactField(name): Fact(value, 0.9, evidence) for name, value in found.items()}
    return Result(
        Outcome.SUCCEEDED,
        fields=fields,
        confidence=0.91,
        data_quality=0.86,
        source_coverage=1.0,
        sources=SOURCES,
    )


def failure(kind: FailureKind) -> Result:
    """A lookup that failed."""
    return Result(Outcome.FAILED, error=Failure(kind, failure_sentence(kind)))


def entitle(records: Database, *, on: bool = True) -> None:
    """Turn enrichment on or off in Settings."""
    owner, changes = local_owner(records), {"enrichment_enabled": on}
    edit_workspace(records, owner, workspace(records), changes, THEN)


def waiting(records: Database, name: str = "Acme", **texts: str) -> UUID:
    """A client that waits for its turn."""
    return made(records, name, **{"website": SITE, **texts})


def begun(records: Database, client_id: UUID, now: datetime = THEN) -> Claim:
    """Its job in the hands of a worker."""
    [mine] = [each for each in claim(records, "one", now) if each.client_id == client_id]
    return mine


def read_page(records: Database, client_id: UUID, page: str, pages_read: int) -> None:
    """Let a worker say which page it reads."""
    assert beat(records, begun(records, client_id), THEN, page, pages_read)


def ended(records: Database, found: Result, name: str = "Acme", **texts: str) -> UUID:
    """A client whose turn came to this."""
    client_id = waiting(records, name, **texts)
    assert finish(records, begun(records, client_id), found, THEN)
    return client_id


def again(records: Database, client_id: UUID, found: Result, now: datetime) -> None:
    """Another lookup of the same client, with another result."""
    request(records, local_owner(records), [client_id], now)
    assert finish(records, begun(records, client_id, now), found, now)
