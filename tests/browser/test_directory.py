from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.running import Server


@pytest.fixture(scope="module")
def warm(chromium: Browser, server: Server) -> Iterator[Page]:
    """One page for the module, so that the app's scripts are loaded once."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-IE")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(server.url)
    yield page
    context.close()


@pytest.fixture
def page(warm: Page, server: Server) -> Page:
    """The directory in a session of its own."""
    warm.goto(server.url)
    return settled(warm)


def test_the_first_page_lists_clients_by_name_with_their_total(page: Page) -> None:
    expect(steps.rows(page)).to_have_count(25)
    total = steps.figure(page, "Clients").inner_text()
    expect(page.get_by_text(f"1–25 of {total} clients")).to_be_visible()
    assert all(box and box["height"] == 40 for box in [steps.rows(page).nth(3).bounding_box()])


def test_a_search_narrows_the_list_and_lives_in_the_address(
    page: Page, open_page: Callable[..., Page]
) -> None:
    wanted = steps.names(page)[7]
    steps.search(page, wanted.lower())
    expect(steps.row(page, wanted)).to_be_visible()
    expect(steps.rows(page)).not_to_have_count(25)
    assert steps.names(open_page(page.url)) == steps.names(page)


def test_a_click_on_a_header_sorts_the_whole_list_and_rows_still_open_their_client(
    page: Page,
) -> None:
    page.get_by_role("button", name="Revenue", exact=True).click()
    expect(page.get_by_role("button", name="Revenue ↓")).to_be_visible()
    settled(page)
    expect(steps.row(page, steps.names(page)[0]).locator("td").nth(6)).not_to_have_text("—")
    richest = steps.names(page)[4]
    steps.open_client(page, richest)
    page.keyboard.press("Escape")
    settled(page)
    page.get_by_role("button", name="Revenue ↓").click()
    expect(page.get_by_role("button", name="Revenue ↑")).to_be_visible()
    settled(page)
    expect(steps.row(page, richest)).to_have_count(0)
    steps.open_client(page, steps.names(page)[4])


def test_status_filters_and_chips_work_together(page: Page) -> None:
    everybody = steps.figure(page, "Clients").inner_text()
    page.get_by_role("radio", name="Archived").click()
    settled(page)
    expect(steps.figure(page, "Clients")).not_to_have_text(everybody)
    page.get_by_role("radio", name="Active").click()
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Missing").click()
    page.get_by_role("option", name="Phone").click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    chip = page.get_by_role("button", name="Remove missing phone")
    expect(chip).to_be_visible()
    settled(page)
    expect(steps.figure(page, "Clients")).not_to_have_text(everybody)
    chip.click()
    expect(chip).to_have_count(0)
    settled(page)
    expect(steps.figure(page, "Clients")).to_have_text(everybody)


def test_a_figure_opens_to_the_clients_behind_it_and_clear_all_comes_back(page: Page) -> None:
    everybody = steps.figure(page, "Clients").inner_text()
    page.locator("button.card").filter(has_text="Overdue").click()
    expect(page.get_by_role("button", name="Remove anything overdue")).to_be_visible()
    settled(page)
    expect(steps.figure(page, "Clients")).not_to_have_text(everybody)
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_role("button", name="Remove anything overdue")).to_have_count(0)
    settled(page)
    expect(steps.figure(page, "Clients")).to_have_text(everybody)


def test_the_second_page_goes_on_where_the_first_ends(page: Page) -> None:
    first = steps.names(page)
    page.get_by_role("button", name="Page 2", exact=True).click()
    expect(page.get_by_text(re.compile("^26–50 of"))).to_be_visible()
    expect(steps.row(page, first[0])).to_have_count(0)
    assert not set(first) & set(steps.names(page))


def test_a_list_in_another_order_begins_at_its_first_page_and_turns_on(page: Page) -> None:
    total = steps.figure(page, "Clients").inner_text()
    for turn in ("Revenue", "Revenue ↓"):
        page.get_by_role("button", name="Page 2", exact=True).click()
        expect(page.get_by_text(f"26–50 of {total} clients")).to_be_visible()
        page.get_by_role("button", name=turn, exact=True).click()
        expect(page.get_by_text(f"1–25 of {total} clients")).to_be_visible()
    page.get_by_role("button", name="Page 2", exact=True).click()
    expect(page.get_by_text(f"26–50 of {total} clients")).to_be_visible()


def test_a_person_chooses_the_columns(page: Page) -> None:
    table = page.get_by_role("table", name="Clients")
    expect(table.get_by_role("columnheader", name="Phone")).to_have_count(0)
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("button", name="Phone", exact=True).click()
    expect(table.get_by_role("columnheader", name="Phone")).to_have_count(1)


def test_the_filters_opened_after_a_search_still_show_the_filter_and_keep_it(
    open_page: Callable[..., Page], server: Server
) -> None:
    asked = '{"owner":["Henrik Brandt"],"has":["notes"],"sort":"revenue","descending":true}'
    page = open_page(f"{server.url}/?filter={asked}")
    steps.search(page, "a")
    page.get_by_role("button", name="Filters").click()
    fields = page.get_by_test_id("stPopoverBody")
    expect(fields.get_by_text("Henrik Brandt")).to_be_visible()
    expect(fields.get_by_text("Notes")).to_be_visible()
    page.get_by_role("radio", name="Ascending").click()
    expect(page.get_by_role("button", name="Revenue ↑")).to_be_visible()
    settled(page)
    address = unquote_plus(page.url)
    assert all(part in address for part in ('"Henrik Brandt"', '"notes"', '"revenue"', '"a"'))


def test_the_columns_opened_after_a_search_are_those_shown(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    steps.search(page, "a")
    heads = page.get_by_role("table", name="Clients").get_by_role("columnheader")
    before = heads.count()
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("button", name="Created", exact=True).last.click()
    expect(heads).to_have_count(before + 1)


def test_a_typed_day_applies_on_enter_and_a_wrong_one_says_so(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    page.get_by_role("button", name="Filters").click()
    page.get_by_label("Created to").fill("soon")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Created to must be a day such as 22 Nov 2026")).to_be_visible()
    settled(page)
    page.get_by_label("Created to").fill("2026-11-02")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("created_to.*2026-11-02"))
    expect(page.get_by_label("Created to")).to_have_value("2 Nov 2026")


def test_a_keyboard_opens_a_client_and_comes_back_to_its_row(page: Page) -> None:
    name = steps.names(page)[2]
    page.get_by_role("link", name=f"Open {steps.names(page)[1]}", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    steps.sheet(page, name)
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name=f"Open {name}", exact=True)).to_be_focused()


def test_a_wrong_filter_says_so_above_the_unfiltered_list(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(f'{server.url}/?filter={{"colour":"red"}}')
    expect(page.get_by_text("The filter has no key “colour”.")).to_be_visible()
    expect(steps.rows(page)).to_have_count(25)


def test_an_empty_list_says_why_and_offers_the_way_out(page: Page) -> None:
    steps.search(page, "zyx nobody")
    expect(page.get_by_text("No client matches")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(steps.rows(page)).to_have_count(25)


def test_archive_is_taken_back_by_undo(page: Page) -> None:
    name = steps.names(page)[0]
    steps.choose(page, name, "Archive")
    expect(steps.row(page, name)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(steps.row(page, name)).to_be_visible()


def test_the_dark_scheme_darkens_page_and_table(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url, dark=True)
    background = page.evaluate(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    cell = steps.rows(page).first.locator("td").first
    assert background == cell.evaluate("cell => getComputedStyle(cell).backgroundColor")
    assert sum(int(part) for part in re.findall(r"\d+", background)[:3]) < 150


def test_a_phone_needs_no_sideways_scrolling_of_the_page(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url, width=400)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 400
    name = steps.names(page)[0]
    steps.rows(page).first.locator("td").first.click()
    drawer = steps.sheet(page, name)
    box = drawer.bounding_box()
    assert box
    assert box["width"] <= 400
