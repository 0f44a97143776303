"""A filter said as a sentence that reads back as the same filter."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.parsing import Chip
from clientdesk.nlfilter.wording import condition, day_text, label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from clientdesk.model.client_filter import ClientFilter

_SEARCHED: Final = re.compile(r'"[^"]*"|\S+')
_SAID_ELSEWHERE: Final = frozenset({"descending", "created_to", "last_invoice_to"})
_SPANS: Final = {"created": "created", "last_invoice": "last invoiced"}

# Risk before size: after a size, a comma and a level of risk, “medium” could belong to either.
_ORDER: Final = ("search", "status", "risk_tier")


@dataclass(frozen=True, slots=True)
class Explained:
    """A filter in words."""

    sentence: str
    chips: tuple[Chip, ...]


def explain(value: ClientFilter) -> Explained:
    """Say a filter, all conditions in one sentence and each as a chip."""
    chips = tuple(_chips(value))
    sentence = ", ".join(dict.fromkeys(chip.source for chip in chips))
    return Explained(sentence[:1].upper() + sentence[1:] if sentence else "All clients", chips)


def _chips(value: ClientFilter) -> Iterator[Chip]:
    names = [field.name for field in fields(value)]
    for key in (*_ORDER, *(name for name in names if name not in _ORDER)):
        part = condition(value, key)
        if part is not None and key != "descending":
            yield Chip(key, label(key, part), _clause(value, key, part))


def _clause(value: ClientFilter, key: str, part: Any) -> str:  # noqa: ANN401  # by key
    """The words for a condition; a span is one clause with both ends."""
    if key == "search":
        return f"search {' '.join(_quoted(word) for word in _SEARCHED.findall(part))}"
    if key == "location":
        return label(key, tuple(_quoted(place) for place in part))
    if key == "sort":
        return f"{label(key, part)} {'descending' if value.descending else 'ascending'}"
    span = key.removesuffix("_from").removesuffix("_to")
    if span in _SPANS:
        return _span(_SPANS[span], getattr(value, f"{span}_from"), getattr(value, f"{span}_to"))
    return label(key, part)


def _quoted(text: str) -> str:
    return f'"{text.strip(chr(34))}"'


def _span(title: str, first: date | None, last: date | None) -> str:
    if first and last:
        return f"{title} between {day_text(first)} and {day_text(last)}"
    return f"{title} from {day_text(first)}" if first else f"{title} until {day_text(last)}"  # type: ignore[arg-type]
