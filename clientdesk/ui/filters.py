"""The row above the directory: search, status, filters, columns; a chip per condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import StatusFilter
from clientdesk.text.labels import label
from clientdesk.ui import cached, filter_fields, state, steering
from clientdesk.ui.conditions import Condition, conditions
from clientdesk.ui.escape import md, short
from clientdesk.ui.tables import CLIENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.client_filter import ClientFilter

_SEARCH: Final = "filter-search"
_STATUS: Final = "filter-status"
_COLUMNS: Final = "filter-shown-columns"
_VISIBLE: Final = frozenset({"search", "status"})
"""Conditions whose own control always shows them; the others get a chip."""


def bar(client_filter: ClientFilter) -> None:
    """The controls in one row that wraps, and the chips below it."""
    locale = cached.workspace().locale
    chips = [part for part in conditions(client_filter, locale) if part.key not in _VISIBLE]
    with st.container(horizontal=True, vertical_alignment="center", key="filter-bar"):
        _search(client_filter)
        _status(client_filter)
        title = f"Filters · {len(chips)}" if chips else "Filters"
        with st.popover(title, icon=":material/tune:", key="filter-more"):
            filter_fields.show(client_filter)
        with st.popover("Columns", icon=":material/view_column:", key="filter-columns"):
            _columns()
    if chips:
        _chips(chips)


def _search(client_filter: ClientFilter) -> None:
    if _typed() != client_filter.search:
        state.keep(_SEARCH, client_filter.search or "")
    st.text_input(
        "Search clients",
        key=_SEARCH,
        type="search",
        max_chars=500,
        live="300ms",
        placeholder="Search name, e-mail, phone, address, website, notes",
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=_take_search,
    )


def _typed() -> str | None:
    return state.recall(_SEARCH, "").strip() or None


def _take_search() -> None:
    steering.change(search=_typed())


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
    steering.show_columns(tuple(chosen))


def _chips(chips: Sequence[Condition]) -> None:
    with st.container(horizontal=True, key="filter-chips", gap="xsmall"):
        for chip in chips:
            st.button(
                md(short(chip.text, 60)),
                key=f"chip-{chip.key}",
                icon=":material/close:",
                icon_position="right",
                on_click=steering.drop,
                args=(chip.key,),
            )
        st.button("Clear all", type="tertiary", key="clear-filters", on_click=steering.clear)
