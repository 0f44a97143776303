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

FORM = re.compile(r"/new-invoice\?.*form=")
INVOICE = re.compile(r"/invoice\?id=")


def new_invoice(page: Page, place: int) -> str:
    """Open the new invoice's page from the drawer of a client; the client's name."""
    name = steps.names(page)[place]
    drawer = steps.open_client(page, name)
    drawer.get_by_role("tab", name="Invoices").click()
    drawer.get_by_role("button", name="New invoice").click()
    expect(page).to_have_url(FORM)
    settled(page)
    return name


def cell(page: Page, field: str, line: int) -> Locator:
    return page.get_by_label(f"{field} of line {line}", exact=True)


def type_line(page: Page, line: int, *texts: str) -> None:
    """Type a line as a person does: field by field with the tab key, Enter at the end."""
    cell(page, "Description", line).focus()
    for text in texts:
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")


def amount(page: Page, text: str) -> None:
    """Wait until the foot shows what it comes to."""
    expect(page.locator(".st-key-invoice-foot").get_by_text(text)).to_be_visible()


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


def test_ten_lines_are_typed_without_a_mouse_and_survive_a_reload(page: Page) -> None:
    new_invoice(page, 0)
    for line in range(1, 11):
        type_line(page, line, f"Work {line}", "2", "100", "20")
    expect(cell(page, "Description", 11)).to_be_focused()
    amount(page, "2,400.00")
    cell(page, "Description", 3).focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, "Description", 2)).to_have_value("Work 3")
    page.get_by_role("button", name="Remove line 1", exact=True).click()
    amount(page, "2,160.00")
    page.get_by_role("button", name="Put back “Work 1”").click()
    amount(page, "2,400.00")
    page.get_by_label("Issue date").fill("2 Jan 2031")
    expect(page.get_by_label("Due date")).to_have_value(re.compile("2031"))
    page.reload()
    settled(page)
    expect(cell(page, "Description", 2)).to_have_value("Work 3")
    expect(cell(page, "Tax %", 10)).to_have_value("20")
    expect(page.get_by_label("Issue date")).to_have_value("2 Jan 2031")


def test_what_was_typed_waits_while_another_page_is_open(page: Page) -> None:
    name = new_invoice(page, 1)
    type_line(page, 1, "Half done", "1", "50")
    page.get_by_role("link", name="Clients").click()
    drawer = steps.open_client(page, name)
    drawer.get_by_role("tab", name="Invoices").click()
    drawer.get_by_role("button", name="Continue invoice").click()
    expect(cell(page, "Description", 1)).to_have_value("Half done")


def test_a_refused_number_says_why_and_the_next_click_still_counts(page: Page) -> None:
    new_invoice(page, 2)
    type_line(page, 1, "Travel", "1", "-80")
    expect(page.get_by_text("Unit price cannot be negative.")).to_be_visible()
    cell(page, "Quantity", 1).fill("")
    cell(page, "Unit price", 1).fill("80")
    expect(page.get_by_text("Quantity is empty.")).to_be_visible()
    expect(cell(page, "Quantity", 1)).to_have_value("")
    cell(page, "Quantity", 1).fill("1")
    page.get_by_role("button", name="Save draft").click()
    expect(page).to_have_url(INVOICE)
    expect(page.get_by_text("counts nowhere until it is issued")).to_be_visible()


def test_a_cell_says_why_although_the_one_beside_it_is_typed_anew(page: Page) -> None:
    new_invoice(page, 5)
    cell(page, "Description", 1).fill("Money back")
    cell(page, "Unit price", 1).fill("-50")
    usual = cell(page, "Tax %", 1).input_value()
    for _ in range(12):
        # Long enough for an answer, too short for the pause after which a cell is sent.
        cell(page, "Tax %", 1).fill(usual)
        page.wait_for_timeout(100)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_text("Unit price cannot be negative.")).to_be_visible()
    expect(cell(page, "Unit price", 1)).to_have_attribute("aria-invalid", "true")


def test_cells_of_a_spreadsheet_are_pasted_as_lines(page: Page) -> None:
    new_invoice(page, 3)
    cell(page, "Description", 1).focus()
    page.evaluate(
        """() => {
          const paste = new DataTransfer()
          paste.setData("text/plain", "Book\\t3\\t9,99\\t9\\r\\nPen\\t10\\t1.50\\t20\\r\\n")
          const at = document.activeElement.shadowRoot.activeElement
          const options = { clipboardData: paste, bubbles: true, cancelable: true }
          at.dispatchEvent(new ClipboardEvent("paste", options))
        }"""
    )
    expect(cell(page, "Unit price", 2)).to_have_value("1.50")
    amount(page, "50.67")


def test_an_invoice_is_issued_sent_paid_and_downloaded(page: Page) -> None:
    new_invoice(page, 4)
    type_line(page, 1, "Consulting", "2", "100", "20")
    amount(page, "240.00")
    page.get_by_role("button", name="Issue now").dblclick()
    expect(page).to_have_url(INVOICE)
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    with page.expect_download() as caught:
        page.get_by_role("button", name="PDF").click()
    assert caught.value.suggested_filename.startswith("Invoice HV-")
    assert caught.value.path().read_bytes().startswith(b"%PDF-")
    page.get_by_role("button", name="Send").click()
    letter = page.get_by_role("dialog")
    href = letter.get_by_role("link", name="Open in mail").get_attribute("href") or ""
    assert re.match(r"mailto:.*\?subject=Invoice%20HV-\d+%20from", href)
    letter.get_by_role("button", name="Mark as sent").click()
    expect(page.get_by_text("The invoice is marked sent.")).to_be_visible()
    page.get_by_role("button", name="Record payment").click()
    form = page.get_by_role("dialog")
    form.get_by_label(re.compile("Amount received")).fill("300")
    expect(form.get_by_text("60.00 is beyond the open amount and kept as credit.")).to_be_visible()
    form.get_by_role("button", name="Record payment").click()
    expect(page.get_by_text("60.00 of it is kept as credit.")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("HV-.* Paid"))).to_be_visible()


def test_a_row_opens_its_invoice(page: Page) -> None:
    drawer = steps.open_client(page, steps.names(page)[5])
    drawer.get_by_role("tab", name="Invoices").click()
    row = drawer.get_by_role("table", name="Invoices").locator("tbody tr").first
    number = row.locator("td").first.inner_text()
    row.locator("td").nth(2).click()
    expect(page).to_have_url(INVOICE)
    expect(page.get_by_role("heading", name=re.compile(number))).to_be_visible()


def test_a_phone_shows_the_form_without_scrolling_sideways(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(server.url, width=400)
    new_invoice(page, 6)
    type_line(page, 1, "Consulting with a description that is longer than a phone", "2", "100")
    amount(page, "200.00")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 400
    button = page.get_by_role("button", name="Issue now").bounding_box()
    assert button
    assert button["x"] + button["width"] <= 400
