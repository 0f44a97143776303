"""All that was found in a sentence as one filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import UNASSIGNED, ClientFilter, Range
from clientdesk.nlfilter.notes import SWAPPED_AMOUNTS, SWAPPED_DATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from clientdesk.nlfilter.finding import Finding
    from clientdesk.nlfilter.notes import Note

_RANGES: Final = ("outstanding", "overdue", "revenue", "days_overdue", "invoice_count")
_SPANS: Final = ("created", "last_invoice")
_LOWER: Final = ("gt", "gte")
_UPPER: Final = ("lt", "lte")
_SWAP: Final = {"gt": "lt", "gte": "lte", "lt": "gt", "lte": "gte"}


def combined(findings: Iterable[Finding]) -> tuple[ClientFilter, list[Note]]:
    """The filter that all findings come to, and remarks on what had to be changed."""
    values: dict[str, Any] = {}
    notes: list[Note] = []
    narrowing: dict[str, bool] = {}
    for finding in findings:
        for key, value in finding.values.items():
            is_cut = finding.denies or narrowing.get(key, False)
            values[key] = _both(key, values[key], value, is_cut) if key in values else value
            narrowing[key] = finding.denies and narrowing.get(key, True)
    for key in _SPANS:
        _straighten(values, key, notes)
    for key in _RANGES:
        if key in values:
            values[key] = _range(values[key], notes)
    if values.get("owner") == (UNASSIGNED,):
        values["owner"] = ()
    return ClientFilter(**values), notes


def _both(key: str, known: Any, new: Any, is_cut: bool) -> Any:  # noqa: ANN401  # by key
    """Lists as one, ranges narrowed; of anything else the last one counts."""
    if isinstance(known, tuple):
        return _listed(known, new, is_cut)
    if key in _RANGES:
        return _narrowed(known, new)
    if key == "search":
        return f"{known} {new}"
    if key in {"created_from", "last_invoice_from"}:
        return max(known, new)
    return min(known, new) if key in {"created_to", "last_invoice_to"} else new


def _listed(known: tuple[str, ...], new: tuple[str, ...], is_cut: bool) -> tuple[str, ...]:
    """Words of both; of a list and all words but some those that are in both, if there are any."""
    if is_cut:
        return tuple(word for word in known if word in new) or known
    return tuple(dict.fromkeys((*known, *new)))


def _narrowed(known: Mapping[str, Decimal], new: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Both comparisons; owing something is said already by owing more than 500."""
    parts = [part for part in (known, new) if dict(part) != {"gt": 0}] or [known]
    bounds = dict(parts[0])
    for name, number in (pair for part in parts[1:] for pair in part.items()):
        pick = max if name in _LOWER else min
        bounds[name] = pick(bounds.get(name, number), number)
    return bounds


def _range(bounds: Mapping[str, Decimal], notes: list[Note]) -> Range:
    low = max((bounds[name] for name in _LOWER if name in bounds), default=None)
    high = min((bounds[name] for name in _UPPER if name in bounds), default=None)
    if low is not None and high is not None and low > high:
        notes.append(SWAPPED_AMOUNTS)
        bounds = {_SWAP.get(name, name): number for name, number in bounds.items()}
    return Range(**bounds)


def _straighten(values: dict[str, Any], key: str, notes: list[Note]) -> None:
    first, last = values.get(f"{key}_from"), values.get(f"{key}_to")
    if first is not None and last is not None and first > last:
        notes.append(SWAPPED_DATES)
        values[f"{key}_from"], values[f"{key}_to"] = last, first


def owners(value: ClientFilter) -> list[str]:
    """The owners of a filter, unassigned as a word among them."""
    return [] if value.owner is None else list(value.owner) or [UNASSIGNED]
