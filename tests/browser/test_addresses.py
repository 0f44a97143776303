"""Every page by its address, as each role and a stranger find it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from clientdesk.actions import members
from clientdesk.actions.first_owner import name_owner
from clientdesk.actions.workspace import local_owner
from clientdesk.model.member import MemberDraft
from clientdesk.model.words import Role
from clientdesk.store.database import open_database
from tests.browser.conftest import settled
from tests.browser.signing_in import serving_members, sign_in
from tests.pages.conftest import THEN, make_workspace
from tests.pages.invoices import add_client, add_issued

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

REFUSED = "Your role does not permit this"
REFUSED_FOR = {"New invoice": (Role.VIEWER,), "Import": (Role.VIEWER, Role.SUPPORT)}
TABS = {Role.VIEWER: 3, Role.SUPPORT: 3, Role.ADMIN: 5, Role.OWNER: 5}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Each page's address with the heading that it has for whoever may see it."""
    path = tmp_path_factory.mktemp("desk") / "desk.duckdb"
    make_workspace(path)
    records = open_database(path)
    acme = add_client(records, "Acme")
    sent = add_issued(records, acme)
    name_owner(records, f"{Role.OWNER}@northlight.example", None, THEN)
    for role in TABS:
        if role is not Role.OWNER:
            draft = MemberDraft(f"{role} member", f"{role}@northlight.example", role)
            members.add(records, local_owner(records), draft, THEN)
    records.close()
    with serving_members(path) as desk:
        yield {
            f"{desk.url}/": "Clients",
            f"{desk.url}/analytics": "Analytics",
            f"{desk.url}/today": "Today",
            f"{desk.url}/quality": "Data quality",
            f"{desk.url}/enrichment": "Enrichment",
            f"{desk.url}/import": "Import",
            f"{desk.url}/settings": "Settings",
            f"{desk.url}/client?id={acme}": "Acme",
            f"{desk.url}/invoice?id={sent.id}": "INV-0001",
            f"{desk.url}/new-invoice?client={acme}": "New invoice",
            f"{desk.url}/start": "This page does not exist",
        }


@pytest.mark.parametrize("role", list(TABS))
def test_each_role_finds_its_pages_by_their_address(
    addresses: dict[str, str], open_page: Callable[..., Page], role: Role
) -> None:
    page = sign_in(open_page(next(iter(addresses))), f"{role}@northlight.example")

    for address, title in addresses.items():
        page.goto(address)
        is_refused = role in REFUSED_FOR.get(title, ())
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_contain_text(REFUSED if is_refused else title)
        settled(page)
        if is_refused:
            expect(page.get_by_text("Acme")).to_have_count(0)
            expect(page.get_by_role("textbox")).to_have_count(0)
        if title == "Settings":
            expect(page.get_by_role("tab")).to_have_count(TABS[role])
        expect(page.get_by_text("Page not found")).to_have_count(0)


def test_a_stranger_finds_the_way_in_at_every_address(
    addresses: dict[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(next(iter(addresses)))

    for address in addresses:
        page.goto(address)
        heading = page.get_by_role("heading", name="Sign in to ClientDesk", exact=True)
        expect(heading).to_be_visible()
        expect(settled(page).get_by_text("Acme")).to_have_count(0)
