from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled
from tests.documents.sheets import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from tests.running import Server


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A session whose clipboard may be read."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900},
        locale="en-IE",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture(scope="module")
def profile(context: BrowserContext, server: Server) -> Page:
    """A client's profile with the portal on."""
    page = context.new_page()
    page.goto(f"{server.url}/?filter=%7B%22sort%22:%22overdue%22,%22descending%22:true%7D")
    settled(page)
    steps.rows(page).first.locator("td a").first.click()
    page.get_by_role("dialog").get_by_role("button", name="View full profile").click()
    expect(card(page).get_by_role("heading", name="Portal")).to_be_visible()
    settled(page)
    if not card(page).get_by_role("switch").is_checked():
        card(page).locator("label").first.click()
    expect(copy_button(page)).to_be_visible()
    return settled(page)


@pytest.fixture(scope="module")
def link(profile: Page) -> str:
    """The link, copied with the keyboard."""
    copy_button(profile).focus()
    profile.keyboard.press("Enter")
    expect(card(profile).get_by_text("Copied.")).to_be_visible()
    return str(profile.evaluate("navigator.clipboard.readText()"))


def card(page: Page) -> Locator:
    return page.locator(".st-key-section-portal")


def copy_button(page: Page) -> Locator:
    return card(page).get_by_role("button", name="Copy link")


def test_the_copied_link_opens_the_account_with_nothing_from_elsewhere(
    chromium: Browser, profile: Page, link: str
) -> None:
    name = profile.get_by_role("heading", level=1).inner_text()
    visitor = chromium.new_context()
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)

    expect(page.get_by_role("heading", level=1)).to_have_text(name.rsplit(maxsplit=1)[0])
    expect(page.get_by_text("Overdue", exact=True).first).to_be_visible()
    assert asked == [link]
    assert page.evaluate("Object.keys(localStorage).length + document.cookie.length") == 0
    visitor.close()


@pytest.mark.parametrize("width", [320, 400, 1440])
@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_every_width_in_light_and_dark(
    chromium: Browser, link: str, width: int, dark: bool
) -> None:
    visitor = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    page = visitor.new_page()
    page.goto(link)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) < 200) == dark
    visitor.close()


def test_documents_are_taken_without_script_and_paper_holds_no_link(
    chromium: Browser, link: str
) -> None:
    visitor = chromium.new_context(java_script_enabled=False, accept_downloads=True)
    page = visitor.new_page()
    page.goto(link)
    paper = page.pdf()

    files = []
    for button in ("table.invoices td.file a", "form button >> nth=0", "form button >> nth=1"):
        page.locator("input[name=from]").fill("2026-01-01")
        with page.expect_download() as started:
            page.locator(button).first.click()
        files.append((started.value.suggested_filename, started.value.path().read_bytes()[:4]))

    assert [name.rpartition(".")[2] for name, _ in files] == ["pdf", "pdf", "csv"]
    assert [begin for _, begin in files] == [b"%PDF", b"%PDF", b"\xef\xbb\xbfc"]
    assert "2026-01-01 to" in files[1][0]
    assert (page.url, read(paper).links) == (link, [])
    assert link.rpartition("/")[2].encode() not in paper
    visitor.close()


def test_the_link_is_told_to_nobody(
    profile: Page, link: str, server: Server, open_page: Callable[..., Page]
) -> None:
    token = urlsplit(link).path.removeprefix("/p/")
    folder: Path = server.database.parent
    assert len(token) == 43

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert folder / "server.log" in files
    assert [path.name for path in files if token.encode() in path.read_bytes()] == []
    assert token not in str(profile.evaluate("JSON.stringify([localStorage, sessionStorage])"))
    assert token not in open_page(server.url).content()


def test_regenerating_asks_first_and_ends_the_link_that_was_copied(
    profile: Page, context: BrowserContext, link: str
) -> None:
    card(profile).get_by_role("button", name="Regenerate link").click()
    dialog = profile.get_by_role("dialog")
    expect(dialog.get_by_text("ends at once and for good")).to_be_visible()
    dialog.get_by_role("button", name="End it and regenerate").click()
    expect(dialog).to_be_hidden()
    settled(profile)

    assert context.request.get(link).status == 404
    expect(card(profile).get_by_text("Not viewed yet")).to_be_visible()
