"""What lookups left on the clients' own rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from clientdesk.demo.columns import NONE, money_column, time_column
from clientdesk.model.client_facts import ClientFact, marks
from clientdesk.model.enrichment_jobs import Trigger
from clientdesk.model.words import EnrichmentStatus, SkipReason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.demo.by_hand import ByHand
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Ints
    from clientdesk.demo.lookups import Lookup


def columns(
    made: Clients, lookups: Sequence[Lookup], known: Sequence[ByHand]
) -> dict[str, pl.Series]:
    """The columns of enrichment, for as many clients as are known; nobody else was looked up."""
    rows = [_untouched(website) for website in made.texts["website"].head(len(made.known))]
    for each in known:
        rows[each.row] |= {str(each.field): each.value, "facts_by_hand": marks([each.field])}
    for lookup in lookups:
        rows[lookup.turn.row] |= _failed(lookup) if lookup.failure else _succeeded(lookup)
    return {name: _column(name, [row.get(name) for row in rows]) for name in _KINDS}


def moves(lookups: Sequence[Lookup], known: Sequence[ByHand], count: int) -> Ints:
    """How often the row of each client was written on the way."""
    written = np.zeros(count, dtype=np.int64)
    for lookup in lookups:
        is_queued_later = lookup.turn.trigger is not Trigger.CREATE
        written[lookup.turn.row] += is_queued_later + 2 * len(lookup.tries)
    for each in known:
        written[each.row] += 1
    return written


def last_edits(known: Sequence[ByHand], count: int) -> Ints:
    """When a member last set a fact of each client; NONE for most."""
    last = np.full(count, NONE)
    for each in known:
        last[each.row] = each.at
    return last


_KINDS: dict[str, pl.DataType] = {
    **dict.fromkeys(
        ("enrichment_status", "enrichment_skip_reason", "enrichment_error_kind"), pl.String()
    ),
    **{"enrichment_error": pl.String(), "enrichment_attempts": pl.Int32()},
    **{"enriched_at": pl.Int64(), "enrichment_confidence": pl.Int64()},
    **{"enriched_inputs": pl.String(), "facts_by_hand": pl.String()},
    **{str(field): pl.String() for field in ClientFact},
}


def _untouched(website: str | None) -> dict[str, Any]:
    if website is None:
        status, reason = EnrichmentStatus.SKIPPED, str(SkipReason.MISSING_WEBSITE)
        return {"enrichment_status": str(status), "enrichment_skip_reason": reason}
    return {"enrichment_status": str(EnrichmentStatus.NOT_STARTED)}


def _succeeded(lookup: Lookup) -> dict[str, Any]:
    return {
        "enrichment_status": str(EnrichmentStatus.SUCCEEDED),
        "enriched_at": lookup.tries[-1].ended,
        "enriched_inputs": lookup.inputs,
        "enrichment_confidence": round(lookup.result.confidence * 1000),
        **{str(field): value for field, value in lookup.filled.items()},
    }


def _failed(lookup: Lookup) -> dict[str, Any]:
    failure = lookup.failure
    return {
        "enrichment_status": str(EnrichmentStatus.FAILED),
        "enrichment_error_kind": failure and str(failure.kind),
        "enrichment_error": failure and failure.message,
        "enrichment_attempts": len(lookup.tries),
    }


def _column(name: str, values: list[Any]) -> pl.Series:
    numbers = (
        np.array([NONE if value is None else value for value in values])
        if (_KINDS[name] == pl.Int64())
        else None
    )
    if numbers is None:
        return pl.Series(name, values, dtype=_KINDS[name])
    return time_column(numbers) if name == "enriched_at" else money_column(numbers, 4, 3)
