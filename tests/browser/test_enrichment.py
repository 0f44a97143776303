from __future__ import annotations

import json
import re
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import copied, settled
from tests.running import ROOT, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.running import Server

    Open = Callable[..., Page]

KNOWN = "a-token-of-sixteen-or-more"
UNDER_WAY = re.compile(r"^\d+ of \d+ clients done")


@pytest.fixture(scope="module")
def waits(demo_database: Path) -> list[dict[str, Any]]:
    """The clients of the demo that were never looked up and can be."""
    chosen = json.dumps({"enrichment_status": ["not_started"], "has": ["website"]})
    arguments = ["clients", "--filter", chosen, "--database", str(demo_database)]
    done = subprocess.run(
        [sys.executable, "-m", "clientdesk", *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    listed: list[dict[str, Any]] = json.loads(done.stdout)["clients"]
    return listed


@pytest.fixture(scope="module")
def server(
    demo_database: Path, waits: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The app on a demo whose waiting clients have sites."""
    with enriching(demo_database, waits, tmp_path_factory.mktemp("enriching")) as running:
        yield running


@contextmanager
def enriching(demo: Path, waits: list[dict[str, Any]], folder: Path) -> Iterator[Server]:
    for client in waits:
        publish(folder / "sites", client)
    settings = {"CLIENTDESK_SITES": str(folder / "sites"), "CLIENTDESK_TRIGGER_TOKEN": KNOWN}
    with serving(copied(demo, folder), **settings) as running:
        yield running


def publish(sites: Path, client: dict[str, Any]) -> None:
    """A site for a client, that says what it does."""
    folder = sites / client["website"].split("//")[1].strip("/")
    folder.mkdir(parents=True)
    name = client["name"]
    text = f"<title>{name}</title><h1>{name}</h1><p>{name} makes software for accountants.</p>"
    (folder / "index.html").write_text(f'<html lang="en">{text}</html>', "utf-8")


def figure(page: Page, label: str) -> int:
    return int(steps.figure(page, label).inner_text())


def rows(page: Page, name: str) -> Locator:
    return page.get_by_role("table", name=name).locator("tbody tr")


def test_a_run_that_is_started_on_the_page_is_followed_to_its_end(
    server: Server, open_page: Open, waits: list[dict[str, Any]]
) -> None:
    page = open_page(f"{server.url}/enrichment")
    before = figure(page, "Succeeded")
    expect(rows(page, "Due").first).to_be_visible()
    page.get_by_role("button", name=f"Run all that is due · {len(waits)}").click()

    expect(page.get_by_text(f"{len(waits)} clients are in the queue.")).to_be_visible()
    # Nobody touches the page: it follows by itself.
    expect(steps.figure(page, "Succeeded")).to_have_text(str(before + len(waits)), timeout=60_000)
    expect(page.get_by_text("Nothing is being looked up.")).to_be_visible()
    expect(page.get_by_text(UNDER_WAY)).to_be_hidden()
    run = rows(page, "Last runs").first
    expect(run).to_contain_text("By hand · ")
    expect(run).not_to_contain_text("to do")


def test_a_run_that_another_program_starts_is_noticed(
    demo_database: Path, waits: list[dict[str, Any]], tmp_path: Path, open_page: Open
) -> None:
    with enriching(demo_database, waits, tmp_path) as server:
        page = open_page(f"{server.url}/enrichment?show=Queued")
        before = figure(page, "Succeeded")
        expect(page.get_by_text("Nothing waits for its turn.")).to_be_visible()
        asked = httpx.post(
            f"{server.url}/api/v1/enrichment/runs", headers={"Authorization": f"Bearer {KNOWN}"}
        )

        assert asked.status_code == 202
        done = str(before + len(waits))
        expect(steps.figure(page, "Succeeded")).to_have_text(done, timeout=60_000)
        expect(rows(page, "Last runs").first).to_contain_text("Another program · ClientDesk")


def test_rows_are_selected_retried_and_opened(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/enrichment?show=Failed")
    failed = figure(page, "Failed")
    boxes = page.get_by_role("table", name="Failed").get_by_role("checkbox")
    boxes.nth(1).check()
    boxes.nth(3).check()
    expect(boxes.first).to_have_js_property("indeterminate", value=True)
    page.get_by_role("button", name="Retry 2 selected").click()

    expect(page.get_by_text("2 clients are in the queue.")).to_be_visible()
    expect(page.get_by_role("button", name="Retry selected")).to_be_disabled()
    # Their hosts do not resolve, so that both fail once more and stand first.
    expect(rows(page, "Failed").nth(1)).to_contain_text(
        "It is tried again by itself", timeout=60_000
    )
    assert figure(page, "Failed") == failed
    name = rows(page, "Failed").first.locator("a").inner_text()
    rows(page, "Failed").first.locator("td").nth(1).click()
    steps.sheet(page, name)


def test_a_card_leads_to_the_clients_it_counts(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/enrichment")
    failed = figure(page, "Failed")
    page.get_by_role("button", name=re.compile("^Failed")).click()

    expect(page).to_have_url(re.compile(r"/\?filter=.*enrichment_status.*failed"))
    settled(page)
    expect(steps.figure(page, "Clients")).to_have_text(str(failed))


def test_a_phone_has_no_room_to_scroll_sideways(server: Server, open_page: Open) -> None:
    page = open_page(f"{server.url}/enrichment?show=Failed", width=400, dark=True)
    expect(rows(page, "Failed").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
