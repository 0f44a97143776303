"""Some clients of the worklist, with what enrichment found that mends them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.model.enrichment import FactField, from_json
from clientdesk.model.proposals import Typed, proposals
from clientdesk.model.quality import Finding, findings_in
from clientdesk.queries.duplicates import at_hand
from clientdesk.queries.quality import still_ignored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    import polars as pl

    from clientdesk.model.enrichment import Result
    from clientdesk.model.proposals import Proposal
    from clientdesk.store.database import Database

_BASE_UNIT: Final = Decimal(10) ** 18
_CENT: Final = Decimal("0.01")

_PROPOSED: Final = {
    Finding.MISSING_TAX_ID: Typed.TAX_ID,
    Finding.INVALID_TAX_ID: Typed.TAX_ID,
    Finding.NO_COLLECTIONS_CONTACT: "finance_contact_email",
}
"""The field whose proposal mends a finding."""

_MAILBOXES: Final = (FactField.INVOICE_EMAIL, FactField.FINANCE_CONTACT_EMAIL)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that was found on the client's website or in a register."""

    value: str
    proposal: Proposal | None
    """What is accepted to take it over; without one, the value is an ordinary edit."""


@dataclass(frozen=True, slots=True)
class ToMend:
    """A client of the worklist."""

    id: UUID
    name: str
    findings: tuple[Finding, ...]
    owner: str | None
    balance: Decimal
    """In the base currency."""
    invoice_count: int
    record: Mapping[str, Any]
    suggestions: Mapping[Finding, Suggestion]


@dataclass(frozen=True, slots=True)
class Ignored:
    """A finding that somebody let stand."""

    client_id: UUID
    name: str
    finding: Finding
    reason: str
    ignored_at: datetime
    ignored_by: str


def rows(database: Database, page: pl.DataFrame) -> list[ToMend]:
    """These clients of the worklist, in their order; those that were deleted meanwhile are not."""
    ids = page["id"].to_list()
    records = {row["id"]: row for row in database.rows("quality_records", ids=ids)}
    suggested = _suggestions(database, records)
    return [
        ToMend(
            UUID(row["id"]),
            records[row["id"]]["name"],
            findings_in(row["findings"]),
            records[row["id"]]["owner"],
            (Decimal(row["balance"]) / _BASE_UNIT).quantize(_CENT),
            row["invoice_count"],
            records[row["id"]],
            suggested.get(row["id"], {}),
        )
        for row in page.iter_rows(named=True)
        if row["id"] in records
    ]


def twins_of(database: Database, client_id: UUID) -> list[tuple[UUID, str]]:
    """The others that are likely the same client, with their names."""
    groups = at_hand(database, anew=False)
    others = [
        each
        for group in groups
        if str(client_id) in group
        for each in group
        if each != str(client_id)
    ]
    found = database.rows("quality_records", ids=others) if others else []
    return [(UUID(row["id"]), row["name"]) for row in found]


def ignored(database: Database, client_id: UUID | None = None) -> list[Ignored]:
    """What is let stand, the newest first; what has another value since is found again."""
    still = still_ignored(database)
    found = database.rows("quality_ignores", client_id=client_id)
    names = {
        row["id"]: row["name"]
        for row in database.rows("quality_records", ids=[row["client_id"] for row in found])
    }
    return [
        Ignored(
            UUID(row["client_id"]),
            names[row["client_id"]],
            Finding(row["finding"]),
            **{name: row[name] for name in ("reason", "ignored_at", "ignored_by")},
        )
        for row in found
        if row["finding"] in still.get(row["client_id"], ())
    ]


def _suggestions(
    database: Database, records: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[Finding, Suggestion]]:
    ids = [each for each, record in records.items() if record["enriched_at"] is not None]
    if not ids:
        return {}
    results = {row["client_id"]: row["result"] for row in database.rows("quality_found", ids=ids)}
    contacts = database.rows("contacts_of_clients", ids=ids)
    dismissed = database.rows("dismissals_of_clients", ids=ids)
    return {
        client_id: dict(
            _suggested(
                records[client_id],
                from_json(text),
                [each["email"] for each in _of(contacts, client_id) if each["email"]],
                {(each["field"], each["value"]) for each in _of(dismissed, client_id)},
            )
        )
        for client_id, text in results.items()
    }


def _of(rows: Sequence[Mapping[str, Any]], client_id: str) -> Iterator[Mapping[str, Any]]:
    return (row for row in rows if row["client_id"] == client_id)


def _suggested(
    record: Mapping[str, Any],
    result: Result,
    mailboxes: Sequence[str],
    dismissed: set[tuple[str, str]],
) -> Iterator[tuple[Finding, Suggestion]]:
    found = proposals(record, result, mailboxes=mailboxes, dismissed=dismissed)
    by_field = {each.field: each for each in found}
    for finding, field in _PROPOSED.items():
        if field in by_field:
            yield finding, Suggestion(by_field[field].value, by_field[field])
    mailbox = next((result.fields[name] for name in _MAILBOXES if name in result.fields), None)
    if mailbox:
        for finding in (Finding.MISSING_EMAIL, Finding.INVALID_EMAIL):
            yield finding, Suggestion(str(mailbox.value), None)
