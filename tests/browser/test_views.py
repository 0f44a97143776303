from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.running import Server


def test_a_list_is_kept_changed_left_found_again_and_taken_away(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url)
    wanted = steps.names(page)[3]
    steps.search(page, wanted.lower())
    page.get_by_role("button", name="Save as view").click()
    dialog = page.get_by_role("dialog", name="Save as a view")
    dialog.get_by_label("Name").fill("Just the one")
    dialog.get_by_role("button", name="Save view").click()
    expect(page).to_have_url(re.compile(r"\?view=[0-9a-f-]{36}$"))
    address = settled(page).url

    steps.search(page, "a")
    expect(page.get_by_text("Changed", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?view=[0-9a-f-]{36}&filter="))
    page.get_by_role("button", name="Just the one").click()
    page.get_by_role("button", name="All clients").click()
    expect(page).to_have_url(re.compile(r"\?view=all$"))
    assert len(steps.names(settled(page))) > 1

    page.goto(address)
    assert steps.names(settled(page)) == [wanted]
    page.get_by_role("button", name="Export", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name="Export", exact=True).click()
    assert re.fullmatch(r"Just the one \d{4}-\d\d-\d\d\.csv", download.value.suggested_filename)
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        assert [row["name"] for row in csv.DictReader(file)] == [wanted]
