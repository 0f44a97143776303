from __future__ import annotations

from datetime import date

import pytest

from clientdesk.model.period import Grain, Period, Window
from clientdesk.ui.analytics_view import View, ViewRead, parameters, read_view

TODAY = date(2026, 11, 23)
OWNERS = ["Nora Quinn"]

VIEWS = [
    View(),
    View(Period.THIS_YEAR, grain=Grain.QUARTER),
    View(Period.CUSTOM, first=date(2026, 1, 5), last=date(2026, 2, 1)),
    View(Period.CUSTOM),
    View(as_of=date(2026, 3, 31), owner="Nora Quinn", currency="USD"),
    View(owner="unassigned"),
]


@pytest.mark.parametrize("view", VIEWS)
def test_an_address_shows_the_view_that_made_it(view: View) -> None:
    assert read_view(parameters(view), owners=OWNERS, today=TODAY) == ViewRead(view)


def test_what_is_usual_leaves_the_address_empty() -> None:
    assert set(parameters(View()).values()) == {""}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("period", "fortnight"),
        ("from", "soon"),
        ("to", "2026-02-30"),
        ("by", "hour"),
        ("as_of", "31/12/2025"),
        ("owner", "Somebody Else"),
        ("currency", "euros"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said(name: str, text: str) -> None:
    read = read_view({name: text, "by": "week"} | {name: text}, owners=OWNERS, today=TODAY)

    assert read.problems[0].startswith(f"“{text}” is no ")
    assert read.view == View(grain=None if name == "by" else Grain.WEEK)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    address = {"period": "custom", "from": "2026-02-01", "to": "2026-01-01"}
    read = read_view(address, owners=OWNERS, today=TODAY)

    assert read.view == View()
    assert read.problems == ("The last day is before the first. Choose a later one.",)


def test_a_day_to_come_is_refused() -> None:
    read = read_view({"as_of": "2026-11-24"}, owners=OWNERS, today=TODAY)

    assert read == ViewRead(View(), ("The as-of day is after today. Choose an earlier one.",))


def test_a_named_period_ends_on_the_as_of_day() -> None:
    view = View(Period.LAST_30, as_of=date(2026, 3, 31))

    assert view.window(TODAY) == Window(date(2026, 3, 2), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("view", "grain"),
    [
        (View(Period.LAST_7), Grain.DAY),
        (View(), Grain.WEEK),
        (View(Period.THIS_YEAR), Grain.MONTH),
        (View(Period.THIS_YEAR, grain=Grain.DAY), Grain.DAY),
        (View(Period.CUSTOM), Grain.QUARTER),
        (View(Period.CUSTOM, grain=Grain.WEEK), Grain.WEEK),
        (View(Period.CUSTOM, grain=Grain.DAY), Grain.QUARTER),
        (View(Period.CUSTOM, first=date(2025, 1, 1), grain=Grain.DAY), Grain.MONTH),
        (View(Period.CUSTOM, first=date(2026, 10, 1)), Grain.WEEK),
        (View(Period.CUSTOM, first=date(2027, 1, 1)), Grain.DAY),
    ],
)
def test_the_step_fits_the_period_unless_one_is_chosen_that_can_be_drawn(
    view: View, grain: Grain
) -> None:
    assert view.step(TODAY) is grain


def test_an_owner_is_a_name_or_nobody() -> None:
    assert View().owners() is None
    assert View(owner="unassigned").owners() == ()
    assert View(owner="Nora Quinn").owners() == ("Nora Quinn",)
