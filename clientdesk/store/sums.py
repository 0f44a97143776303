"""The sums of the whole portfolio: stored as of one day, and moved from it to any other.

Whoever changes invoices, payments or the owner of a client says whose (Transaction.changed); their
sums are brought up to date before the commit, by the difference between what is committed and what
is about to be. Whoever takes invoices from a client names them, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.days import end_of
from clientdesk.store.sum_lines import Lines, lines, no_lines

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot, Transaction

_AT_ONCE: Final = 500_000
"""Invoices whose lines are made together."""

_LONG: Final = 50_000
"""Appended changes after which the sums are written anew."""


@dataclass(frozen=True, slots=True)
class State:
    """Of which day the stored sums are, None without any, and how they are made."""

    day: date | None
    timezone: str
    invoices: int


def state(snapshot: Snapshot) -> State:
    """What is stored."""
    return State(**snapshot.rows("sums_state")[0])


def moved(snapshot: Snapshot, day: date) -> Lines:
    """What the stored sums lack to be those of a day: nothing on most days."""
    stored = state(snapshot)
    if stored.day is None:
        return _of_all(snapshot, stored, day)
    if stored.day == day:
        return no_lines()
    ids = _between(snapshot, stored, day)
    if ids.is_empty():
        return no_lines()
    return _of(snapshot, ids, day, stored) + -_of(snapshot, ids, stored.day, stored)


def build_sums(tx: Transaction, day: date) -> None:
    """Make the sums of a day from all invoices and payments."""
    _replace(tx, _of_all(tx, state(tx), day), day)


def roll_sums(database: Database, today: date) -> bool:
    """Move the stored sums to today, written anew as they grow long; whether they moved."""

    def work(tx: Transaction) -> bool:
        stored = state(tx)
        if stored.day == today and tx.rows("sums_appended")[0]["appended"] <= _LONG:
            return False
        if stored.day is None:
            build_sums(tx, today)
        else:
            _append(tx, moved(tx, today))
            _replace(tx, _stored(tx), today)
        return True

    return database.write(work)


def keep_sums(committed: Snapshot, tx: Transaction) -> None:
    """Bring the sums up to date with what the transaction changed."""
    stored = state(tx)
    if stored.day is None:
        return
    if tx.changed.everything:
        build_sums(tx, stored.day)
        return
    before, after = (_of_changed(part, tx, stored) for part in (committed, tx))
    _append(tx, after + -before)


def _of_changed(snapshot: Snapshot, tx: Transaction, stored: State) -> Lines:
    """What the changed invoices and loose payments add, and those of the changed clients."""
    clients, day = list(tx.changed.clients), stored.day
    if day is None:
        return no_lines()
    invoices = snapshot.frame("sums_invoices_of", clients=clients)
    payments = snapshot.frame("sums_payments_of", clients=clients)
    found = lines(invoices, payments, day, stored.timezone)
    named = pl.DataFrame({"id": [str(each) for each in tx.changed.invoices]}, {"id": pl.String()})
    # Those of the clients are counted already.
    others = named.join(pl.concat([invoices["id"], payments["id"]]).to_frame(), on="id", how="anti")
    return found + _of(snapshot, others, day, stored) if others.height else found


def hand_over_sums(tx: Transaction, owner_id: UUID, new_owner_id: UUID) -> None:
    """Give the sums of all clients of an owner to another, as the clients themselves."""
    for name in ("hand_over_sums", "hand_over_settled_sums"):
        tx.execute(name, owner_id=owner_id, new_owner_id=new_owner_id)


def wrong_sums(database: Database) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Stored sums less what they should be on their day; no rows when all is well."""
    with database.snapshot() as snapshot:
        stored = state(snapshot)
        if stored.day is None:
            return no_lines().sums, no_lines().settled
        wrong = _stored(snapshot) + -_of_all(snapshot, stored, stored.day)
    return wrong.sums, wrong.settled


def _between(snapshot: Snapshot, stored: State, day: date) -> pl.DataFrame:
    """The ids of what is not the same on the day as on that of the stored sums."""
    after, until = sorted((day, stored.day or day))
    return snapshot.frame(
        "sums_moved",
        after=after,
        until=until,
        after_end=end_of(after, stored.timezone),
        until_end=end_of(until, stored.timezone),
    )


def _of(snapshot: Snapshot, ids: pl.DataFrame, day: date, stored: State) -> Lines:
    """What some invoices and loose payments add on a day."""
    invoices = snapshot.frame_beside("sums_invoices", ids)
    payments = snapshot.frame_beside("sums_payments", ids)
    return lines(invoices, payments, day, stored.timezone)


def _of_all(snapshot: Snapshot, stored: State, day: date) -> Lines:
    parts, found = stored.invoices // _AT_ONCE + 1, no_lines()
    for part in range(parts):
        invoices = snapshot.frame("sums_invoices_part", part=part, parts=parts)
        payments = snapshot.frame("sums_payments_part", part=part, parts=parts)
        found += lines(invoices, payments, day, stored.timezone)
    return found


def _stored(snapshot: Snapshot) -> Lines:
    return Lines(snapshot.frame("sums_stored"), snapshot.frame("settled_stored")) + no_lines()


def _append(tx: Transaction, change: Lines) -> None:
    for table, rows in (("portfolio_sums", change.sums), ("settled_sums", change.settled)):
        if not rows.is_empty():
            tx.insert(table, rows)


def _replace(tx: Transaction, found: Lines, day: date) -> None:
    for name in ("delete_portfolio_sums", "delete_settled_sums", "delete_sums_day"):
        tx.execute(name)
    _append(tx, found)
    tx.insert("sums_day", pl.DataFrame({"day": [day]}))
