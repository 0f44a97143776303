"""Which clients a run takes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from clientdesk.model.enrichment_retry import has_attempts
from clientdesk.model.enrichment_states import gate
from clientdesk.model.words import EnrichmentStatus

if TYPE_CHECKING:
    from datetime import datetime

OLD: Final = timedelta(days=180)
"""After this, what was found may be out of date."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a record says of its enrichment and of what that needs."""

    name: str
    website: str | None
    status: EnrichmentStatus
    is_archived: bool = False
    error_kind: str | None = None
    attempts: int = 0
    """How often it was tried in a row without success."""
    enriched_at: datetime | None = None


def is_old(enriched_at: datetime | None, now: datetime) -> bool:
    """Whether what was found may be out of date."""
    return enriched_at is not None and enriched_at < now - OLD


def is_due(client: Standing, now: datetime, *, entitled: bool, refresh_old: bool = False) -> bool:
    """Whether a run takes the client: never tried, no longer held back, or to be tried again.

    With refresh_old, also when what was found may be out of date.
    """
    if client.is_archived or gate(client.name, client.website, entitled=entitled):
        return False
    if client.status is EnrichmentStatus.FAILED:
        return has_attempts(client.error_kind, client.attempts)
    if client.status is EnrichmentStatus.SUCCEEDED:
        return refresh_old and is_old(client.enriched_at, now)
    return client.status in {EnrichmentStatus.NOT_STARTED, EnrichmentStatus.SKIPPED}
