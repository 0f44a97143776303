from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.running import Server


@pytest.fixture
def page(open_page: Callable[..., Page], server: Server) -> Page:
    """The analytics, once their charts are drawn."""
    page = open_page(f"{server.url}/analytics")
    expect(bars(page, "aging").first).to_be_visible(timeout=30_000)
    return page


def bars(page: Page, chart: str) -> Locator:
    """The bars of a chart, in its order."""
    return page.locator(f".st-key-chart-{chart} .barlayer .point path")


def click(page: Page, bar: Locator) -> None:
    """Click into the middle of a bar: what lies above it takes the click."""
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def asked(page: Page) -> dict[str, Any]:
    """The filter in the address."""
    found: dict[str, Any] = json.loads(parse_qs(urlsplit(page.url).query)["filter"][0])
    return found


def test_a_click_on_a_bar_leads_to_the_clients_it_is_about_every_time(page: Page) -> None:
    for _ in range(2):
        click(page, bars(page, "aging").nth(1))
        expect(page).to_have_url(re.compile(r"/\?filter=.*days_overdue"))
        settled(page)
        assert asked(page)["days_overdue"] == {"gte": 1, "lte": 30}
        expect(steps.rows(page).first).to_be_visible()
        page.get_by_role("link", name="Analytics").click()
        expect(bars(page, "aging").first).to_be_visible(timeout=30_000)
        settled(page)


def test_a_chart_without_a_mouse_is_a_table_that_leads_to_the_same(page: Page) -> None:
    chart = page.locator(".st-key-chart-by-owner")
    chart.get_by_role("button", name="Table").click()
    settled(page)
    owner = chart.get_by_role("link").first
    name = owner.inner_text()
    owner.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?filter=.*owner"))
    assert asked(page)["owner"] == ("unassigned" if name == "Unassigned" else [name])


def test_a_row_of_ages_opens_the_invoices_that_add_up_to_it(page: Page) -> None:
    chart = page.locator(".st-key-chart-aging")
    chart.get_by_role("button", name="Table").click()
    settled(page)
    row = chart.get_by_role("row").nth(2)
    amount = row.get_by_role("cell").nth(1).inner_text()
    row.get_by_role("link").click()
    drawer = page.get_by_role("dialog", name=re.compile("^Open, "))
    expect(drawer.get_by_text(f"add up to {amount}.")).to_be_visible()


def test_a_figure_opens_to_its_invoices_and_to_those_left_out(page: Page) -> None:
    page.locator(".card").filter(has_text="Overdue").first.click()
    drawer = page.get_by_role("dialog", name="Overdue")
    expect(drawer.get_by_role("table", name="Invoices")).to_be_visible()
    expect(drawer.get_by_text(re.compile(r"\d+ invoices? adds? up to .\d"))).to_be_visible()
    drawer.get_by_role("radio", name=re.compile("Left out")).click()
    expect(drawer.get_by_text("so it does not count").first).to_be_visible()


def test_the_step_stays_automatic_through_one_period_after_another(page: Page) -> None:
    steps_of = {"Last 7 days": "day", "This year": "month", "Last 90 days": "week"}
    for title, word in steps_of.items():
        page.get_by_role("combobox", name="Period").click()
        page.get_by_role("option", name=title).click()
        expect(page.get_by_role("heading", name=f"collected by {word},")).to_be_visible()
        settled(page)
        expect(page.get_by_text("The link was not read wholly.")).to_have_count(0)
        assert "by=" not in page.url


def test_nothing_is_asked_of_other_machines(page: Page, server: Server) -> None:
    asked_for: list[str] = []
    page.on("request", lambda request: asked_for.append(request.url))
    page.reload()
    expect(bars(page, "aging").first).to_be_visible(timeout=30_000)
    host = urlsplit(server.url).netloc
    assert [url for url in asked_for if host not in url and not url.startswith("data:")] == []
