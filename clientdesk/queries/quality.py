"""The worklist of records to mend: who has which findings, in the order of what they are worth."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import polars as pl

from clientdesk.model.client_filter import Field
from clientdesk.model.enrichment_due import OLD
from clientdesk.model.quality import LOOKUPS, SEVERITY, Finding, bits, value_of
from clientdesk.model.words import EnrichmentStatus, MemberStatus
from clientdesk.queries import quality_values
from clientdesk.queries.as_of import as_of
from clientdesk.queries.duplicates import at_hand, found_at
from clientdesk.queries.members import members
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.queries.as_of import AsOf, Part
    from clientdesk.store.database import Database

NOBODY: Final = "unassigned"
"""The owner of those that have none, in a filter."""

_BASE_UNIT: Final = Decimal(10) ** 18
_FILLED: Final = {name: 1 << place for place, name in enumerate(Field)}
_NEEDED: Final = {
    Field.EMAIL: Finding.MISSING_EMAIL,
    Field.TAX_ID: Finding.MISSING_TAX_ID,
    Field.ADDRESS: Finding.MISSING_ADDRESS,
    Field.WEBSITE: Finding.MISSING_WEBSITE,
}
_KEPT: Final = ("id", "findings", "balance", "invoice_count", "owner_id")

FEW: Final = 5_000
"""Up to so many clients, duplicates are found anew at once; of more, as they were found last."""

_last: Final[WeakKeyDictionary[Database, tuple[tuple[int, date, int], Worklist]]] = (
    WeakKeyDictionary()
)
"""One list for each database: it may be as long as all its clients."""


@dataclass(frozen=True, slots=True, eq=False)
class Worklist:
    """All active clients with their findings as bits; those to mend stand first, in order.

    The balance is in 10**-18 of the base currency.
    """

    clients: pl.DataFrame
    currency: str

    def of_owner(self, owner: UUID | str | None) -> Worklist:
        """Only the clients of a member; of nobody; of everybody."""
        if owner is None:
            return self
        owned = (
            pl.col("owner_id").is_null() if owner == NOBODY else pl.col("owner_id") == str(owner)
        )
        return Worklist(self.clients.filter(owned), self.currency)

    def to_mend(self, finding: Finding | None = None) -> pl.DataFrame:
        """Those with the finding, or with any, in the order of the worklist."""
        asked = bits([finding]) if finding else bits(Finding)
        return self.clients.filter(pl.col("findings") & pl.lit(asked, pl.UInt32) != 0)

    def counts(self) -> dict[Finding, int]:
        """How many clients have each finding."""
        found = self.clients.select(
            (pl.col("findings") & pl.lit(bits([finding]), pl.UInt32) != 0).sum().alias(finding)
            for finding in Finding
        )
        return {finding: found[finding].item() for finding in Finding}

    def score(self) -> Score:
        """How much of the workspace has nothing to mend."""
        is_clean = pl.col("findings") == 0
        row = self.clients.select(
            total=pl.len(),
            clean=is_clean.sum(),
            owed=pl.col("balance").sum(),
            clean_owed=pl.col("balance").filter(is_clean).sum(),
        ).row(0, named=True)
        owed, clean_owed = (Decimal(row[name]) / _BASE_UNIT for name in ("owed", "clean_owed"))
        return Score(row["total"], row["clean"], owed, clean_owed, self.currency)


@dataclass(frozen=True, slots=True)
class Score:
    """The active clients, those without a finding, and what both owe."""

    clients: int
    clean: int
    owed: Decimal
    clean_owed: Decimal
    currency: str

    @property
    def share(self) -> float | None:
        """The share of clients without a finding; None without clients."""
        return self.clean / self.clients if self.clients else None

    @property
    def owed_share(self) -> float | None:
        """The share of what is owed by clients without a finding; None when nobody owes."""
        return float(self.clean_owed / self.owed) if self.owed else None


def worklist(database: Database, today: date, now: datetime) -> Worklist:
    """Every active client with what is to be mended of it, what is ignored left out."""
    # Read before the rows: what changes in between is then read again the next time.
    state = (database.sequence, today, found_at(database))
    kept = _last.get(database)
    if kept is None or kept[0] != state:
        found = _read(database, today, now)
        kept = ((*state[:2], found_at(database)), found)
        _last[database] = kept
    return kept[1]


def _read(database: Database, today: date, now: datetime) -> Worklist:
    view, desk = as_of(database, today), workspace(database)
    values = quality_values.values(database, desk.country)
    reach = quality_values.contacts(database)
    active = [str(each.id) for each in members(database) if each.status is MemberStatus.ACTIVE]
    judged = [
        _with_findings(_active(part, view), values, reach, active=active, old=now - OLD)
        for part in view.parts
    ]
    clients = _with_twins(pl.concat(pl.collect_all(judged)), database)
    heeded = bits(Finding) if desk.enrichment_enabled else bits(set(Finding) - LOOKUPS)
    clients = clients.with_columns(pl.col("findings") & pl.lit(heeded, pl.UInt32))
    return Worklist(ranked(_less_ignored(clients, database)).select(_KEPT), view.rates.base)


def ranked(clients: pl.DataFrame) -> pl.DataFrame:
    """In the order of the worklist: by weight, invoices and name (model.quality)."""
    severity = pl.sum_horizontal(
        pl.when(pl.col("findings") & pl.lit(bits([finding]), pl.UInt32) != 0)
        .then(pl.lit(weight, pl.Int128))
        .otherwise(pl.lit(0, pl.Int128))
        for finding, weight in SEVERITY.items()
    )
    return clients.with_columns(weight=severity * pl.col("balance")).sort(
        ["weight", "invoice_count", "name_rank", "id_rank"], descending=[True, True, False, False]
    )


def _active(part: Part, view: AsOf) -> pl.LazyFrame:
    balance = view.converter.in_base("outstanding", has_foreign=part.has_foreign)
    return (
        part.clients.lazy()
        .filter(~pl.col("is_aside"), ~pl.col("is_archived"))
        .select(
            *("id", "id_rank", "name_rank", "owner_id", "filled", "enrichment_status"),
            "portal_enabled",
            pl.col("invoice_count").cast(pl.Int64),
            balance.fill_null(0).alias("balance"),
        )
    )


def _with_findings(
    clients: pl.LazyFrame,
    values: pl.DataFrame,
    reach: pl.DataFrame,
    *,
    active: Sequence[str],
    old: datetime,
) -> pl.LazyFrame:
    joined = clients.join(values.lazy(), on="id", how="left").join(
        reach.lazy(), on="id", how="left"
    )
    found = [
        pl.when(holds).then(pl.lit(bits([finding]), pl.UInt32))
        for finding, holds in _conditions(active, old).items()
    ]
    every = pl.sum_horizontal(each.fill_null(0) for each in found) | pl.col("refused").fill_null(0)
    return joined.with_columns(findings=every.cast(pl.UInt32))


def _conditions(active: Sequence[str], old: datetime) -> dict[Finding, pl.Expr]:
    """When each finding holds, but for refused values."""
    status = pl.col("enrichment_status")
    is_old = (pl.col("enriched_at") < old) | pl.col("inputs_changed")
    can_write = pl.col("has_finance_email") | _true("has_mailbox") | _is_filled(Field.EMAIL)
    return {
        **{finding: ~_is_filled(name) for name, finding in _NEEDED.items()},
        Finding.NO_COLLECTIONS_CONTACT: ~(_true("has_collections") | pl.col("has_finance_email")),
        Finding.NO_OWNER: ~pl.col("owner_id").is_in(active).fill_null(value=False),
        Finding.FAILED: status == EnrichmentStatus.FAILED,
        Finding.PORTAL_UNREACHABLE: pl.col("portal_enabled") & ~can_write,
        Finding.SKIPPED: status == EnrichmentStatus.SKIPPED,
        Finding.STALE: (status == EnrichmentStatus.SUCCEEDED) & is_old,
    }


def _with_twins(clients: pl.DataFrame, database: Database) -> pl.DataFrame:
    groups = at_hand(database, anew=clients.height <= FEW)
    twins = [client_id for group in groups for client_id in group]
    is_twin = pl.col("id").is_in(twins)
    found = pl.when(is_twin).then(pl.lit(bits([Finding.DUPLICATE]), pl.UInt32)).otherwise(0)
    return clients.with_columns(findings=(pl.col("findings") | found).cast(pl.UInt32))


def _true(name: str) -> pl.Expr:
    return pl.col(name).fill_null(value=False)


def _is_filled(name: Field) -> pl.Expr:
    return pl.col("filled") & pl.lit(_FILLED[name], pl.UInt8) != 0


def _less_ignored(clients: pl.DataFrame, database: Database) -> pl.DataFrame:
    """Without the findings that are to stay as they are, as long as their value is the same."""
    ignored = still_ignored(database)
    if not ignored:
        return clients
    hidden = pl.DataFrame(
        {"id": list(ignored), "hidden": [bits(found) for found in ignored.values()]},
        schema={"id": pl.String, "hidden": pl.UInt32},
    )
    joined = clients.join(hidden, on="id", how="left").with_columns(pl.col("hidden").fill_null(0))
    return joined.with_columns(findings=pl.col("findings") & ~pl.col("hidden")).drop("hidden")


def still_ignored(database: Database) -> dict[str, set[Finding]]:
    """The findings by client that are ignored and whose value is what it was then."""
    rows = database.rows("quality_ignores", client_id=None)
    ids = list({row["client_id"] for row in rows})
    records = {row["id"]: row for row in database.rows("quality_records", ids=ids)} if ids else {}
    ignored: dict[str, set[Finding]] = {}
    for row in rows:
        record = records.get(row["client_id"])
        if record and _holds(row, record):
            ignored.setdefault(row["client_id"], set()).add(Finding(row["finding"]))
    return ignored


def _holds(row: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    word = row["finding"]
    return word in set(Finding) and value_of(Finding(word), record) == row["value"]
