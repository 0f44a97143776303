"""What of the clients is judged one by one: their values by today's rules, and their lookups.

Judging a million values takes seconds, so what was judged is kept, and after a change only the
clients that it touched are judged again.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

import polars as pl

from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.quality import bits, refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from clientdesk.store.database import Database

_AT_ONCE: Final = 200_000
"""About so many clients are held as Python values at a time."""

_SCHEMA: Final[dict[str, pl.DataType]] = {
    "id": pl.String(),
    "refused": pl.UInt32(),
    "enriched_at": pl.Datetime("us"),
    "inputs_changed": pl.Boolean(),
    "has_finance_email": pl.Boolean(),
}


@dataclass(slots=True)
class _Kept:
    """What was judged, up to which change, and by the rules of which country."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    sequence: int = -1
    country: str = ""
    values: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=_SCHEMA))
    contacts_of: int = -1
    contacts: pl.DataFrame = field(default_factory=pl.DataFrame)


_kept: Final[WeakKeyDictionary[Database, _Kept]] = WeakKeyDictionary()
_keeping: Final = threading.Lock()


def values(database: Database, country: str) -> pl.DataFrame:
    """A row a client; those that were deleted meanwhile may be among them."""
    kept = _of(database)
    with kept.lock:
        # Read before the rows: a change in between is then judged twice rather than never.
        sequence = database.sequence
        if kept.country != country:
            kept.country, kept.sequence = country, -1
        if kept.sequence < 0:
            kept.values = _all(database, country)
        elif kept.sequence < sequence:
            judged = _slice(database, country, since=kept.sequence)
            if judged.height:
                before = kept.values.join(judged, on="id", how="anti")
                kept.values = pl.concat([before, judged])
        kept.sequence = sequence
        return kept.values


def contacts(database: Database) -> pl.DataFrame:
    """Whom one can reach at each client that has contacts."""
    kept = _of(database)
    with kept.lock:
        sequence = database.last_write("client_contacts")
        if kept.contacts_of != sequence:
            kept.contacts = database.frame("quality_contacts")
            kept.contacts_of = sequence
        return kept.contacts


def _of(database: Database) -> _Kept:
    with _keeping:
        return _kept.setdefault(database, _Kept())


def _all(database: Database, country: str) -> pl.DataFrame:
    total: int = database.frame("client_ids").height
    parts = total // _AT_ONCE + 1
    return pl.concat([_slice(database, country, part=part, parts=parts) for part in range(parts)])


def _slice(
    database: Database, country: str, *, since: int | None = None, part: int = 0, parts: int = 1
) -> pl.DataFrame:
    rows = database.frame("quality_values", since=since, part=part, parts=parts)
    judged = [_judged(record, country) for record in rows.iter_rows(named=True)]
    columns = pl.DataFrame(judged, schema=_JUDGED, orient="row")
    return rows.with_columns(columns).select(*_SCHEMA)


_JUDGED: Final = {name: _SCHEMA[name] for name in ("refused", "inputs_changed")}


def _judged(record: Mapping[str, Any], country: str) -> tuple[int, bool]:
    looked_up = record["enriched_inputs"]
    return (
        bits(refused(record, country)),
        looked_up is not None and looked_up != fingerprint(record),
    )
