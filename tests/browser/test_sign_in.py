"""Members sign in with a real provider, in a real browser."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from clientdesk.actions import members
from clientdesk.actions.first_owner import name_owner
from clientdesk.actions.workspace import local_owner
from clientdesk.model.member import MemberDraft
from clientdesk.store.database import open_database
from clientdesk.web.visits import NO_FILES
from tests.browser.conftest import settled
from tests.browser.signing_in import answer, sees, serving_members, sign_in
from tests.pages.conftest import THEN, make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.signing_in import Desk

NORA = "nora@northlight.example"
INES = "ines@northlight.example"
OMAR = "omar@northlight.example"

Open = "Callable[..., Page]"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Northlight with its owner and two members, on a server that all may reach."""
    path = tmp_path_factory.mktemp("desk") / "desk.duckdb"
    make_workspace(path)
    database = open_database(path)
    name_owner(database, NORA, None, THEN)
    for name, email in (("Ines Okafor", INES), ("Omar Haddad", OMAR)):
        members.add(database, local_owner(database), MemberDraft(name, email), THEN)
    database.close()
    with serving_members(path) as desk:
        yield desk


def in_members(page: Page, name: str, deed: str) -> None:
    """What an administrator does to a member in Settings."""
    page.get_by_role("button", name=f"Change {name}", exact=True).click()
    page.get_by_role("menuitem", name=deed, exact=True).click()
    settled(page)


def test_sign_in_opens_the_page_that_was_asked_for(
    desk: Desk, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{desk.url}/settings?tab=Members")
    sees(page, "Sign in to ClientDesk")
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    expect(page.get_by_text("Nora Quinn")).to_have_count(0)

    sign_in(page, NORA)

    expect(page).to_have_url(f"{desk.url}/settings?tab=Members")
    expect(page.get_by_text("3 members.")).to_be_visible()
    account = page.get_by_test_id("stSidebarUserContent").get_by_role("button")
    expect(account).to_contain_text("Nora Quinn")
    asked = desk.provider.asked[-1]
    assert asked["redirect_uri"] == f"{desk.url}/oauth2callback"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 16


def test_only_a_members_page_may_send_files(desk: Desk, open_page: Callable[..., Page]) -> None:
    stranger = httpx.put(f"{desk.url}/_stcore/upload_file/a/b", content=b"a" * 1_000)
    assert (stranger.status_code, stranger.text) == (403, NO_FILES)

    page = sign_in(open_page(f"{desk.url}/settings"), NORA)
    chooser = page.locator(".st-key-section-logo input[type=file]")
    chooser.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.get_by_text("Logo must be a PNG or JPEG file")).to_be_visible()


def test_an_administrator_ends_the_sessions_of_a_member(
    desk: Desk, open_page: Callable[..., Page]
) -> None:
    theirs = sign_in(open_page(desk.url), OMAR)
    owners = sign_in(open_page(f"{desk.url}/settings?tab=Members"), NORA)
    in_members(owners, "Omar Haddad", "Sign out everywhere")
    owners.get_by_role("dialog").get_by_role("button", name="Sign out everywhere").click()
    expect(owners.get_by_text("Omar Haddad is signed out everywhere.")).to_be_visible()

    theirs.get_by_role("button", name="New client").click()

    sees(theirs, "You have been signed out")
    # A token knows whole seconds: one of the same second might be from before.
    desk.provider.said[OMAR] = {"iat": int(time.time()) + 1}
    theirs.get_by_role("button", name="Sign in again").click()
    sees(answer(theirs, OMAR), "Clients")
    desk.provider.said = {}


def test_a_disabled_member_loses_an_open_drawer_with_the_next_action(
    desk: Desk, open_page: Callable[..., Page]
) -> None:
    theirs = sign_in(open_page(desk.url), INES)
    theirs.get_by_role("button", name="New client").click()
    name = theirs.get_by_role("dialog").get_by_label("Name", exact=True)
    expect(name).to_be_visible()
    settled(theirs)

    owners = sign_in(open_page(f"{desk.url}/settings?tab=Members"), NORA)
    in_members(owners, "Ines Okafor", "Disable")
    owners.get_by_role("button", name="Disable member").click()
    expect(owners.get_by_text("Disabled", exact=True)).to_be_visible()

    name.fill("Acme")
    name.press("Tab")

    sees(theirs, "Your access is turned off")
    expect(theirs.get_by_role("dialog")).to_have_count(0)
    expect(theirs.get_by_text(f"You are signed in as {INES}.")).to_be_visible()


def test_signing_out_everywhere_ends_every_browsers_session(
    desk: Desk, open_page: Callable[..., Page]
) -> None:
    here, there = (sign_in(open_page(f"{desk.url}/analytics"), OMAR) for _ in range(2))
    kept = there.context.cookies()
    here.get_by_role("button", name="Omar Haddad").click()
    here.get_by_role("button", name="Sign out everywhere").click()
    asked = here.get_by_role("dialog", name="Sign out everywhere?")
    asked.get_by_role("button", name="Sign out everywhere").click()
    sees(here, "You have been signed out")

    there.get_by_test_id("stSidebarUserContent").get_by_role("link", name="Clients").click()
    sees(there, "You have been signed out")

    thief = open_page(desk.url)
    thief.context.add_cookies(kept)  # type: ignore[arg-type]
    thief.goto(desk.url)
    sees(settled(thief), "You have been signed out")

    own = next(cookie for cookie in kept if cookie["name"] == "_streamlit_user")
    forged = [own | {"value": own["value"][:-1] + "."}]
    thief.context.add_cookies(forged)  # type: ignore[arg-type]
    thief.goto(desk.url)
    sees(settled(thief), "Sign in to ClientDesk")

    # A token knows whole seconds: one of the same second might be from before.
    desk.provider.said[OMAR] = {"iat": int(time.time()) + 1}
    there.get_by_role("button", name="Sign in again").click()
    answer(there, OMAR)
    sees(there, "Clients")
    there.get_by_role("button", name="Omar Haddad").click()
    there.get_by_role("button", name="Sign out", exact=True).click()
    sees(there, "Sign in to ClientDesk")


def test_the_provider_decides_who_somebody_is_and_we_who_may_enter(
    desk: Desk, open_page: Callable[..., Page]
) -> None:
    desk.provider.said = {
        "maybe@northlight.example": {"email_verified": False},
        NORA: {"iat": int(time.time()) - 13 * 3600},
    }
    page = open_page(f"{desk.url}/client?id=x")
    for email, title, way_out in (
        ("stranger@else.example", "You are not a member here", "Sign out"),
        ("maybe@northlight.example", "Your e-mail address is not confirmed", "Sign out"),
        (NORA, "Please sign in again", "Use another account"),
    ):
        sign_in(page, email)
        sees(page, title)
        page.get_by_role("button", name=way_out).click()
        sees(page, "Sign in to ClientDesk")
    desk.provider.said = {}


def test_an_answer_that_was_not_asked_for_signs_nobody_in(
    desk: Desk, open_page: Callable[..., Page]
) -> None:
    failed = "Signing in did not work, so nothing was opened. Try again."
    page = open_page(desk.url)
    desk.provider.said = {NORA: {"nonce": "forged"}}
    sign_in(page, NORA)
    expect(page.get_by_text(failed)).to_be_visible()

    desk.provider.said = {}
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("E-mail").wait_for()
    state = httpx.QueryParams(page.url.partition("?")[2])["state"]
    desk.provider.codes["stolen"] = {**desk.provider.asked[-1], "email": NORA}
    other = "a" + state[1:] if state[0] != "a" else "b" + state[1:]
    page.goto(f"{desk.url}/oauth2callback?code=stolen&state={other}")
    expect(settled(page).get_by_text(failed)).to_be_visible()

    victim = open_page(desk.url)
    victim.goto(f"{desk.url}/oauth2callback?code=stolen&state={state}")
    expect(settled(victim).get_by_text(failed)).to_be_visible()
    sees(sign_in(victim, NORA), "Clients")


@pytest.mark.parametrize(
    ("headers", "origin"),
    [
        ({}, "https://evil.example"),
        ({}, "http://127.0.0.1:1"),
        ({}, "http://localhost"),
        ({}, "null"),
        ({"X-Forwarded-Host": "evil.example"}, "https://evil.example"),
    ],
)
def test_a_websocket_of_another_origin_is_refused(
    desk: Desk, headers: dict[str, str], origin: str
) -> None:
    address = f"{desk.url.replace('http', 'ws')}/_stcore/stream"
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(address, origin=Origin(origin), additional_headers=headers),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_the_server_takes_no_name_from_what_is_forwarded(desk: Desk) -> None:
    forged = {"X-Forwarded-User": NORA, "X-Forwarded-Email": NORA, "X-Forwarded-Host": "127.0.0.1"}

    assert httpx.get(desk.url, headers={**forged, "Host": "evil.example"}).status_code == 403
    assert httpx.get(f"{desk.url}/healthz", headers=forged).json()["status"] == "ok"
