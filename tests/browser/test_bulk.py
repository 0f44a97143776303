from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.running import Server


def test_a_keyboard_selects_a_range_archives_it_and_takes_it_back(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    names = steps.names(page)
    page.get_by_role("checkbox", name=f"Select {names[1]}", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("1 client selected")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.get_by_text("3 clients selected")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Archive", exact=True).press("Enter")
    dialog = page.get_by_role("dialog", name="Archive clients")
    dialog.get_by_role("button", name="Archive 3 clients").press("Enter")
    expect(steps.row(page, names[1])).to_have_count(0)
    assert steps.names(page)[:2] == [names[0], names[4]]
    expect(page.get_by_text("selected")).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(steps.row(page, names[3])).to_be_visible()
    assert steps.names(page)[:5] == names[:5]


def test_quick_ticks_over_two_pages_are_all_kept(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    boxes = page.get_by_role("table", name="Clients").get_by_role("checkbox")
    for row in range(1, 7):
        boxes.nth(row).click()
    page.get_by_role("button", name="Page 2", exact=True).click()
    expect(page.get_by_text("26–50 of")).to_be_visible()
    expect(page.get_by_text("6 clients selected")).to_be_visible()
    settled(page)
    boxes.first.click()
    expect(page.get_by_text("31 clients selected")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Page 1", exact=True).click()
    expect(page.get_by_text("1–25 of")).to_be_visible()
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(6)
