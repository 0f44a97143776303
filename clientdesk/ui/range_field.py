"""Comparisons with a number: a row each, of its sign and its number."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.errors import InvalidFilter
from clientdesk.model.client_filter import ClientFilter, Range
from clientdesk.text.typed_amounts import read_number, typed_number
from clientdesk.ui import cached, state, steering
from clientdesk.ui.conditions import SIGNS
from clientdesk.ui.filter_inputs import Typed

if TYPE_CHECKING:
    from decimal import Decimal

    from clientdesk.ui.filter_inputs import Inputs

_NAMES: Final = tuple(bound.name for bound in fields(Range))
_WRONG: Final = "This must be a number such as 5,000 or 12.50."


def show(inputs: Inputs, field: str, title: str) -> None:
    """Draw a row for each comparison; an empty number drops it."""
    bounds = _bounds(getattr(inputs.filter, field))
    for name, value in bounds.items():
        left, right = st.columns([2, 3])
        with left:
            _sign(inputs, field, name)
        with right:
            _number(inputs, field, name, value, title)


def _sign(inputs: Inputs, field: str, name: str) -> None:
    key = inputs.key(f"{field}-{name}-sign")
    state.keep(key, name)
    # A sign that stands in another row would take that row's place.
    taken = set(_bounds(getattr(inputs.filter, field))) - {name}
    st.selectbox(
        "Comparison",
        [sign for sign in _NAMES if sign not in taken],
        key=key,
        format_func=SIGNS.__getitem__,
        on_change=_take_sign,
        args=(key, field, name),
    )


def _take_sign(key: str, field: str, name: str) -> None:
    bounds = _now(field)
    _ask(
        field, {state.recall(key, name) if sign == name else sign: bounds[sign] for sign in bounds}
    )


def _number(inputs: Inputs, field: str, name: str, value: Decimal, title: str) -> None:
    locale = cached.workspace().locale

    def take(typed: str) -> bool:
        number = read_number(typed, locale)
        others = {sign: bound for sign, bound in _now(field).items() if sign != name}
        if not typed:
            return _ask(field, others)
        return number is not None and _ask(field, {**others, name: number})

    inputs.typed(f"{field}-{name}", Typed(title, typed_number(value, locale), _WRONG), take)


def _bounds(value: Range | None) -> dict[str, Decimal]:
    named = {name: getattr(value, name) for name in _NAMES} if value else {}
    return {name: bound for name, bound in named.items() if bound is not None}


def _now(field: str) -> dict[str, Decimal]:
    return _bounds(getattr(state.read_filter().filter, field))


def _ask(field: str, bounds: dict[str, Decimal]) -> bool:
    """Ask for these comparisons, unless the filter refuses a number."""
    wanted = Range(**bounds) if bounds else None
    values: dict[str, Any] = {field: wanted}
    try:
        ClientFilter.from_json(ClientFilter(**values).to_json())
    except InvalidFilter:
        return False
    steering.change(**{field: wanted})
    return True
