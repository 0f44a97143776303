from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.running import Server


def test_a_sentence_is_written_on_while_it_is_read_and_its_link_shows_the_same_list(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    bar = page.get_by_label("Search clients")
    bar.click()
    page.keyboard.type("clients in Germany")
    expect(page).to_have_url(re.compile("location.*Germany"))
    page.keyboard.press("Home")
    page.keyboard.type("EUR ", delay=120)
    page.keyboard.type("owing ", delay=40)
    expect(page).to_have_url(re.compile("location.*Germany.*outstanding"))
    settled(page)
    expect(bar).to_have_value("EUR owing clients in Germany")
    assert bar.evaluate("bar => bar.selectionStart") == len("EUR owing ")

    other = open_page(page.url)
    assert steps.names(other) == steps.names(page)
    expect(other.get_by_label("Search clients")).to_have_value("")
    expect(other.get_by_role("button", name="location: Germany", exact=True)).to_be_visible()

    page.go_back()
    expect(bar).to_have_value("")


def test_a_chip_opens_its_field_and_an_example_finds_somebody(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    page.locator(".st-key-bar-rest").get_by_role("button").first.click()
    expect(page.get_by_role("button", name="Remove anything overdue")).to_be_visible()
    settled(page)
    assert steps.names(page)
    page.get_by_role("button", name="anything overdue", exact=True).click()
    field = page.get_by_test_id("stPopoverBody").get_by_label("Overdue")
    field.fill("999,999,999")
    field.press("Enter")
    expect(page.get_by_text("No client matches")).to_be_visible()
    expect(page.get_by_role("button", name="overdue over 999,999,999", exact=True)).to_be_visible()
