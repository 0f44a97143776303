"""Clients that are likely one company: groups over the whole workspace."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID
from weakref import WeakKeyDictionary

import polars as pl

from clientdesk.model.alike import counted, marked
from clientdesk.model.twin_groups import groups
from clientdesk.model.twin_pairs import alike, likely
from clientdesk.queries.as_of import rates_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from clientdesk.model.likeness import Sign
    from clientdesk.model.twin_groups import Group
    from clientdesk.store.database import Database

_TABLES: Final = ("clients", "not_duplicates")


@dataclass(frozen=True, slots=True)
class Twins:
    """Records that are likely one client, the oldest first."""

    ids: tuple[UUID, ...]
    score: float
    shared: Sign
    some: Sign
    open: Decimal
    """What they owe together, in the base currency."""


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    sequence: int
    ids: Mapping[int, str]
    groups: Sequence[Group]


_kept: Final[WeakKeyDictionary[Database, _Kept]] = WeakKeyDictionary()
_finding: Final = threading.Lock()


def duplicates(database: Database, day: date) -> list[Twins]:
    """All groups, those first whose likeness times what they owe is most, then the most alike."""
    kept = _current(database)
    owed = _owed(database, kept, day)
    found = [
        Twins(
            tuple(UUID(kept.ids[place]) for place in group.members),
            group.score,
            group.shared,
            group.some,
            sum((owed.get(kept.ids[place], Decimal(0)) for place in group.members), Decimal(0)),
        )
        for group in kept.groups
    ]
    return sorted(found, key=_rank)


def at_hand(database: Database, *, anew: bool) -> list[tuple[str, ...]]:
    """The ids of each group as they were found last; none before. Anew finds them now."""
    kept = _current(database) if anew else _kept.get(database)
    return (
        [tuple(kept.ids[place] for place in group.members) for group in kept.groups] if kept else []
    )


def found_at(database: Database) -> int:
    """After which change the groups were found last; below nought before that."""
    kept = _kept.get(database)
    return kept.sequence if kept else -1


def _rank(twins: Twins) -> tuple[float, float, tuple[UUID, ...]]:
    return (-twins.score * max(float(twins.open), 0.0), -twins.score, twins.ids)


def _current(database: Database) -> _Kept:
    """The groups as they are; found again only after clients changed, by one reader at a time."""
    with _finding:
        sequence = database.last_write(*_TABLES)
        kept = _kept.get(database)
        if kept is None or kept.sequence != sequence:
            kept = _find(database, sequence)
            _kept[database] = kept
        return kept


def _find(database: Database, sequence: int) -> _Kept:
    clients = database.frame("twin_texts")
    ids = clients["id"]
    rows = marked(clients).with_columns(common=counted())
    found = groups(alike(rows), _apart(database, ids), lambda rest: likely(rows, rest))
    held = sorted({place for group in found for place in group.members})
    named = ids.gather(held).to_list()
    return _Kept(sequence, dict(zip(held, named, strict=True)), found)


def _apart(database: Database, ids: pl.Series) -> set[tuple[int, int]]:
    """The pairs of which a person said that they are two, by their places."""
    said = database.rows("not_duplicates", id=None)
    named = {str(row[side]) for row in said for side in ("one_id", "other_id")}
    places = ids.is_in(list(named)).arg_true()
    place = dict(zip(ids.gather(places), places, strict=True))
    pairs = ((place[str(row["one_id"])], place[str(row["other_id"])]) for row in said)
    return {(one, other) if one < other else (other, one) for one, other in pairs}


def _owed(database: Database, kept: _Kept, day: date) -> dict[str, Decimal]:
    """What the clients of the groups owe, in the base currency, where there is a rate."""
    rates, _ = rates_on(database, day)
    ids = pl.DataFrame({"id": list(kept.ids.values())}, {"id": pl.String()})
    with database.snapshot() as snapshot:
        money = snapshot.frame_beside("twin_money", ids)
    owed: dict[str, Decimal] = {}
    for client_id, currency, amount in money.iter_rows():
        if amount:
            worth = rates.total([(currency, amount)], rates.base).amount
            owed[client_id] = owed.get(client_id, Decimal(0)) + worth
    return owed
