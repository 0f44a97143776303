"""How the workspace enriches, as an administrator sets it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from clientdesk.actions import conflicts, records
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind
from clientdesk.model.enrichment_settings import (
    LABELS,
    EnrichmentSettings,
    clean_enrichment_setting,
)
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.queries.enrichment import enrichment_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def edit_enrichment(
    database: Database,
    actor: Actor,
    read: EnrichmentSettings,
    changes: Mapping[str, object],
    now: datetime,
) -> EnrichmentSettings:
    """Save the changed settings; raises Conflict for one that somebody else saved since."""
    require(actor, Permission.CHANGE_SETTINGS)
    wanted = {name: clean_enrichment_setting(name, value) for name, value in changes.items()}

    def work(tx: Transaction) -> EnrichmentSettings:
        workspace = records.workspace(tx)
        current = asdict(enrichment_settings(tx)) | {"created_at": workspace.created_at}
        edits = conflicts.edits(tx, current, asdict(read), wanted, labels=LABELS, subject=Subject())
        if edits:
            values = {name: wanted.get(name, current[name]) for name in LABELS}
            since = _since(current, values, now)
            version = workspace.version
            records.update(tx, "update_enrichment_settings", **values, since=since, version=version)
            Act.begin(tx, actor, now).note(ActivityKind.WORKSPACE_UPDATED, edits)
        return enrichment_settings(tx)

    return database.write(work)


def _since(current: Mapping[str, Any], values: Mapping[str, Any], now: datetime) -> datetime | None:
    """When the daily run was switched on; no day before is caught up."""
    if values["schedule_on"] and not current["schedule_on"]:
        return now
    since: datetime | None = current["since"]
    return since
