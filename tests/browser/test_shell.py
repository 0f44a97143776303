from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.running import Server

    Serve = Callable[..., AbstractContextManager[Server]]
    Open = Callable[..., Page]


def test_the_demo_says_so_and_its_successor_is_ones_own(
    serve: Serve, open_page: Open, own_copy: Path
) -> None:
    with serve(own_copy) as server:
        # The first address that a new process answers is not the directory's.
        page = open_page(f"{server.url}/settings")
        expect(page.get_by_text("Made-up clients and invoices")).to_be_visible()
        expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_count(8)
        page.get_by_role("link", name="Start your own workspace").click()

        expect(page.get_by_label("Time zone")).to_have_value("Europe/Dublin")
        page.get_by_label("Workspace name").fill("Harbour & Sons")
        page.get_by_label("Your name").fill("Ada Byrne")
        page.get_by_label("Your e-mail").fill("ada@harbour.example")
        page.get_by_role("button", name="Create workspace").click()

        expect(page.get_by_role("heading", name="No clients yet")).to_be_visible()
        expect(page.get_by_text("Made-up clients and invoices")).to_be_hidden()
        expect(page.get_by_test_id("stSidebar").get_by_text("Harbour & Sons")).to_be_visible()

        page.goto(f"{server.url}/settings")
        page.get_by_role("button", name="Look at the demo").click()
        expect(page.get_by_text("Made-up clients and invoices")).to_be_visible()
        expect(page.get_by_role("link", name="Back to your workspace")).to_be_visible()


def test_settings_are_saved_and_shown_again(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/settings")
    expect(page.get_by_role("combobox", name="Base currency")).to_be_disabled()
    expect(page.get_by_text("The base currency is fixed")).to_be_visible()
    page.get_by_label("Name", exact=True).fill("Halden <b>& Sons</b> *AG*")
    page.get_by_role("button", name="Save changes").click()

    expect(page.get_by_text("Settings are saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Halden <b>& Sons</b> *AG*")
    foot = page.locator(".st-key-sidebar-foot")
    expect(foot.get_by_text("Halden <b>& Sons</b> *AG*")).to_be_visible()


def test_a_logo_is_uploaded_shown_and_removed(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/settings")
    chooser = page.locator(".st-key-section-logo input[type=file]")
    chooser.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"no picture"})
    expect(page.get_by_text("Logo must be a PNG or JPEG file")).to_be_visible()

    chooser.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": PIXEL})
    expect(page.get_by_alt_text("The workspace’s logo")).to_be_visible()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No logo yet.")).to_be_visible()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def test_a_member_hands_over_their_clients_and_leaves(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/settings")
    page.get_by_role("tab", name="Members").click()
    page.get_by_role("button", name="Add member").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Ruth Lindqvist")
    dialog.get_by_label("E-mail").fill("ruth@nowhere")
    dialog.get_by_role("button", name="Add member").click()
    expect(dialog.get_by_test_id("stAlert")).to_contain_text("E-mail")
    dialog.get_by_label("E-mail").fill("ruth@haldenvoss.example")
    dialog.get_by_role("button", name="Add member").click()
    expect(dialog).to_be_hidden()

    line = page.locator("[class*=st-key-member-line]").filter(has_text="Camille Moreau")
    line.get_by_role("button").click()
    page.get_by_role("option", name="Remove").or_(page.get_by_text("Remove", exact=True)).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("Relationship owner of")).to_be_visible()
    expect(dialog.get_by_role("button", name="Remove member")).to_be_disabled()
    dialog.get_by_role("combobox").click()
    page.get_by_role("option", name="Ruth Lindqvist").click()
    dialog.get_by_role("button", name="Remove member").click()

    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Camille Moreau is removed.")).to_be_visible()
    expect(line).to_have_count(0)


def test_a_backup_is_made_downloaded_and_restored(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/settings")
    page.get_by_role("tab", name="Backups").click()
    page.get_by_role("button", name="Back up now").click()
    line = page.locator("[class*=st-key-backup-line]").filter(has_text="Made by hand")
    with page.expect_download() as downloading:
        line.get_by_role("button", name="Download").click()
    [made] = (server.database.parent / "backups").glob("demo-*[0-9].duckdb")
    assert downloading.value.path().read_bytes() == made.read_bytes()

    page.get_by_role("tab", name="Workspace").click()
    page.get_by_label("Name", exact=True).fill("Another name")
    page.get_by_role("button", name="Save changes").click()
    foot = page.locator(".st-key-sidebar-foot")
    expect(foot.get_by_text("Another name")).to_be_visible()

    page.get_by_role("tab", name="Backups").click()
    line.get_by_role("button", name="Restore").click()
    page.get_by_role("dialog").get_by_role("button", name="Restore").click()
    expect(foot.get_by_text("Another name")).to_be_hidden()
    expect(foot.get_by_text("Halden", exact=False).first).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_the_theme_follows_the_system(server: Server, open_page: Open, dark: bool) -> None:
    page = open_page(f"{server.url}/settings", dark=dark)

    colour = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert colour == ("rgb(15, 17, 23)" if dark else "rgb(255, 255, 255)")


@pytest.mark.parametrize("path", ["", "/settings", "/start"])
def test_a_phones_width_needs_no_sideways_scroll(
    server: Server, open_page: Open, path: str
) -> None:
    page = open_page(server.url + path, width=400)

    page.get_by_role("heading").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    main = page.get_by_test_id("stMainBlockContainer")
    assert main.evaluate("one => one.scrollWidth - one.clientWidth") <= 0


def test_pages_ask_nobody_else_for_anything(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/settings")
    asked: list[str] = []
    broken: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: broken.append(said.text) if "Policy" in said.text else None)
    page.goto(server.url)
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("heading", name="Settings").wait_for()

    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
    assert broken == []


def test_the_running_server_keeps_its_doors(server: Server) -> None:
    page = httpx.get(server.url)
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert httpx.get(f"{server.url}/healthz").json()["status"] == "ok"
    assert httpx.post(f"{server.url}/healthz").status_code == 405
    assert httpx.get(f"{server.url}/api/v1/zzz").json()["error"]
    assert httpx.get(f"{server.url}/_stcore/metrics").status_code == 404
    assert httpx.get(server.url, headers={"Host": "evil.example"}).status_code == 403
    assert httpx.get(server.url, headers={"X-Forwarded-For": "10.0.0.1"}).status_code == 403
    same = {httpx.get(server.url + path).content for path in ("/p", "/p/", "/p/x", "/p/x/y.pdf")}
    assert len(same) == 1


def test_a_websocket_from_another_host_is_refused(server: Server) -> None:
    answer = httpx.get(
        f"{server.url}/_stcore/stream",
        headers={
            "Host": "evil.example",
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        },
    )

    assert answer.status_code == 403
    assert "this machine only" in answer.text
