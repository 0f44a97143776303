"""Figures in words of the work: values go in as decimals, what is clicked comes out as ids."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.text.labels import label, labels
from clientdesk.text.periods import period, short_period
from clientdesk.ui import chart_figures
from clientdesk.ui.chart_parts import (
    ONLY,
    Colour,
    Place,
    Series,
    counted,
    inert,
    label_places,
    money_in,
)
from clientdesk.ui.components.chart import Chart
from clientdesk.ui.components.table import Cell, Column, Row, Table
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from clientdesk.ui.chart_parts import Unit

NOTHING: Final = "There is nothing to draw yet."

_AGING_COLOURS: Final = {
    "1-30": Colour.PALE,
    "31-60": Colour.AMBER,
    "61-90": Colour.ORANGE,
    "90+": Colour.RED,
}
_STATUS_COLOURS: Final = {
    "paid": Colour.GREEN,
    "overdue": Colour.RED,
    "pending": Colour.AMBER,
    "unpaid": Colour.ACCENT,
}
_MOST_BARS: Final = 10


def invoiced_and_collected(
    rows: Iterable[tuple[date, Decimal, Decimal]],
    grain: str,
    *,
    currency: str,
    locale: str,
    empty: str = NOTHING,
) -> Chart:
    """Grouped bars by period; series are invoiced and collected, places the first days."""
    unit = money_in(currency, locale)
    series = (
        Series("invoiced", "Invoiced", Colour.ACCENT, unit),
        Series("collected", "Collected", Colour.GREEN, unit),
    )
    places = _periods(rows, grain, locale)
    subject = f"Invoiced and collected by {grain}"
    return by_period(subject, places, series, column=grain.capitalize(), empty=empty)


def line(
    subject: str,
    rows: Iterable[tuple[date, Decimal | None]],
    grain: str,
    *,
    unit: Unit,
    locale: str,
    empty: str = NOTHING,
) -> Chart:
    """One value by period as a line; an unknown value is a gap."""
    series = (Series(ONLY, short(subject, 40), Colour.ACCENT, unit),)
    places = _periods(rows, grain, locale)
    title, column = f"{subject} by {grain}", grain.capitalize()
    return by_period(title, places, series, column=column, is_line=True, empty=empty)


def status(
    distribution: Mapping[str, tuple[int, Decimal]],
    *,
    currency: str,
    locale: str,
    empty: str = "There are no invoices yet.",
) -> Chart:
    """Every invoice by status, by number and by amount side by side."""
    series = (
        Series("count", "Number", Colour.GREY, counted("invoice", locale)),
        Series("amount", "Amount", Colour.GREY, money_in(currency, locale)),
    )
    words = [word for word in (*labels("invoice"), "other") if word in distribution]
    places = [
        Place(word, label("invoice", word), (Decimal(number), amount), _status_colour(word))
        for word in words
        for number, amount in [distribution[word]]
        if number
    ]
    title = f"Invoices by status, number and amount in {currency}"
    figure = chart_figures.side_by_side(places, *series)
    return _chart(title, "Status", places, series, figure=figure, empty=empty)


def aging(
    amounts: Mapping[str, Decimal],
    *,
    currency: str,
    locale: str,
    empty: str = "Nothing is outstanding.",
) -> Chart:
    """Open amounts by days overdue, from grey by amber to red."""
    places = [
        Place(bucket, word, (amounts.get(bucket, Decimal(0)),), _aging_colour(bucket))
        for bucket, word in labels("aging").items()
        if bucket != "no_due_date" or amounts.get(bucket)
    ]
    unit, columns = money_in(currency, locale), ("Days overdue", "Open")
    return ranked("Open amounts by days overdue", places, unit, columns=columns, empty=empty)


def by_period(
    subject: str,
    places: Sequence[Place],
    series: Sequence[Series],
    *,
    column: str = "Period",
    is_line: bool = False,
    empty: str = NOTHING,
) -> Chart:
    """Bars, or lines, over time, in the unit of the first series."""
    title = f"{subject}, {series[0].unit.name}"
    figure = chart_figures.over_time(places, series, is_line=is_line)
    return _chart(title, column, places, series, figure=figure, empty=empty)


def ranked(
    subject: str,
    places: Sequence[Place],
    unit: Unit,
    *,
    columns: tuple[str, str] = ("Name", "Amount"),
    empty: str = NOTHING,
) -> Chart:
    """Horizontal bars in the order given; those beyond the tenth stand in the table only."""
    series = Series(ONLY, columns[1], Colour.ACCENT, unit)
    figure = chart_figures.ranked(places[:_MOST_BARS], series)
    title = f"{subject}, {unit.name}"
    chart = _chart(title, columns[0], places, [series], figure=figure, empty=empty)
    is_cut = len(places) > _MOST_BARS
    note = f"The first {_MOST_BARS} of {len(places)}; the table has all." if is_cut else ""
    return replace(chart, note=note)


def _chart(
    title: str,
    first: str,
    places: Sequence[Place],
    series: Sequence[Series],
    *,
    figure: dict[str, Any] | None,
    empty: str,
) -> Chart:
    columns = [Column(first, "elastic"), *(Column(one.label, "right") for one in series)]
    # A row opens by its link, which needs an address although the page stays.
    rows = [Row(place.id, place.label, _cells(place, series), href="#") for place in places]
    ids, keys = tuple(place.id for place in places), tuple(one.key for one in series)
    return Chart(title, figure, ids, keys, Table(title, columns, rows), empty=empty)


def _cells(place: Place, series: Sequence[Series]) -> tuple[Cell | None, ...]:
    values = [
        None if value is None else Cell(one.unit.exact(value))
        for one, value in zip(series, place.values, strict=True)
    ]
    return (Cell(place.label), *values)


def _periods(rows: Iterable[tuple[Any, ...]], grain: str, locale: str) -> list[Place]:
    places: list[Place] = []
    last_year = 0
    found = list(rows)
    labelled = set(label_places(len(found)))
    for at, (start, *values) in enumerate(found):
        tick = ""
        if at in labelled:
            tick = inert(short_period(start, grain, locale))
            tick += f"<br>{start.year}" if start.year != last_year else ""
            last_year = start.year
        whole = period(start, grain, locale)
        places.append(Place(start.isoformat(), whole, tuple(values), tick=tick))
    return places


def _status_colour(word: str) -> Colour:
    return _STATUS_COLOURS.get(word, Colour.GREY)


def _aging_colour(bucket: str) -> Colour:
    return _AGING_COLOURS.get(bucket, Colour.GREY)
