"""Everything that is kept of one client, but for what would open its portal."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.money import plain
from clientdesk.model.whole_record import Section, WholeRecord
from clientdesk.queries.clients import client

if TYPE_CHECKING:
    from uuid import UUID

    import polars as pl

    from clientdesk.store.database import Database

_SECTIONS: Final = {
    "contacts": "record_contacts",
    "invoices": "record_invoices",
    "invoice_lines": "record_lines",
    "payments": "record_payments",
    "activities": "record_activities",
    "enrichment_results": "record_results",
    "enrichment_jobs": "record_jobs",
    "enrichment_dismissals": "record_dismissals",
    "portal_links": "record_links",
    "portal_views": "record_views",
    "merged_records": "record_merges",
    "quality_ignores": "record_ignores",
}
"""The statement behind each section; the client's own row comes first."""

_EXACT: Final = frozenset({"quantity", "unit_price", "tax_rate", "enrichment_confidence"})
"""Decimals that are no amounts; of a line the discount too, which is a fraction."""


def whole_record(database: Database, client_id: UUID, today: date) -> WholeRecord:
    """The record with its figures as of today. Raises NotFound."""
    known = client(database, client_id, today)
    with database.snapshot() as moment:
        own = moment.frame("record_client", id=client_id)
        others = {name: moment.frame(read, id=client_id) for name, read in _SECTIONS.items()}
    sections = {name: _section(name, rows, known.currency) for name, rows in others.items()}
    row = {**own.to_dicts()[0], **_resolved(asdict(known))}
    texts = _texts("client", row, known.currency)
    return WholeRecord(
        client_id, known.name, {"client": Section(tuple(texts), (texts,)), **sections}
    )


def _resolved(known: dict[str, Any]) -> dict[str, Any]:
    """What the pages say of the client: inherited values filled in, figures of the day."""
    return {**known, "left_out": " ".join(known["left_out"])}


def _section(name: str, rows: pl.DataFrame, currency: str) -> Section:
    texts = (_texts(name, row, row.get("currency") or currency) for row in rows.to_dicts())
    return Section(tuple(rows.columns), tuple(texts))


def _texts(section: str, row: dict[str, Any], currency: str) -> dict[str, Any]:
    exact = _EXACT | ({"discount"} if section == "invoice_lines" else set())
    return {key: _text(value, "" if key in exact else currency) for key, value in row.items()}


def _text(value: object, currency: str) -> object:
    if isinstance(value, Decimal):
        return plain(value, currency) if currency else format(value.normalize(), "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | float) else str(value)
