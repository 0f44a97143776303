from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from clientdesk.model.aging import Bucket
from clientdesk.ui import charts
from clientdesk.ui.chart_parts import Colour, Place, counted, days, money_in

if TYPE_CHECKING:
    from clientdesk.ui.components.chart import Chart

MONEY = {"currency": "EUR", "locale": "en_IE"}
MONTHS = [
    (date(2025, 11, 1), Decimal("1200.50"), Decimal(800)),
    (date(2025, 12, 1), Decimal(0), Decimal(400)),
    (date(2026, 1, 1), Decimal(900), Decimal(0)),
]


def figure_of(chart: Chart) -> dict[str, Any]:
    """The figure as plotly accepts it: a wrong property would raise."""
    assert chart.figure is not None
    figure: dict[str, Any] = go.Figure(chart.figure).to_dict()
    return figure


def test_invoiced_and_collected_stand_side_by_side_from_zero() -> None:
    chart = charts.invoiced_and_collected(MONTHS, "month", **MONEY)
    invoiced, collected = figure_of(chart)["data"]

    assert chart.title == "Invoiced and collected by month, EUR"
    assert invoiced["y"] == [1200.5, 0, 900]
    assert collected["hovertext"][0] == "Nov 2025<br><b>Collected: €800.00</b>"
    assert figure_of(chart)["layout"]["yaxis"]["range"][0] == 0
    assert chart.places == ("2025-11-01", "2025-12-01", "2026-01-01")
    assert chart.series == ("invoiced", "collected")


def test_a_year_is_named_where_it_begins() -> None:
    chart = charts.invoiced_and_collected(MONTHS, "month", **MONEY)

    assert figure_of(chart)["layout"]["xaxis"]["ticktext"] == ["Nov<br>2025", "Dec", "Jan<br>2026"]


def test_many_days_keep_their_labels_apart() -> None:
    rows = [(date(2026, 1, 1) + timedelta(day), Decimal(day), Decimal(1)) for day in range(90)]
    chart = charts.invoiced_and_collected(rows, "day", **MONEY)

    assert len(figure_of(chart)["layout"]["xaxis"]["tickvals"]) == 6
    assert len(chart.table.rows) == 90


def test_the_table_says_exactly_what_the_figure_draws() -> None:
    table = charts.invoiced_and_collected(MONTHS, "month", **MONEY).table
    cells = [cell.text if cell else None for cell in table.rows[0].cells]

    assert [column.label for column in table.columns] == ["Month", "Invoiced", "Collected"]
    assert cells == ["Nov 2025", "€1,200.50", "€800.00"]


def test_statuses_have_one_colour_per_meaning_and_unknown_ones_are_other() -> None:
    found = {
        "other": (2, Decimal(5)),
        "paid": (3, Decimal(30)),
        "overdue": (1, Decimal(7)),
        "draft": (0, Decimal(0)),
    }
    chart = charts.status(found, **MONEY)
    count, amount = figure_of(chart)["data"]

    assert chart.places == ("overdue", "paid", "other")
    assert list(count["marker"]["color"]) == [Colour.RED, Colour.GREEN, Colour.GREY]
    assert (list(count["x"]), list(amount["x"])) == ([1, 3, 2], [7, 30, 5])


def test_aging_goes_from_grey_to_red_and_shows_empty_buckets() -> None:
    chart = charts.aging({"current": Decimal(5), "90+": Decimal("1.25")}, **MONEY)
    (bars,) = figure_of(chart)["data"]

    assert chart.places == ("current", "1-30", "31-60", "61-90", "90+")
    assert bars["marker"]["color"][0] == Colour.GREY
    assert bars["marker"]["color"][-1] == Colour.RED
    assert bars["hovertext"][-1] == "Over 90 days<br><b>€1.25</b>"


def test_every_bucket_of_aging_can_be_drawn() -> None:
    chart = charts.aging(dict.fromkeys(Bucket, Decimal(1)), **MONEY)

    assert set(chart.places) == set(Bucket)


def test_a_name_is_inert_in_every_text_of_the_figure() -> None:
    name = "<a href='https://evil.example'>Acme</a> %{x} & Sons"
    chart = charts.ranked(
        "Top clients", [Place("1", name, (Decimal(1),))], money_in("EUR", "en_IE")
    )
    drawn = figure_of(chart)
    texts = (*drawn["layout"]["yaxis"]["ticktext"], *drawn["data"][0]["hovertext"])

    assert not any("<a" in text for text in texts)
    assert "hovertemplate" not in drawn["data"][0]


def test_clients_of_one_name_have_a_bar_each() -> None:
    places = [Place(str(at), "Acme", (Decimal(9 - at),)) for at in range(2)]
    (bars,) = figure_of(charts.ranked("Top clients", places, money_in("EUR", "en_IE")))["data"]

    assert bars["y"] == [0, 1]


def test_more_than_ten_stand_in_the_table() -> None:
    places = [Place(str(at), f"Client {at}", (Decimal(99 - at),)) for at in range(14)]
    chart = charts.ranked("Top clients", places, money_in("EUR", "en_IE"))

    assert len(figure_of(chart)["data"][0]["y"]) == 10
    assert len(chart.table.rows) == 14
    assert chart.note == "The first 10 of 14; the table has all."


def test_what_is_unknown_is_a_gap_in_a_line() -> None:
    rows = [(date(2026, 1, 1), Decimal("3.5")), (date(2026, 2, 1), None)]
    chart = charts.line("DSO", rows, "month", unit=days("en_IE"), locale="en_IE")

    assert chart.title == "DSO by month, days"
    assert list(figure_of(chart)["data"][0]["y"]) == [3.5, None]
    assert chart.table.rows[1].cells[1] is None


def test_nothing_to_draw_is_a_sentence() -> None:
    none = charts.aging({}, **MONEY)
    quiet = charts.line(
        "New clients",
        [(date(2026, 1, 1), Decimal(0))],
        "month",
        unit=counted("client", "en_IE"),
        locale="en_IE",
        empty="No client was added.",
    )

    assert (none.figure, none.empty) == (None, "Nothing is outstanding.")
    assert (quiet.figure, quiet.empty) == (None, "No client was added.")


def test_no_figure_uses_more_than_six_colours() -> None:
    every = {word: (1, Decimal(1)) for word in ("draft", "pending", "unpaid", "overdue", "paid")}
    count, _amount = figure_of(charts.status(every, **MONEY))["data"]
    (bars,) = figure_of(charts.aging(dict.fromkeys(Bucket, Decimal(1)), **MONEY))["data"]

    assert len(set(count["marker"]["color"])) <= 6
    assert len(set(bars["marker"]["color"])) <= 6
