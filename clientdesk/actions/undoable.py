"""Acts that can be taken back: what they made, changed and moved is kept beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import polars as pl

from clientdesk.model.undoable import What

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.actions.history import Act
    from clientdesk.model.undoable import ActKind
    from clientdesk.store.transaction import Transaction

Kept = Literal[
    "clients", "client_contacts", "invoices", "payments", "portal_links", "enrichment_jobs"
]
"""The tables whose rows an act can change or remove."""

Made = Literal["clients", "client_contacts", "invoices", "payments", "enrichment_jobs"]
"""The tables that an act can add rows to; the lines of an invoice go with it."""

Moved = Literal[
    "invoices", "payments", "client_contacts", "activities",
    "enrichment_jobs", "enrichment_results", "portal_links",
]  # fmt: skip
"""The tables whose rows can change hands."""

Ids = "Iterable[UUID | str] | pl.Series"

KEEP: Final[Mapping[Kept, str]] = {
    "clients": "keep_clients",
    "client_contacts": "keep_client_contacts",
    "invoices": "keep_invoices",
    "payments": "keep_payments",
    "portal_links": "keep_portal_links",
    "enrichment_jobs": "keep_enrichment_jobs",
}
_FORGET: Final = (
    "forget_kept_clients", "forget_kept_client_contacts", "forget_kept_invoices",
    "forget_kept_payments", "forget_kept_portal_links", "forget_kept_enrichment_jobs",
    "forget_kept_dismissals", "forget_act_rows",
)  # fmt: skip
VERSIONED: Final = frozenset({"clients", "client_contacts", "invoices", "payments"})
"""The tables whose rows have a version, by which a later change is seen."""

_SCHEMA: Final = {
    "act_id": pl.String(),
    "table_name": pl.String(),
    "row_id": pl.String(),
    "what": pl.String(),
    "line": pl.Int64(),
    "belonged_to": pl.String(),
    "version": pl.Int64(),
}


@dataclass(slots=True)
class Undoable:
    """The list of what one act does to rows; written down by `seal`, the act's last step."""

    act: Act
    _rows: list[pl.DataFrame] = field(default_factory=list)

    @classmethod
    def begin(
        cls,
        act: Act,
        kind: ActKind,
        *,
        label: str,
        until: datetime | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> Undoable:
        """Let an act be taken back until a time, or for good; those whose time is over go."""
        forget(act.tx, None, act.now)
        act.tx.execute(
            "add_act",
            id=act.change_id,
            kind=str(kind),
            label=label,
            detail=json.dumps(detail, ensure_ascii=False, default=str) if detail else None,
            actor_id=act.actor.id,
            actor_name=act.actor.name,
            at=act.now,
            until=until,
        )
        return cls(act)

    def keep(self, table: Kept, ids: Iterable[UUID | str] | pl.Series) -> None:
        """Copy rows as they are; called before the act changes or removes them."""
        rows = as_rows(ids)
        self.act.tx.apply(KEEP[table], rows, act_id=self.act.change_id)
        self._note(table, What.CHANGED, rows)

    def made(
        self,
        table: Made,
        ids: Iterable[UUID | str] | pl.Series,
        lines: Iterable[int] | pl.Series | None = None,
    ) -> None:
        """Rows that the act added; lines are those of the file they come from."""
        rows = as_rows(ids)
        if lines is not None:
            rows = rows.with_columns(line=pl.Series("line", lines, pl.Int64()))
        self._note(table, What.MADE, rows)

    def moved(
        self, table: Moved, ids: Iterable[UUID | str] | pl.Series, *, belonged_to: UUID
    ) -> None:
        """Rows that the act gives to another client than the one they belonged to."""
        rows = as_rows(ids).with_columns(belonged_to=pl.lit(str(belonged_to)))
        self._note(table, What.MOVED, rows)

    def seal(self) -> None:
        """Write the list, with the versions that the rows have now."""
        made = [rows for rows in self._rows if rows["what"].eq(What.MADE).all()]
        others = [rows for rows in self._rows if not rows["what"].eq(What.MADE).all()]
        # What was made is noted once, and may be very much; the rest may be noted again and again.
        for rows in made:
            self._write(rows)
        if others:
            keys = ["table_name", "row_id", "what"]
            self._write(pl.concat(others, how="diagonal").unique(keys, maintain_order=True))

    def _write(self, rows: pl.DataFrame) -> None:
        tables = rows["table_name"].unique(maintain_order=True)
        now = [versions(self.act.tx, table, rows) for table in tables]
        if not now:
            return
        sealed = rows.join(pl.concat(now), on=["table_name", "row_id"], how="left")
        missing = {
            name: pl.lit(None, dtype) for name, dtype in _SCHEMA.items() if name not in sealed
        }
        self.act.tx.insert(
            "act_rows",
            sealed.with_columns(**missing)
            .with_columns(act_id=pl.lit(str(self.act.change_id)))
            .select(*_SCHEMA),
        )

    def _note(self, table: str, what: What, rows: pl.DataFrame) -> None:
        self._rows.append(
            rows.rename({"id": "row_id"}).with_columns(
                table_name=pl.lit(table), what=pl.lit(str(what))
            )
        )


def forget(tx: Transaction, act_id: UUID | None, now: datetime | None) -> None:
    """Let go of what an act kept, and of all that acts kept whose time is over."""
    for name in _FORGET:
        tx.execute(name, act_id=act_id, now=now)


def as_rows(ids: Iterable[UUID | str] | pl.Series) -> pl.DataFrame:
    """Ids as the frame that statements read as new_rows."""
    if isinstance(ids, pl.Series):
        return pl.DataFrame({"id": ids.cast(pl.String())})
    return pl.DataFrame({"id": [str(each) for each in ids]}, {"id": pl.String()})


def versions(tx: Transaction, table: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The versions that the listed rows of a table have now; none of those that are gone."""
    if table not in VERSIONED:
        found = pl.DataFrame(schema={"id": pl.String(), "version": pl.Int64()})
    else:
        ids = rows.filter(pl.col("table_name") == table).select(id="row_id")
        found = tx.frame_beside("versions_in", ids, table=table)
    return found.select(table_name=pl.lit(table), row_id="id", version="version")
