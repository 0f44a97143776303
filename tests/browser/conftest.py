"""The running app and Chromium, for every test in this folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.running import ROOT, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.running import Server

CHROMIUM: Final = Path("/usr/bin/chromium")
FLAGS: Final = [
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
REQUIRED: Final = os.environ.get("CLIENTDESK_REQUIRE_BROWSER") == "1"
DONE: Final = "[data-testid=stApp][data-test-script-state=notRunning]"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium; without it the tests skip, or fail where it is required.

    Not for the session: its event loop would run on in the tests of other folders.
    """
    if not CHROMIUM.exists():
        reason = f"There is no Chromium at {CHROMIUM}; apt install chromium."
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, headless=False, args=FLAGS, chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small demo workspace, made once; tests work on copies of its folder."""
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    arguments = ["--clients", "120", "--invoices", "1200", "--database", str(path)]
    subprocess.run(
        [sys.executable, "-m", "clientdesk", "demo", *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return path


@pytest.fixture(scope="session")
def serve() -> Callable[..., object]:
    """Runs the app on a database file: `with serve(path) as server`."""
    return serving


@pytest.fixture
def own_copy(demo_database: Path, tmp_path: Path) -> Path:
    """A copy of the demo that this test may change."""
    return copied(demo_database, tmp_path)


@pytest.fixture(scope="module")
def server(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a copy of the demo, shared by a module's tests."""
    with serving(copied(demo_database, tmp_path_factory.mktemp("served"))) as running:
        yield running


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a session of its own: `open_page(url, width=400, dark=True)`."""
    contexts = []

    def opened(url: str, *, width: int = 1440, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            locale="en-IE",
            timezone_id="Europe/Dublin",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(url)
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settled(page: Page) -> Page:
    """The page, once Streamlit has run to the end and drawn."""
    page.wait_for_selector(DONE, timeout=30_000)
    page.wait_for_function(f"!!document.querySelector('{DONE}')")
    return page


def copied(database: Path, folder: Path) -> Path:
    """A copy of a database with what belongs to it, in another folder."""
    for file in database.parent.glob(f"{database.name}*"):
        if file.is_file():
            shutil.copy(file, folder / file.name)
    return folder / database.name
