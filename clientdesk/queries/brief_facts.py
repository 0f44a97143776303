"""What the brief knows of its clients: their figures of the day, and the records of the few."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.brief import ESCALATES, IDLE, is_unknown
from clientdesk.model.days import start_of
from clientdesk.model.enrichment_due import is_old
from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.readiness import Gap, gaps
from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.queries.as_of import AsOf, Part
    from clientdesk.store.database import Database

_BASE: Final = 1e18
_HOLDING: Final = frozenset({Gap.TAX_ID, Gap.FINANCE_EMAIL})
"""What is to be entered before an invoice; lookups stand in a list of their own."""


def active_clients(view: AsOf, owner: UUID | None) -> pl.DataFrame:
    """The active clients of a member, or all, with what they are ranked by."""
    mine = pl.lit(value=True) if owner is None else pl.col("owner_id") == str(owner)
    parts = [_active(part, view).filter(mine) for part in view.parts]
    return pl.concat(pl.collect_all(parts)).with_columns(
        days=(pl.lit(view.day) - pl.col("oldest_due")).dt.total_days(),
        usual=pl.col("revenue") / pl.max_horizontal("invoice_count", 1),
    )


def _active(part: Part, view: AsOf) -> pl.LazyFrame:
    in_base = (
        (view.converter.in_base(name, has_foreign=part.has_foreign).cast(pl.Float64) / _BASE)
        .fill_null(0.0)
        .alias(name)
        for name in ("revenue", "outstanding", "overdue")
    )
    return (
        part.clients.lazy()
        .filter(~pl.col("is_aside"), ~pl.col("is_archived"))
        .select(
            *("id", "id_rank", "owner_id", "created_at", "last_invoice", "oldest_due"),
            pl.col("invoice_count").cast(pl.Int64),
            (pl.col("outstanding") + pl.col("credit") > 0).alias("is_open"),
            *in_base,
        )
    )


def late(clients: pl.DataFrame) -> pl.DataFrame:
    """Those with overdue invoices, by amount times age; without an exchange rate, last."""
    weight = pl.col("overdue") * pl.col("days")
    return clients.filter(pl.col("days") > 0).sort(
        [weight, "days", "id_rank"], descending=[True, True, False]
    )


def escalating(clients: pl.DataFrame) -> pl.DataFrame:
    """Of those who are late, those whose next step is more than a reminder."""
    return clients.filter(pl.col("days") >= ESCALATES)


def idle(view: AsOf, clients: pl.DataFrame, busy: Collection[str]) -> pl.DataFrame:
    """Those without an invoice for long and nothing open, the longest first; busy have drafts."""
    before = view.day - IDLE
    abroad = view.foreign.filter(pl.col("outstanding") + pl.col("credit") > 0)["client_id"]
    created = pl.col("created_at").dt.replace_time_zone("UTC").dt.convert_time_zone(view.timezone)
    since = pl.coalesce("last_invoice", created.dt.date())
    was_made = pl.col("created_at") < start_of(before, view.timezone)
    return (
        clients.filter(
            pl.col("last_invoice").fill_null(before) <= before,
            was_made,
            ~pl.col("is_open"),
            ~pl.col("id").is_in([*busy, *abroad]),
        )
        .with_columns(since=since)
        .sort("since", "id_rank")
    )


@dataclass(frozen=True, slots=True)
class Facts:
    """The records of some clients with their contacts, as of a moment."""

    records: Mapping[str, Mapping[str, Any]]
    contacts: Mapping[str, Sequence[Mapping[str, Any]]]
    now: datetime

    @classmethod
    def of(cls, database: Database, ids: Iterable[str], now: datetime) -> Facts:
        """Read them; those that were deleted meanwhile are left out."""
        asked = list(dict.fromkeys(ids))
        contacts: dict[str, list[Mapping[str, Any]]] = {each: [] for each in asked}
        for row in database.rows("contacts_of_clients", ids=asked):
            contacts[row["client_id"]].append(row)
        records = {row["id"]: row for row in database.rows("quality_records", ids=asked)}
        return cls(records, contacts, now)

    def is_unready(self, client_id: str) -> bool:
        """Whether something is to be entered before an invoice."""
        record = self.records.get(client_id)
        if record is None:
            return False
        billing = [
            each["email"]
            for each in self.contacts[client_id]
            if each["email"] and each["contact_group"] == ContactGroup.BILLING
        ]
        found = gaps(
            record,
            None,
            billing_mailboxes=billing,
            inputs_changed=_has_changed(record),
            now=self.now,
        )
        return not _HOLDING.isdisjoint(found)

    def is_unknown(self, client_id: str) -> bool:
        """Whether the client is to be looked up before a decision."""
        record = self.records.get(client_id)
        if record is None:
            return False
        is_stale = is_old(record["enriched_at"], self.now) or _has_changed(record)
        return is_unknown(record["enrichment_status"], is_stale=is_stale)


def _has_changed(record: Mapping[str, Any]) -> bool:
    return record["enriched_inputs"] not in {None, fingerprint(record)}


def by_worth(clients: pl.DataFrame, worths: Mapping[str, float]) -> list[str]:
    """Clients by what they owe and are to be invoiced, most first."""
    some = clients.filter(pl.col("id").is_in(list(worths)))
    owed = dict(some.select("id", "outstanding").iter_rows())
    return sorted(worths, key=lambda each: (-(worths[each] + owed.get(each, 0.0)), each))
