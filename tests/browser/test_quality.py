from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.running import Server

    Open = Callable[..., Page]


def first(page: Page, label: str) -> Locator:
    """The first row of a list of what is to be done."""
    return page.get_by_role("list", name=label).get_by_role("listitem").first


def test_a_click_mends_in_place_and_the_row_leaves_the_list(
    server: Server, open_page: Open
) -> None:
    page = open_page(f"{server.url}/quality?finding=no_owner")
    row = first(page, "Clients to mend")
    name = row.get_by_role("link").inner_text()
    row.get_by_role("button", name=f"No owner: Assign to me, {name}").click()
    expect(page.get_by_text(f"{name} is yours now.")).to_be_visible()
    settled(page)
    mine = page.get_by_role("list", name="Clients to mend").get_by_role("link", name=name)
    expect(mine).to_have_count(0)


def test_a_field_is_mended_in_the_drawer_which_walks_on(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/quality?finding=missing_email")
    row = first(page, "Clients to mend")
    name = row.get_by_role("link").inner_text()
    row.get_by_role("link").click()
    drawer = page.get_by_role("dialog", name=f"Mend {name}")
    drawer.get_by_label("E-mail").first.fill("office@mended.example")
    drawer.locator(".st-key-mend-save-missing_email").get_by_role("button").click()
    expect(drawer.get_by_text("E-mail is saved.")).to_be_visible()
    settled(page)
    drawer.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog", name=re.compile("^Mend "))).not_to_contain_text(name)
    page.keyboard.press("Escape")
    settled(page)
    assert page.get_by_role("link", name=name).count() == 0


def test_a_client_is_archived_from_the_brief_and_brought_back(
    server: Server, open_page: Open
) -> None:
    page = open_page(f"{server.url}/today?who=team")
    row = first(page, "What to archive")
    name = row.get_by_role("link").inner_text()
    row.get_by_role("button", name=f"Archive: {name}").click()
    expect(page.get_by_text(f"{name} was archived.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text(f"{name} is active again.")).to_be_visible()
