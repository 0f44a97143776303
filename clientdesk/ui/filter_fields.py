"""What the Filters button opens: the conditions that most people set by hand, and the order.

A closed popover's controls are not drawn, and Streamlit draws them with what the latest run set:
so each run sets them all from the filter in the address.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.model.client_filter import UNASSIGNED, Field, Sort
from clientdesk.model.words import (
    CompanyType,
    EnrichmentStatus,
    Industry,
    RiskTier,
    SizeSegment,
)
from clientdesk.text.dates import day
from clientdesk.text.labels import field_label, label
from clientdesk.text.typed_days import read_day
from clientdesk.ui import cached, choices, state, steering
from clientdesk.ui.conditions import SORTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from enum import StrEnum

    from clientdesk.model.client_filter import ClientFilter

_UNASSIGNED: Final = "Unassigned"
_UP: Final = "Ascending"
_DOWN: Final = "Descending"


def show(client_filter: ClientFilter) -> None:
    """Draw the fields; each change shows the list behind them at once."""
    left, right = st.columns(2)
    with left:
        _date("created_from", "Created from", client_filter)
    with right:
        _date("created_to", "Created to", client_filter)
    left, right = st.columns(2)
    with left:
        _many("has", "Has", client_filter, options=list(Field), wording=field_label)
    with right:
        _many("missing", "Missing", client_filter, options=list(Field), wording=field_label)
    _owner(client_filter)
    codes = sorted({*choices.currencies(), *client_filter.currency})
    _many("currency", "Currency", client_filter, options=codes)
    _enrichment(client_filter)
    _order(client_filter)


def _enrichment(client_filter: ClientFilter) -> None:
    """How far enrichment is, and what it says of a client."""

    def many(field: str, title: str, words: type[StrEnum], *, kind: str = "") -> None:
        wording = partial(label, kind or field)
        _many(field, title, client_filter, options=list(words), wording=wording)

    left, right = st.columns(2)
    with left:
        many("enrichment_status", "Enrichment", EnrichmentStatus, kind="enrichment")
        many("company_type", "Company type", CompanyType)
    with right:
        many("risk_tier", "Risk", RiskTier)
        many("size_segment", "Size", SizeSegment)
    _many("industry", "Industry", client_filter, options=list(Industry))


def follow(key: str, value: object) -> None:
    """Let a control show the filter, unless it does: setting it would disturb who types."""
    unset = object()
    if state.recall(key, unset) != value:
        state.keep(key, value)


def _key(field: str) -> str:
    return f"filter-{field}"


def _date(field: str, title: str, client_filter: ClientFilter) -> None:
    value: date | None = getattr(client_filter, field)
    wrong: str = state.recall(_wrong(field), "")
    written = day(value, cached.workspace().locale) if value else ""
    state.keep(_key(field), wrong or written)
    # Streamlit's date input drops what is typed on Escape and does nothing on Enter.
    st.text_input(
        title,
        key=_key(field),
        placeholder=day(cached.today(), cached.workspace().locale),
        on_change=_take_date,
        args=(field,),
    )
    if wrong:
        st.markdown(f":small[:red[{title} must be a day such as 22 Nov 2026 or 2026-11-22.]]")


def _many(
    field: str,
    title: str,
    client_filter: ClientFilter,
    *,
    options: Sequence[str],
    wording: Callable[[Any], str] = str,
) -> None:
    state.keep(_key(field), list(getattr(client_filter, field)))
    st.multiselect(
        title,
        options,
        key=_key(field),
        format_func=wording,
        placeholder="Any",
        on_change=_take_many,
        args=(field,),
    )


def _owner(client_filter: ClientFilter) -> None:
    asked = set(client_filter.owner or ())
    names = sorted({member.name for member in cached.members()} | asked - {UNASSIGNED})
    nobody = client_filter.owner == () or UNASSIGNED in asked
    wanted = [*([_UNASSIGNED] if nobody else []), *sorted(asked - {UNASSIGNED})]
    state.keep(_key("owner"), wanted)
    st.multiselect(
        "Owner",
        [_UNASSIGNED, *names],
        key=_key("owner"),
        placeholder="Anybody",
        on_change=_take_owner,
    )


def _order(client_filter: ClientFilter) -> None:
    left, right = st.columns(2, vertical_alignment="bottom")
    state.keep(_key("sort"), client_filter.sort or Sort.NAME)
    left.selectbox(
        "Sort by",
        list(SORTS),
        key=_key("sort"),
        format_func=SORTS.__getitem__,
        on_change=_take,
        args=("sort",),
    )
    state.keep(_key("direction"), _DOWN if client_filter.descending else _UP)
    right.segmented_control(
        "Direction",
        [_UP, _DOWN],
        key=_key("direction"),
        required=True,
        label_visibility="collapsed",
        on_change=_take_direction,
    )


def _take_direction() -> None:
    steering.change(descending=state.recall(_key("direction"), _UP) == _DOWN)


def _take_date(field: str) -> None:
    """Ask for the day that was typed; a text that names none stays, with what is wrong."""
    typed = state.recall(_key(field), "").strip()
    value = read_day(typed, cached.workspace().locale)
    state.keep(_wrong(field), typed if typed and value is None else "")
    if value or not typed:
        steering.change(**{field: value})


def _wrong(field: str) -> str:
    return f"filter-wrong-{field}"


def _take(field: str) -> None:
    steering.change(**{field: state.recall(_key(field), None)})


def _take_many(field: str) -> None:
    steering.change(**{field: tuple(state.recall(_key(field), ()))})


def _take_owner() -> None:
    names: list[str] = state.recall(_key("owner"), [])
    owners = tuple(UNASSIGNED if name == _UNASSIGNED else name for name in names)
    steering.change(owner=() if owners == (UNASSIGNED,) else owners or None)
