"""A chart in its frame: title, what it says, the figure, and the same as a table.

A figure is a picture to a screen reader and out of reach of the keyboard, so its table opens
to records as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.ui.components import table
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clientdesk.ui.components.table import Table

    Choose = Callable[[str, str], None]

_CONFIG: Final = {"displayModeBar": False, "showTips": False}


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn; without a figure there is nothing to draw, and the sentence says why."""

    title: str
    """The subject and its unit, as plain text."""
    figure: Mapping[str, Any] | None
    places: tuple[str, ...]
    """What each place along the axis stands for; a click tells it."""
    series: tuple[str, ...]
    """The same for each series; their order is that of the figure."""
    table: Table
    note: str = ""
    foot: str = ""
    """What stands below: what is counted, or where a click leads when that is not plain."""
    empty: str = ""


def show(
    chart: Chart, key: str, *, on_choose: Choose | None = None, on_row: Choose | None = None
) -> None:
    """Draw the chart; the callback gets the place and the series that were clicked.

    The table's rows do what a click does unless they have a callback of their own.
    """
    with st.container(border=True, key=f"chart-{key}", gap="xsmall"):
        as_table = _head(chart, key)
        if chart.figure is None:
            st.text(chart.empty)
        elif as_table:
            _table(chart, key, on_row or on_choose)
        else:
            _figure(chart, key, on_choose)
        if chart.foot and chart.figure is not None:
            st.caption(md(chart.foot))


def _head(chart: Chart, key: str) -> bool:
    """Title, note, and the switch between figure and table; whether the table is wanted."""
    wanted = f"{key}-as-table"
    as_table: bool = st.session_state.get(wanted, False)

    def switch() -> None:
        st.session_state[wanted] = not as_table

    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(md(chart.title), anchor=False)
        if chart.figure is not None:
            st.button(
                "Chart" if as_table else "Table",
                key=f"{key}-switch",
                type="tertiary",
                icon=":material/bar_chart:" if as_table else ":material/table_rows:",
                on_click=switch,
            )
    if chart.note:
        st.caption(md(chart.note))
    return as_table


def _table(chart: Chart, key: str, on_choose: Choose | None) -> None:
    def opened(place: str) -> None:
        if on_choose:
            on_choose(place, chart.series[0])

    table.show(chart.table, f"{key}-table", on_open=opened if on_choose else None)


def _figure(chart: Chart, key: str, on_choose: Choose | None) -> None:
    alt = " ".join(part for part in (f"{chart.title}.", chart.note, chart.foot) if part)
    figure: Any = chart.figure
    if on_choose is None:
        st.plotly_chart(figure, key=f"{key}-figure", config=_CONFIG, alt=alt)
        return
    # The browser keeps a click as a selection, and the next one there would only drop it: a new
    # key after each click makes the chart anew.
    turn: int = st.session_state.get(f"{key}-turn", 0)
    drawn = f"{key}-figure-{turn}"

    def selected() -> None:
        points = st.session_state[drawn]["selection"]["points"]
        st.session_state[f"{key}-turn"] = turn + 1
        if points:
            _tell(chart, points[0], on_choose)

    st.plotly_chart(
        figure, key=drawn, config=_CONFIG, alt=alt, on_select=selected, selection_mode="points"
    )


def _tell(chart: Chart, point: Mapping[str, Any], on_choose: Choose) -> None:
    place, series = point.get("point_number", -1), point.get("curve_number", -1)
    if 0 <= place < len(chart.places) and 0 <= series < len(chart.series):
        on_choose(chart.places[place], chart.series[series])
