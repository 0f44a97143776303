from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest

from clientdesk.demo.workspace import fill
from clientdesk.model.aging import Bucket
from clientdesk.queries.behind import Figure
from clientdesk.queries.report import report
from clientdesk.store.database import create_database, database
from clientdesk.text.amounts import money, percent
from clientdesk.text.lengths import days
from clientdesk.ui import cached
from clientdesk.ui.analytics_going import Asked
from tests.pages import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

TODAY: Final = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo of some clients, made once."""
    path = tmp_path_factory.mktemp("book") / "records.duckdb"
    new = create_database(path)
    fill(new, clients=60, invoices=900, today=TODAY)
    new.close()
    return path


@pytest.fixture
def book(made: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A copy of it as the process's database, on its own day."""
    for file in made.parent.glob(f"{made.name}*"):
        shutil.copy(file, path.parent / file.name)
    monkeypatch.setattr(cached, "today", lambda: TODAY)
    return database()


def opened(app: AppTest, **address: str) -> AppTest:
    app.run()
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page("pages/analytics.py").run()


def said(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.text, *app.warning, *app.subheader]
    return "\n".join(part.value.replace("\\", "") for part in parts)


def test_the_headlines_are_the_figures_of_the_report(app: AppTest, book: Database) -> None:
    opened(app, period="this_year")
    assert not app.exception
    found = report(book, TODAY, first=date(2026, 1, 1), last=TODAY)
    amounts = drawn.cards(app, "analytics-amounts")
    pace = drawn.cards(app, "analytics-pace")

    for figure in ("revenue", "invoiced", "outstanding", "overdue"):
        written = money(getattr(found, figure), "EUR", "en_IE")
        assert amounts[f"{figure.capitalize()} · EUR"] == written
    assert pace["DSO"] == days(found.dso, "en_IE")
    assert pace["Collection rate"] == percent(found.collection_rate, "en_IE")
    assert pace["Payment velocity"] == days(found.payment_velocity, "en_IE")


def test_the_page_says_its_days_its_currency_and_the_day_of_the_rates(
    app: AppTest, book: Database
) -> None:
    assert book
    opened(app, period="custom", **{"from": "2026-10-01", "to": "2026-10-31"}, as_of="2026-11-01")
    assert "1 Oct 2026 to 31 Oct 2026, outstanding and overdue as of 1 Nov 2026." in said(app)
    assert "Money in EUR by the exchange rates of 30 Oct 2026." in said(app)
    assert "old" not in said(app)


def test_rates_that_are_old_are_said_with_what_renews_them(app: AppTest, book: Database) -> None:
    assert book
    opened(app)
    assert "Rates are 24 days old" in said(app)
    assert "Ask an administrator to renew them: “python -m clientdesk rates update”." in said(app)


def test_invoices_without_a_rate_are_said_with_a_way_to_them(app: AppTest, book: Database) -> None:
    with book.cursor() as cursor:
        cursor.execute("delete from exchange_rates where currency = 'PLN'")
    opened(app)
    assert "left out: there is no exchange rate for PLN." in said(app)
    app.button(key="analytics-show-left-out").click().run()
    assert not app.exception
    assert drawn.component(app, "analytics-behind-Left out")


def test_every_chart_has_a_title_with_its_unit(app: AppTest, book: Database) -> None:
    assert book
    opened(app)
    assert {heading.value.replace("\\", "") for heading in app.subheader} >= {
        "Invoiced and collected by week, EUR",
        "Open amounts by days overdue, EUR",
        "Invoices by status, number and amount in EUR",
        "Top clients by revenue, EUR",
        "New clients by week, number of clients",
        "Open amounts by owner, EUR",
        "Open amounts by industry, EUR",
        "Open amounts by currency, EUR",
    }


def test_a_chart_is_a_table_on_demand(app: AppTest, book: Database) -> None:
    found = report(book, TODAY)
    opened(app)
    app.button(key="aging-switch").click().run()
    table = drawn.component(app, "aging-table")
    assert table
    open_amounts = [row["cells"][1]["text"] for row in table["rows"]]

    assert open_amounts[0] == money(found.aging[Bucket.CURRENT], "EUR", "en_IE", exact=True)
    app.button(key="aging-switch").click().run()
    assert drawn.component(app, "aging-table") is None


def test_charts_say_what_they_count_and_where_a_bar_leads(app: AppTest, book: Database) -> None:
    assert book
    opened(app)
    assert "the clients whose oldest overdue amount is that old" in said(app)
    assert "Every invoice as it stood on the as-of day, whatever the period" in said(app)
    assert "Collected in the period, on invoices of any date" in said(app)


def test_a_choice_goes_into_the_address(app: AppTest, book: Database) -> None:
    assert book
    opened(app)
    app.selectbox(key="analytics-period").set_value("this_year").run()
    app.selectbox(key="analytics-grain").set_value("quarter").run()
    app.text_input(key="analytics-as_of").set_value("1 Oct 2026").run()
    assert not app.exception
    assert app.query_params["period"] == "this_year"
    assert app.query_params["by"] == "quarter"
    assert app.query_params["as_of"] == "2026-10-01"
    assert "1 Jan 2026 to 1 Oct 2026" in said(app)


def test_the_step_stays_automatic_through_one_period_after_another(
    app: AppTest, book: Database
) -> None:
    assert book
    opened(app)
    offered = app.selectbox(key="analytics-grain").options
    for period in ("last_7", "this_year", "last_30"):
        app.selectbox(key="analytics-period").set_value(period).run()
        assert app.selectbox(key="analytics-grain").options == offered
        assert "by" not in app.query_params
        assert "The link was not read" not in said(app)


def test_coming_back_from_another_page_shows_the_same(app: AppTest, book: Database) -> None:
    assert book
    opened(app, period="this_year", owner="unassigned")
    app.query_params.clear()
    app.switch_page("pages/settings.py").run()
    app.switch_page("pages/analytics.py").run()
    assert app.selectbox(key="analytics-period").value == "this_year"
    assert app.query_params["owner"] == "unassigned"
    app.selectbox(key="analytics-owner").set_value("").run()
    app.selectbox(key="analytics-period").set_value("last_90").run()
    assert "owner" not in app.query_params
    assert app.selectbox(key="analytics-period").value == "last_90"


def test_a_custom_period_begins_as_the_one_before(app: AppTest, book: Database) -> None:
    assert book
    opened(app, period="this_quarter")
    app.selectbox(key="analytics-period").set_value("custom").run()
    assert app.text_input(key="analytics-first").value == "1 Oct 2026"
    app.text_input(key="analytics-last").set_value("1 Sep 2026").run()
    assert "The last day is before the first. Choose a later one." in said(app)
    assert app.text_input(key="analytics-last").value == "1 Sep 2026"
    assert "1 Oct 2026 to 23 Nov 2026" in said(app)


def test_a_day_that_is_none_stays_with_what_is_wrong(app: AppTest, book: Database) -> None:
    assert book
    opened(app)
    app.text_input(key="analytics-as_of").set_value("soon").run()
    assert "Write a day such as 22 Nov 2026 or 2026-11-22." in said(app)
    app.text_input(key="analytics-as_of").set_value("").run()
    assert "Write a day" not in said(app)


def test_what_the_address_says_wrongly_is_said(app: AppTest, book: Database) -> None:
    assert book
    opened(app, by="hour", owner="Nobody Known")
    assert "“hour” is no step of days, weeks, months or quarters." in said(app)
    assert "“Nobody Known” is no member of this workspace." in said(app)


def test_a_currency_is_told_in_itself(app: AppTest, book: Database) -> None:
    assert book
    opened(app, currency="GBP", owner="unassigned")
    assert not app.exception
    assert "Money in GBP." in said(app)
    assert "Revenue · GBP" in drawn.cards(app, "analytics-amounts")


def test_an_empty_period_says_so_and_unknown_figures_are_dashes(
    app: AppTest, book: Database
) -> None:
    assert book
    opened(app, period="custom", **{"from": "2001-01-01", "to": "2001-01-31"})
    assert not app.exception
    pace = drawn.cards(app, "analytics-pace")
    assert (pace["DSO"], pace["Collection rate"], pace["Largest client"]) == ("—", "—", "—")
    assert "Nothing was invoiced or collected in the period. Choose a longer one." in said(app)
    assert "No client was added in the period." in said(app)


@pytest.mark.parametrize("by", ["day", "quarter", ""])
def test_the_longest_period_can_be_asked_for(app: AppTest, book: Database, by: str) -> None:
    assert book
    opened(app, period="custom", **{"from": "0001-01-01", "to": "9999-12-31"}, by=by)
    assert not app.exception
    assert not app.error
    assert ("Too many days to draw: the charts are by quarter." in said(app)) == (by == "day")


def test_a_figure_opens_to_the_invoices_that_add_up_to_it(app: AppTest, book: Database) -> None:
    found = report(book, TODAY)
    opened(app)
    to_invoices = Asked(Figure.OVERDUE, "Overdue")
    app.session_state["analytics-behind"] = to_invoices
    app.run()
    assert not app.exception
    total = money(found.overdue, "EUR", "en_IE", exact=True)
    assert any(text.value.endswith(f"add up to {total}.") for text in app.text)
    table = drawn.component(app, "analytics-behind-Counted")
    assert table
    assert [column["label"] for column in table["columns"]][:3] == ["Number", "Client", "Part"]


def test_a_workspace_without_invoices_says_what_to_do(app: AppTest, records: Database) -> None:
    assert records
    opened(app)
    assert not app.exception
    assert "No invoices yet" in said(app)
    assert drawn.component(app, "analytics-amounts") is None
