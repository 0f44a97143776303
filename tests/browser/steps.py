"""What a person does in the directory and the drawer, in the words of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import settled

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def rows(page: Page) -> Locator:
    """The rows of the directory."""
    return page.get_by_role("table", name="Clients").locator("tbody tr")


def names(page: Page) -> list[str]:
    """The clients that the page lists, in its order."""
    expect(rows(page).first).to_be_visible()
    return rows(page).locator("td:first-child a").all_inner_texts()


def row(page: Page, name: str) -> Locator:
    """The row of one client."""
    return rows(page).filter(has=page.get_by_role("link", name=f"Open {name}", exact=True))


def open_client(page: Page, name: str) -> Locator:
    """Click into the middle of a client's row; the drawer that opens."""
    row(page, name).locator("td").nth(3).click()
    return sheet(page, name)


def sheet(page: Page, name: str) -> Locator:
    """The drawer of a client, once it stands."""
    drawer = page.get_by_role("dialog", name=f"{name} ")
    expect(drawer.get_by_role("button", name="View full profile")).to_be_visible()
    settled(page)
    return drawer


def search(page: Page, text: str) -> None:
    """Type into the search bar and wait for the list."""
    page.get_by_label("Search clients").fill(text)
    expect(page).to_have_url(re.compile(r"filter=.*search"))
    settled(page)


def save(drawer: Locator) -> None:
    """Press Save and wait for what follows."""
    drawer.get_by_role("button", name="Save", exact=True).click()
    settled(drawer.page)


def choose(page: Page, name: str, action: str) -> None:
    """Choose an action in the menu of a client's row."""
    page.get_by_label(f"Actions for {name}", exact=True).click()
    page.get_by_role("menuitem", name=action, exact=True).click()


def figure(page: Page, label: str) -> Locator:
    """The value on the card of that label."""
    card = page.locator(".card").filter(has=page.locator(".label", has_text=label)).first
    return card.locator(".value")
