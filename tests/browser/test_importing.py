from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.running import Server

LIST = (
    "Customer;Mail;Remark\n"
    "Birch & <b>Sons</b>;ap@birch-and-sons.example;pays late\n"
    "Weide GmbH;office@weide-import.example;\n"
    ";nobody@x.example;\n"
)


def test_a_list_is_uploaded_matched_decided_imported_and_taken_back(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(f"{server.url}/import")
    file = {"name": "list.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator("input[type=file]").first.set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("combobox", name="Field of Remark").click()
    page.get_by_role("option", name="Notes", exact=True).click()
    expect(page.get_by_text("Your choice")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Review 3 rows").click()
    rows = page.get_by_role("table", name="Rows of the file")
    rows.get_by_text("Weide GmbH").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Leave out").click()
    settled(page)
    dialog.get_by_role("button", name="Done").click()
    expect(rows.get_by_text("Birch & <b>Sons</b>")).to_be_visible()
    page.get_by_role("button", name="Import 1 client: 1 new").click()
    expect(page.get_by_text("1 client was added")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Undo", exact=True).first.click()
    page.get_by_role("dialog").get_by_role("button", name="Undo import").click()
    expect(page.get_by_text("Taken back by")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
