from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled
from tests.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.running import Server

PICTURE: Final = ROOT / "docs" / "screenshot.png"
"""What the README shows; made anew when it is missing or CLIENTDESK_SCREENSHOT=1 asks for it."""

SENTENCE: Final = "who owes us over 100, with email, biggest balance first"


def test_the_directory_makes_the_picture_of_the_readme(
    open_page: Callable[..., Page], server: Server, tmp_path: Path
) -> None:
    page = open_page(server.url)
    page.get_by_label("Search clients").fill(SENTENCE)
    expect(page.get_by_role("button", name="Outstanding ↓")).to_be_visible()
    settled(page)
    expect(steps.rows(page).first).to_be_visible()
    page.mouse.move(0, 0)
    is_wanted = not PICTURE.exists() or os.environ.get("CLIENTDESK_SCREENSHOT") == "1"
    target = PICTURE if is_wanted else tmp_path / PICTURE.name
    target.parent.mkdir(exist_ok=True)
    page.screenshot(path=target)
    assert target.stat().st_size > 50_000
