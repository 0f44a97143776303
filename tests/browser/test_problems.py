from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import httpx
from playwright.sync_api import expect

from clientdesk.store.backup import backup
from clientdesk.store.database import open_database
from tests.pages.conftest import THEN, make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.running import Server

    Serve = Callable[..., AbstractContextManager[Server]]
    Open = Callable[..., Page]


def held_open(path: Path) -> subprocess.Popen[str]:
    """Another process that has the database open until it reads a line."""
    program = (
        "import duckdb, sys; kept = duckdb.connect(sys.argv[1]); print(1, flush=True); input()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "1\n"
    return process


def test_a_database_in_use_is_said_and_opened_once_it_is_free(
    serve: Serve, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "records.duckdb"
    make_workspace(path)
    other = held_open(path)
    with serve(path) as server:
        page = open_page(server.url)
        expect(page.get_by_role("heading", name="The database is in use")).to_be_visible()
        expect(page.get_by_text(str(other.pid))).to_be_visible()
        assert httpx.get(f"{server.url}/healthz").status_code == 503

        other.communicate("\n", 20)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_role("heading", name="Clients", exact=True)).to_be_visible()
        assert httpx.get(f"{server.url}/healthz").json()["status"] == "ok"


def test_a_damaged_database_offers_its_backups(
    serve: Serve, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "records.duckdb"
    make_workspace(path)
    records = open_database(path)
    backup(records, None, THEN)
    records.close()
    path.write_bytes(b"no database any more")
    with serve(path) as server:
        page = open_page(f"{server.url}/settings")
        expect(page.get_by_role("heading", name="The database cannot be used")).to_be_visible()
        expect(
            page.get_by_text("Nothing was changed, and copies of the files lie in")
        ).to_be_visible()
        assert path.read_bytes() == b"no database any more"

        page.get_by_role("button", name="Restore").click()
        page.get_by_role("dialog").get_by_role("button", name="Restore").click()
        expect(page.get_by_role("heading", name="Settings")).to_be_visible()
        expect(page.get_by_label("Name", exact=True)).to_have_value("Northlight")


def test_a_newer_database_and_a_folder_are_said(
    serve: Serve, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "records.duckdb"
    make_workspace(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("insert into schema_migrations values (9999, 'future', 'x')")
    with serve(path) as server:
        page = open_page(server.url)
        title = "The database is newer than this program"
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    with serve(tmp_path) as server:
        page = open_page(server.url)
        expect(page.get_by_role("heading", name="This is not a database")).to_be_visible()
        expect(page.get_by_text("is a folder")).to_be_visible()
