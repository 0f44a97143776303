from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.running import Server

WIDTHS = "document.querySelector('[data-testid=stMain]')"


@pytest.fixture(scope="module")
def warm(chromium: Browser, server: Server) -> Iterator[Page]:
    """One page for the module, so that the app's scripts are loaded once."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-IE")
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(server.url)
    settled(page)
    yield page
    context.close()


@pytest.fixture
def page(warm: Page, server: Server) -> Page:
    """The profile of the client with the most invoices."""
    warm.goto(f"{server.url}/?filter=%7B%22sort%22:%22invoice_count%22,%22descending%22:true%7D")
    settled(warm)
    steps.rows(warm).first.locator("td a").first.click()
    drawer = warm.get_by_role("dialog")
    drawer.get_by_role("button", name="View full profile").click()
    warm.wait_for_url("**/client?id=*")
    return settled(warm)


def heading(page: Page, title: str) -> Locator:
    return page.get_by_role("heading", name=title, exact=True)


def section(page: Page, anchor: str) -> Locator:
    return page.locator(f".st-key-section-{anchor}")


def test_the_keyboard_reaches_every_section_by_its_link(page: Page) -> None:
    ways = page.locator(".st-key-profile-sections")
    link = ways.get_by_role("link", name="Enrichment", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    expect(heading(page, "Enrichment")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#enrichment$"))
    # The links stay in view, and the way back is one of them.
    expect(page.get_by_role("link", name="Overview", exact=True)).to_be_in_viewport()


def test_a_figure_opens_to_its_invoices_and_escape_leads_back(page: Page) -> None:
    page.get_by_role("button", name="Outstanding").first.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Outstanding")
    expect(drawer.get_by_role("table").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_notes_and_contacts_are_kept_where_they_stand(page: Page) -> None:
    notes = section(page, "notes")
    notes.get_by_role("button", name="Edit").or_(
        notes.get_by_role("button", name="Add notes")
    ).click()
    notes.get_by_role("textbox", name="Notes").fill("Closed in August\n**always**")
    notes.get_by_role("button", name="Save").click()
    expect(notes.get_by_text("Closed in August")).to_be_visible()
    page.get_by_role("button", name="Add contact").click()
    form = page.get_by_role("dialog", name="Add contact")
    form.get_by_label("Name").fill("Aaa Contact")
    form.get_by_label("E-mail").fill("aaa@contact.example")
    form.get_by_role("button", name="Statements").click()
    form.get_by_role("button", name="Add contact").click()
    people = page.get_by_role("table", name="Contacts")
    row = people.locator("tr", has_text="Aaa Contact")
    expect(row).to_contain_text("Statements")
    page.get_by_label("Actions for Aaa Contact", exact=True).click()
    page.get_by_role("menuitem", name="Remove", exact=True).click()
    page.get_by_role("button", name="Remove contact").click()
    expect(row).to_have_count(0)


def test_a_page_of_invoices_is_turned_without_leaving_the_place(page: Page) -> None:
    invoices = section(page, "invoices")
    first = invoices.locator("tbody tr").first.inner_text()
    invoices.get_by_role("button", name="Page 2", exact=True).click()
    expect(invoices.locator("tbody tr").first).not_to_have_text(first)
    expect(invoices.get_by_text("11–20 of")).to_be_visible()


def test_a_phone_shows_one_column_in_the_order_of_the_links(
    page: Page, open_page: Callable[..., Page]
) -> None:
    phone = open_page(page.url.split("#")[0], width=400, dark=True)
    expect(heading(phone, "Overview")).to_be_visible()
    assert phone.evaluate(f"{WIDTHS}.scrollWidth - {WIDTHS}.clientWidth") == 0
    order = ("activity", "invoices", "owner", "billing", "contacts", "risk", "portal", "notes")
    tops = [(section(phone, name).bounding_box() or {"y": 0})["y"] for name in order]
    assert tops == sorted(tops)
