"""What a change of many clients would do to each of them; said before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

import polars as pl

from clientdesk.actions import records
from clientdesk.actions.undoable import as_rows
from clientdesk.errors import InvalidField, NotFound
from clientdesk.model.bulk import FIELDS, Bulk, BulkKind, Refusal, checked, require_bulk
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.words import EnrichmentStatus, MemberStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot

TAKES: Final = "takes"
_ALREADY: Final = "already"
_NAMED: Final = 3
"""How many of those that are refused are named."""

_UNDER_WAY: Final = (EnrichmentStatus.QUEUED, EnrichmentStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class Refused:
    """Those to whom it is not done for one reason, the first of them by name."""

    reason: Refusal
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Whom a change takes, as they are at this moment, and whom it leaves alone."""

    bulk: Bulk
    asked: int
    takes: pl.DataFrame
    """Their ids, names and when somebody changed them last."""
    already: int
    """So many are so already."""
    refused: tuple[Refused, ...]
    gone: int
    """So many were deleted meanwhile."""

    def refused_by_name(self) -> dict[Refusal, tuple[int, tuple[str, ...]]]:
        """How many are refused for each reason, and the first of them."""
        return {each.reason: (each.count, each.names) for each in self.refused}


def plan(database: Database, actor: Actor, bulk: Bulk, ids: Iterable[UUID | str]) -> Plan:
    """Judge these clients; reads only. Raises NotAllowed, and InvalidField for what is set."""
    require(actor, Permission.WORK_CLIENTS)
    require_bulk(actor, bulk)
    bulk, asked = checked(bulk), as_rows(ids).unique()
    with database.snapshot() as snapshot:
        new_owner(snapshot, bulk)
        rows = judged(snapshot, bulk, asked)
    verdicts = rows["verdict"]
    return Plan(
        bulk,
        asked.height,
        rows.filter(verdicts == TAKES).select("id", "name", "updated_at"),
        rows.filter(verdicts == _ALREADY).height,
        tuple(_refused(rows, reason) for reason in Refusal if (verdicts == reason).any()),
        asked.height - rows.height,
    )


def judged(source: Snapshot, bulk: Bulk, ids: pl.DataFrame) -> pl.DataFrame:
    """The clients as they are, with the verdict on each; those that are gone are left out."""
    found = source.frame_beside("bulk_clients", ids)
    workspace = source.row("workspace_to_change")
    if workspace is None:
        raise NotFound("workspace", "in this database")
    refusals = _refusals(bulk, entitled=workspace["enrichment_enabled"])
    verdict = pl.coalesce(
        pl.when(_is_so(bulk)).then(pl.lit(_ALREADY)),
        *(pl.when(holds).then(pl.lit(str(reason))) for reason, holds in refusals),
        pl.lit(TAKES),
    )
    return found.with_columns(pl.col("id", "owner_id").cast(pl.String), verdict=verdict)


def new_owner(source: Snapshot, bulk: Bulk) -> str | None:
    """The name of the owner that is set; raises InvalidField unless it is an active member."""
    if bulk.kind is not BulkKind.OWNER or bulk.value is None:
        return None
    row = source.row("member_to_change", id=bulk.value)
    if row is None or row["status"] == MemberStatus.REMOVED:
        raise NotFound("member", bulk.value)
    member = records.as_member(row)
    if member.status is not MemberStatus.ACTIVE:
        raise InvalidField("owner", f"{member.name} is not active. Choose an active member.")
    return member.name


def _refused(rows: pl.DataFrame, reason: Refusal) -> Refused:
    named = rows.filter(pl.col("verdict") == reason)["name"]
    return Refused(reason, len(named), tuple(named.head(_NAMED)))


def _is_so(bulk: Bulk) -> pl.Expr:
    """Whether a client is already as it is to be."""
    if bulk.kind is BulkKind.ENRICH:
        return pl.col("enrichment_status").is_in([str(status) for status in _UNDER_WAY])
    if bulk.kind in {BulkKind.ARCHIVE, BulkKind.UNARCHIVE}:
        return pl.col("archived_at").is_not_null() == (bulk.kind is BulkKind.ARCHIVE)
    value = str(bulk.value) if isinstance(bulk.value, UUID) else bulk.value
    column = pl.col(FIELDS[bulk.kind])
    if bulk.kind is BulkKind.OWNER:
        column = column.cast(pl.String)
    return column.is_null() if value is None else column.eq_missing(pl.lit(value))


def _refusals(bulk: Bulk, *, entitled: bool) -> list[tuple[Refusal, pl.Expr]]:
    """Why it is not done, the first reason that holds; an archived client is only read."""
    if bulk.kind in {BulkKind.ARCHIVE, BulkKind.UNARCHIVE}:
        return []
    if bulk.kind is BulkKind.PORTAL and not bulk.value:
        return []
    archived = (Refusal.ARCHIVED, pl.col("archived_at").is_not_null())
    if bulk.kind is not BulkKind.ENRICH:
        return [archived]
    return [
        archived,
        (Refusal.NO_NAME, _is_blank("name")),
        (Refusal.NO_WEBSITE, _is_blank("website")),
        (Refusal.NOT_ENTITLED, pl.lit(value=not entitled)),
    ]


def _is_blank(column: str) -> pl.Expr:
    return pl.col(column).fill_null("").str.strip_chars() == ""
