"""How the workspace enriches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.errors import NotFound
from clientdesk.model.enrichment_settings import EnrichmentSettings

if TYPE_CHECKING:
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def enrichment_settings(source: Database | Transaction) -> EnrichmentSettings:
    """The settings of the workspace; raises NotFound before there is one."""
    row = source.row("enrichment_settings")
    if row is None:
        raise NotFound("workspace", "in this database")
    return EnrichmentSettings(**row)
