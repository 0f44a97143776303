from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.running import Server


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


def test_a_corrected_field_is_saved_and_stands_after_a_reload(page: Page) -> None:
    name = steps.names(page)[1]
    drawer = steps.open_client(page, name)
    drawer.get_by_label("Notes").fill("Pays by the 5th.\n**not bold**")
    drawer.get_by_label("E-mail").fill("accounts@corrected.example")
    steps.save(drawer)
    expect(page.get_by_text("Saved 2 changes.")).to_be_visible()
    page.reload()
    drawer = steps.open_client(settled(page), name)
    expect(drawer.get_by_label("E-mail")).to_have_value("accounts@corrected.example")
    expect(drawer.get_by_label("Notes")).to_have_value("Pays by the 5th.\n**not bold**")


def test_a_refused_text_stays_with_its_reason_beside_the_field(page: Page) -> None:
    drawer = steps.open_client(page, steps.names(page)[2])
    drawer.get_by_label("E-mail").fill("nobody at all")
    drawer.get_by_label("Name").fill("x" * 10_000)
    steps.save(drawer)
    expect(drawer.get_by_text("E-mail must be one address")).to_be_visible()
    expect(drawer.get_by_text("Name can have at most 200 characters")).to_be_visible()
    expect(drawer.get_by_label("E-mail")).to_have_value("nobody at all")
    drawer.get_by_role("button", name="Discard").click()
    expect(drawer.get_by_label("E-mail")).not_to_have_value("nobody at all")


def test_saving_nothing_says_so_and_leaves_the_page_as_it_is(page: Page) -> None:
    drawer = steps.open_client(page, steps.names(page)[2])
    width = page.locator(".stMainBlockContainer").bounding_box()
    steps.save(drawer)
    expect(drawer.get_by_text("Nothing was changed")).to_be_visible()
    assert page.locator(".stMainBlockContainer").bounding_box() == width


def test_what_was_typed_survives_closing_the_drawer(page: Page) -> None:
    name = steps.names(page)[3]
    drawer = steps.open_client(page, name)
    drawer.get_by_label("Phone").fill("+353 1 496 0000")
    drawer.get_by_label("Name").click()
    expect(drawer.get_by_text("Not saved yet: Phone")).to_be_visible()
    expect(drawer.get_by_role("button", name="View full profile")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page.get_by_text(f"Not saved: Phone of {name}. Open it again")).to_be_visible()
    drawer = steps.open_client(page, name)
    expect(drawer.get_by_label("Phone")).to_have_value("+353 1 496 0000")
    drawer.get_by_role("button", name="Discard").click()


def test_payment_terms_out_of_bounds_stay_unsaved_and_say_so(page: Page) -> None:
    drawer = steps.open_client(page, steps.names(page)[6])
    for terms in ("-5", "99999"):
        drawer.get_by_label("Payment terms").fill(terms)
        steps.save(drawer)
        expect(drawer.get_by_text("whole number of days from 0 to 365")).to_be_visible()
        expect(drawer.get_by_text("Not saved. Correct Payment terms first.")).to_be_visible()
    drawer.get_by_label("Payment terms").fill("14")
    steps.save(drawer)
    expect(page.get_by_text("Saved 1 change.")).to_be_visible()
    expect(drawer.get_by_label("Payment terms")).to_have_value("14")


def test_the_second_of_two_people_sees_who_changed_what_and_chooses(
    page: Page, open_page: Callable[..., Page], server: Server
) -> None:
    name = steps.names(page)[4]
    mine = steps.open_client(page, name)
    theirs = steps.open_client(open_page(server.url), name)
    theirs.get_by_label("Tax ID").fill("THEIRS-1")
    theirs.get_by_label("Address").fill("Their Street 1")
    steps.save(theirs)
    expect(theirs.page.get_by_text("Saved 2 changes.")).to_be_visible()
    mine.get_by_label("Tax ID").fill("MINE-2")
    mine.get_by_label("Address").fill("My Street 2")
    mine.get_by_label("Phone").fill("+353 1 496 0001")
    steps.save(mine)
    expect(mine.get_by_text("Somebody else changed this client while you did")).to_be_visible()
    expect(mine.get_by_text("Keep theirs: THEIRS-1")).to_be_visible()
    mine.get_by_text("Save mine: My Street 2").click()
    mine.get_by_role("button", name="Save these choices").click()
    expect(page.get_by_text("Saved 2 changes.")).to_be_visible()
    expect(mine.get_by_label("Tax ID")).to_have_value("THEIRS-1")
    expect(mine.get_by_label("Address")).to_have_value("My Street 2")
    expect(mine.get_by_label("Phone")).to_have_value("+353 1 496 0001")


def test_previous_and_next_walk_the_list_past_the_end_of_the_page(page: Page) -> None:
    names = steps.names(page)
    drawer = steps.open_client(page, names[-2])
    expect(drawer.get_by_text("24 of")).to_be_visible()
    drawer.get_by_role("button", name="Next").click()
    drawer = steps.sheet(page, names[-1])
    drawer.get_by_role("button", name="Next").click()
    expect(page.get_by_role("dialog").get_by_text("26 of")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Previous").click()
    steps.sheet(page, names[-1])


def test_a_figure_opens_to_its_invoices(page: Page) -> None:
    page.get_by_role("button", name="Revenue", exact=True).click()
    expect(page.get_by_role("button", name="Revenue ↓")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Outstanding", exact=True).click()
    expect(page.get_by_role("button", name="Outstanding ↓")).to_be_visible()
    settled(page)
    drawer = steps.open_client(page, steps.names(page)[0])
    drawer.locator("button.card").filter(has_text="Outstanding").click()
    expect(drawer.get_by_text("comes from")).to_be_visible()
    expect(drawer.get_by_role("table", name="Invoices").first).to_be_visible()


def test_archive_closes_the_drawer_and_undo_brings_the_client_back(page: Page) -> None:
    name = steps.names(page)[5]
    steps.open_client(page, name).get_by_role("button", name="Archive").click()
    expect(page.get_by_text(f"{name} was archived.")).to_be_visible()
    expect(steps.row(page, name)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(steps.row(page, name)).to_be_visible()


def test_a_client_is_made_opened_and_deleted_by_its_name(page: Page) -> None:
    page.get_by_role("button", name="New client").click()
    form = page.get_by_role("dialog", name="New client")
    form.get_by_role("button", name="Create client").click()
    expect(form.get_by_text("Name is empty. Enter a name.")).to_be_visible()
    form.get_by_label("Name").fill("Aaa Newcomer")
    form.get_by_label("Website").fill("newcomer.example")
    form.get_by_role("button", name="Create client").click()
    drawer = steps.sheet(page, "Aaa Newcomer")
    expect(drawer.get_by_label("Website")).to_have_value("https://newcomer.example")
    # A lookup of it fails meanwhile, so the list is drawn anew when the drawer has closed.
    expect(drawer.get_by_text("Failed", exact=True)).to_be_visible(timeout=20_000)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    settled(page)
    steps.choose(page, "Aaa Newcomer", "Delete")
    question = page.get_by_role("dialog", name="Delete Aaa Newcomer?")
    question.get_by_role("button", name="Delete client").click()
    expect(question.get_by_text("Name is not the client")).to_be_visible()
    question.get_by_label("Type the client's name to confirm").fill("Aaa Newcomer")
    question.get_by_role("button", name="Delete client").click()
    expect(steps.row(page, "Aaa Newcomer")).to_have_count(0)


def test_the_full_profile_shows_the_client_its_history_and_the_way_back(page: Page) -> None:
    steps.search(page, "a")
    name = steps.names(page)[0]
    drawer = steps.open_client(page, name)
    drawer.get_by_label("Tax ID").fill("NEW-77")
    steps.save(drawer)
    expect(page.get_by_text("Saved 1 change.")).to_be_visible()
    drawer.get_by_role("button", name="View full profile").click()
    page.wait_for_url("**/client?id=*")
    settled(page)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    history = page.get_by_role("list", name="Activity").get_by_role("listitem")
    expect(history.filter(has_text="NEW-77").first).to_contain_text("Tax ID")
    page.get_by_role("link", name="Clients").last.click()
    expect(page.get_by_label("Search clients")).to_have_value("a")


def test_an_unknown_client_gets_a_sentence_and_a_way_back(
    open_page: Callable[..., Page], server: Server
) -> None:
    page = open_page(f"{server.url}/client?id=nobody")
    expect(page.get_by_text("There is no client with the id “nobody”.")).to_be_visible()
    page.get_by_role("link", name="Go to Clients").click()
    expect(steps.rows(page).first).to_be_visible()
