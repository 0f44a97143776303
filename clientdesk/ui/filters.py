"""The row above the directory: search, status, filters, columns; below it a chip per condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import StatusFilter
from clientdesk.text.labels import label
from clientdesk.ui import (
    cached,
    chips,
    filter_fields,
    search_bar,
    search_remarks,
    sentence,
    state,
    steering,
    views_here,
)
from clientdesk.ui.conditions import Condition, conditions, is_ordered, sort_text
from clientdesk.ui.tables import CLIENT_COLUMNS

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.ui.sentence import Said

_STATUS: Final = "filter-status"
_COLUMNS: Final = "filter-shown-columns"
_VISIBLE: Final = frozenset({"search", "status"})
"""Conditions whose own control shows them, unless a sentence asked for them; others get a chip."""


def bar(client_filter: ClientFilter, *, found: int) -> None:
    """The controls in one row that wraps, and below it the chips and what the bar says."""
    said = sentence.said(client_filter)
    shown = _conditions(client_filter, said)
    with st.container(horizontal=True, vertical_alignment="center", key="filter-bar"):
        search_bar.field(said)
        _status(client_filter)
        asked = len([part for part in shown if part.key != "sort"])
        title = f"Filters · {asked}" if asked else "Filters"
        with st.popover(title, icon=":material/tune:", key="filter-more"):
            filter_fields.show(client_filter)
        with st.popover("Columns", icon=":material/view_column:", key="filter-columns"):
            _columns()
    if shown:
        chips.show(shown, client_filter, said)
    elif not said.text.strip():
        search_bar.at_rest()
    search_remarks.show(said, client_filter, found=found)


def _conditions(client_filter: ClientFilter, said: Said) -> list[Condition]:
    """What gets a chip; the order of the list beside a sentence, or where one asked for it."""
    found = conditions(client_filter, cached.workspace().locale)
    if not said.is_sentence:
        found = [part for part in found if part.key not in _VISIBLE]
    told = said.is_sentence or said.parsed.filter.sort is not None
    if told and is_ordered(client_filter):
        found.append(Condition("sort", sort_text(client_filter)))
    return found


def _status(client_filter: ClientFilter) -> None:
    filter_fields.follow(_STATUS, client_filter.status)
    st.segmented_control(
        "Status",
        list(StatusFilter),
        key=_STATUS,
        required=True,
        format_func=lambda status: label("client", status),
        label_visibility="collapsed",
        on_change=_take_status,
    )


def _take_status() -> None:
    steering.change(status=state.recall(_STATUS, StatusFilter.ACTIVE))


def _columns() -> None:
    state.keep(_COLUMNS, list(steering.shown_columns()[1:]))
    st.pills(
        "Columns beside the name",
        list(CLIENT_COLUMNS)[1:],
        key=_COLUMNS,
        selection_mode="multi",
        format_func=lambda key: CLIENT_COLUMNS[key].label,
        on_change=_take_columns,
    )


def _take_columns() -> None:
    chosen: list[str] = state.recall(_COLUMNS, [])
    views_here.choose_columns(tuple(chosen))
