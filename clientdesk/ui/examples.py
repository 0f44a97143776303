"""Sentences to try: made from the first clients of the list, so that each finds somebody."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.model.client_filter import ClientFilter, Range, Sort
from clientdesk.model.words import Industry
from clientdesk.text.places import places_in
from clientdesk.ui import cached, reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = Mapping[str, Any]
    Example = tuple[str, ClientFilter]


def sentences() -> list[str]:
    """At most three that are read as they are meant; none without clients."""
    # By the actor, as a reading goes by who asks.
    return cached.read_on_day(lambda _database, _day: _read(), "examples", cached.actor().name)


def _read() -> list[str]:
    rows = cached.directory(ClientFilter()).clients.rows(named=True)
    made = (next(examples, None) for examples in (_overdue(rows), _owing(rows), _owned(rows)))
    return [text for text, wanted in filter(None, made) if reading.read(text).filter == wanted]


def _overdue(rows: Sequence[Row]) -> Iterator[Example]:
    for row in rows:
        if (row["overdue"] or 0) > 0:
            for place in places_in(row["address"] or "")[:1]:
                overdue = Range(gt=Decimal(0))
                yield f"overdue in {place}", ClientFilter(location=(place,), overdue=overdue)


def _owing(rows: Sequence[Row]) -> Iterator[Example]:
    """Above the first digit of what most owe more than; the biggest first."""
    open_amounts = sorted((row["outstanding"] or Decimal(0) for row in rows), reverse=True)
    for amount in open_amounts[2:3]:
        if amount > 1:
            least = Decimal(10) ** amount.adjusted()
            wanted = ClientFilter(
                outstanding=Range(gt=least), sort=Sort.OUTSTANDING, descending=True
            )
            yield f"owing over {int(least):,}, sorted by outstanding", wanted


def _owned(rows: Sequence[Row]) -> Iterator[Example]:
    for row in rows:
        if row["owner"] and row["industry"]:
            wanted = ClientFilter(owner=(row["owner"],), industry=(Industry(row["industry"]),))
            yield f"{row['industry']} owned by {row['owner']}", wanted
