"""Plotly figures of places and series: over time, ranked, and two rankings side by side.

A figure is None when no place has a value: an empty frame would say nothing.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.ui.chart_parts import (
    LABELS,
    NO_TITLE,
    ONLY,
    drawn,
    inert,
    layout,
    value_axis,
    written,
)
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.ui.chart_parts import Place, Series

    Figure = dict[str, Any]

_BAR: Final = 30
"""Pixels that a horizontal bar takes with the air around it."""

_FEWEST: Final = 2
"""A bar alone is as thick as one of many."""

_ROOM: Final = Decimal("0.5")
"""What the longest bar leaves to its value, as a part of its length, beside names on a phone."""

_ROOM_IN_HALF: Final = Decimal("0.7")
"""The same in half a width."""

_LEGEND: Final = {
    "orientation": "h",
    "x": 0,
    "y": 1.02,
    "yanchor": "bottom",
    "itemclick": False,
    "itemdoubleclick": False,
    "title": {"text": ""},
    "font": LABELS,
}


def over_time(places: Sequence[Place], series: Sequence[Series], *, is_line: bool) -> Figure | None:
    """Grouped bars or lines; the axis of values is that of the first series' unit."""
    if not _has_values(places):
        return None
    values = [value for place in places for value in place.values]
    frame = layout(
        260,
        xaxis=_time_axis(places),
        yaxis=value_axis(values, series[0].unit) | {"automargin": True},
        barmode="group",
        bargap=max(0.3, 1 - 0.14 * len(places)),
        bargroupgap=0.08,
        showlegend=len(series) > 1,
        legend=_LEGEND,
    )
    traces = [_trace_over_time(places, at, one, is_line=is_line) for at, one in enumerate(series)]
    return {"data": traces, "layout": frame}


def ranked(places: Sequence[Place], series: Series) -> Figure | None:
    """Horizontal bars from top to bottom, each with its value."""
    if not _has_values(places):
        return None
    axes = {"xaxis": _bar_axis(places, 0, room=_ROOM), "yaxis": _names_axis(places)}
    return {
        "data": [_bars(places, 0, series)],
        "layout": layout(_height(places), bargap=0.35, **axes),
    }


def side_by_side(places: Sequence[Place], left: Series, right: Series) -> Figure | None:
    """The same places twice, each series with an axis of its own."""
    if not _has_values(places):
        return None
    frame = layout(
        _height(places) + 22,
        bargap=0.35,
        margin={"l": 0, "r": 8, "t": 24, "b": 0},
        annotations=[_head(left.label, 0), _head(right.label, 0.55)],
        xaxis=_bar_axis(places, 0, room=_ROOM_IN_HALF) | {"domain": [0, 0.45]},
        xaxis2=_bar_axis(places, 1, room=_ROOM_IN_HALF) | {"domain": [0.55, 1]},
        yaxis=_names_axis(places),
    )
    traces = [_bars(places, 0, left), _bars(places, 1, right) | {"xaxis": "x2"}]
    return {"data": traces, "layout": frame}


def _trace_over_time(
    places: Sequence[Place], at: int, series: Series, *, is_line: bool
) -> dict[str, Any]:
    common = {
        "name": inert(series.label),
        "x": [place.id for place in places],
        "y": [drawn(place.values[at]) for place in places],
        "hovertext": [_hover(place, at, series) for place in places],
        "hoverinfo": "text",
    }
    if is_line:
        marker = {"size": 8, "color": series.colour}
        return {
            **common,
            "type": "scatter",
            "mode": "lines+markers",
            "marker": marker,
            "cliponaxis": False,
        }
    return {**common, **_bar_look(str(series.colour))}


def _bars(places: Sequence[Place], at: int, series: Series) -> dict[str, Any]:
    values = [place.values[at] for place in places]
    return {
        **_bar_look([str(place.colour or series.colour) for place in places]),
        "orientation": "h",
        "x": [drawn(value) for value in values],
        "y": list(range(len(places))),
        "text": ["" if value is None else inert(series.unit.short(value)) for value in values],
        "textposition": "outside",
        "cliponaxis": False,
        "hovertext": [_hover(place, at, series) for place in places],
        "hoverinfo": "text",
    }


def _bar_look(colour: str | list[str]) -> dict[str, Any]:
    """A bar; a click leaves the others as they are."""
    return {
        "type": "bar",
        "marker": {"color": colour, "cornerradius": 3, "line": {"width": 0}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _hover(place: Place, at: int, series: Series) -> str:
    name = "" if series.key == ONLY else f"{inert(series.label)}: "
    return f"{inert(place.label)}<br><b>{name}{inert(written(series.unit, place.values[at]))}</b>"


def _time_axis(places: Sequence[Place]) -> dict[str, Any]:
    labelled = [place for place in places if place.tick]
    return {
        "type": "category",
        "tickvals": [place.id for place in labelled],
        "ticktext": [place.tick for place in labelled],
        "tickangle": 0,
        "fixedrange": True,
        "showgrid": False,
        "automargin": True,
        "title": NO_TITLE,
        "tickfont": LABELS,
    }


def _names_axis(places: Sequence[Place]) -> dict[str, Any]:
    return {
        "type": "linear",
        "range": [max(_FEWEST, len(places)) - 0.5, -0.5],
        "tickvals": list(range(len(places))),
        "ticktext": [inert(short(place.label, 26)) + "  " for place in places],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "title": NO_TITLE,
        "tickfont": LABELS,
    }


def _bar_axis(places: Sequence[Place], at: int, *, room: Decimal) -> dict[str, Any]:
    """From zero, without ticks: each bar carries its value, and room is left for it."""
    most = max((place.values[at] or Decimal(0) for place in places), default=Decimal(0))
    return {
        "range": [0, drawn(most * (1 + room)) or 1],
        "visible": False,
        "fixedrange": True,
    }


def _head(text: str, at: float) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "x": at, "y": 1, "xanchor": "left"}
    return {**place, "yanchor": "bottom", "text": inert(text), "showarrow": False}


def _height(places: Sequence[Place]) -> int:
    return max(_FEWEST, len(places)) * _BAR + 16


def _has_values(places: Sequence[Place]) -> bool:
    return any(value for place in places for value in place.values)
