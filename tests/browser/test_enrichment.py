from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from clientdesk.actions.workspace import create_workspace
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import create_database
from tests.browser.conftest import settled
from tests.pages.enriched import PAGE, QUOTE, ended, result, waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from playwright.sync_api import Locator, Page

    from tests.running import Server

WIDTHS = "document.querySelector('[data-testid=stMain]')"


@pytest.fixture(scope="module")
def ids() -> dict[str, UUID]:
    """The clients by their names, once they are made."""
    return {}


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[..., object],
    ids: dict[str, UUID],
) -> Iterator[Server]:
    """The app with clients that were looked up, and two that wait."""
    path = tmp_path_factory.mktemp("enriched") / "records.duckdb"
    now = datetime.now(UTC).replace(tzinfo=None)
    database = create_database(path)
    draft = WorkspaceDraft("Plain", "IE", "EUR", "Europe/Dublin", enrichment_enabled=True)
    create_workspace(database, draft, "Nora Quinn", "nora@plain.example", now)
    found = result(legal_name="Acme Ltd", vat_id="GB371201047", finance_contact="Ann " + "x" * 80)
    for name in ("Acme", "Bravo"):
        ids[name] = ended(database, found, name)
    for name in ("Waiting", "Typing"):
        ids[name] = waiting(database, name)
    database.close()
    with serve(path) as running:  # type: ignore[attr-defined]
        yield running


def section(page: Page) -> Locator:
    return page.locator(".st-key-section-enrichment")


def test_an_accepted_proposal_changes_the_record_in_sight(
    desk: Server, ids: dict[str, UUID], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{desk.url}/client?id={ids['Acme']}")
    proposal = page.locator(".st-key-proposal-name")
    expect(proposal.locator("s")).to_have_text("Acme")
    proposal.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Acme Ltd")
    expect(proposal).to_have_count(0)


def test_receipts_are_read_and_followed_on_a_phone(
    desk: Server, ids: dict[str, UUID], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{desk.url}/client?id={ids['Bravo']}", width=400, dark=True)
    section(page).locator("summary", has_text="Identity").click()
    fold = page.locator(".st-key-section-enrichment .stExpander", has_text="Identity").first
    expect(fold.locator("blockquote").first).to_have_text(f"“{QUOTE}”")
    link = fold.get_by_role("link", name="Open acme.example/legal").first
    expect(link).to_have_attribute("href", PAGE)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert page.evaluate(f"{WIDTHS}.scrollWidth - {WIDTHS}.clientWidth") == 0


def test_a_lookup_that_ends_elsewhere_is_seen_without_a_click(
    desk: Server, ids: dict[str, UUID], open_page: Callable[..., Page]
) -> None:
    address = f"{desk.url}/client?id={ids['Waiting']}"
    watching, acting = open_page(address), open_page(address)
    expect(section(watching).get_by_text("Queued")).to_be_visible()
    section(acting).get_by_role("button", name="Cancel").click()
    expect(section(watching).get_by_role("button", name="Look up now").first).to_be_visible()
    settled(watching)
    expect(section(watching).get_by_text("Not started")).to_be_visible()


def test_a_lookup_that_ends_closes_no_drawer_that_is_typed_in(
    desk: Server, ids: dict[str, UUID], open_page: Callable[..., Page]
) -> None:
    address = f"{desk.url}/client?id={ids['Typing']}"
    typing, acting = open_page(address), open_page(address)
    typing.locator(".st-key-profile-header").get_by_role("button", name="Edit").click()
    drawer = typing.get_by_role("dialog")
    drawer.get_by_label("Notes").fill("half a sentence")
    section(acting).get_by_role("button", name="Cancel").click()
    expect(drawer.get_by_text("Not started")).to_be_visible()
    expect(drawer.get_by_label("Notes")).to_have_value("half a sentence")
