"""Secrets with names of their own, and a search for them wherever a running app leaves anything."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

import httpx
import pytest

from clientdesk import config
from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.store.database import close_database, database
from tests.browser.conftest import settled
from tests.pages.conftest import THEN, make_workspace
from tests.running import serving
from tests.web.portals import with_portal
from tests.web.talking import HANDSHAKE, exchanged, request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.web.portals import Desk

CANARIES: Final = {
    "CLIENTDESK_SECRET": "canary-secret-0f3b-of-thirty-two-bytes-or-more",
    "CLIENTDESK_TRIGGER_TOKEN": "canary-trigger-91d2",
    "CLIENTDESK_MODEL_KEY": "canary-model-5e77",
    "CLIENTDESK_COMPANIES_HOUSE_KEY": "canary-register-c04a",
}
OTHERS: Final = {
    "CLIENTDESK_MODEL_URL": "http://127.0.0.1:9/v1",
    "CLIENTDESK_MODEL_NAME": "small",
    "STREAMLIT_LOGGER_LEVEL": "debug",
}
BEARER: Final = {"Authorization": f"Bearer {CANARIES['CLIENTDESK_TRIGGER_TOKEN']}"}
PAGES: Final = (
    *("/", "/today", "/analytics", "/quality", "/enrichment", "/settings"),
    *("/client?id={client}", "/nowhere"),
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A client with a link, made under the secret that the server gets."""
    path = tmp_path / "records.duckdb"
    for name, value in (CANARIES | OTHERS | {"CLIENTDESK_DATABASE": str(path)}).items():
        monkeypatch.setenv(name, value)
    config.settings.cache_clear()
    make_workspace(path)
    made = with_portal(database())
    owner = local_owner(database())
    clients.create(database(), owner, ClientDraft("Other"), THEN, THEN.date())
    close_database()
    yield made
    config.settings.cache_clear()


def test_no_secret_is_found_where_it_does_not_belong(chromium: Browser, desk: Desk) -> None:
    path = desk.records.path
    with serving(path) as server:
        answers = _asked(server.url, desk.token)
        seen = _looked_at(chromium, server.url, desk)
    left = {file: file.read_bytes() for file in path.parent.rglob("*") if file.is_file()}

    log = left[path.parent / "server.log"].decode()
    assert "Running script" in log
    assert {path.name, "server.log"} <= {file.name for file in left}
    for name, secret in {**CANARIES, "token": desk.token}.items():
        written = [file.name for file, held in left.items() if secret.encode() in held]
        said = [asked for asked, answer in answers.items() if secret.encode() in answer]
        # The page that a link opens names the link's own files.
        said = [asked for asked in said if not asked.startswith(f"GET /p/{secret}")]
        shown = [place for place, content in seen.items() if secret in content]
        assert (name, written, said, shown) == (name, [], [], [])


def _asked(url: str, token: str) -> dict[str, bytes]:
    """What every door answers to those who hold a secret, some of them where none belongs."""
    trigger = CANARIES["CLIENTDESK_TRIGGER_TOKEN"]
    answers: dict[str, bytes] = {}
    with httpx.Client(base_url=url) as client:
        for method in ("GET", "POST", "PUT", "OPTIONS"):
            for address in (
                *(f"/p/{token}", f"/p/{token}/x", f"/p/{token}?token={token}"),
                *("/api/v1/enrichment/runs", f"/api/v1/enrichment/runs/{trigger}", "/backups"),
                *(f"/api/{trigger}", f"/?token={trigger}", f"/media/{token}", f"/{trigger}"),
            ):
                answer = client.request(method, address, headers=BEARER)
                told = f"{answer.headers}".replace(f"/{trigger}", "").encode()
                answers[f"{method} {address}"] = answer.content + told
    for sent in (
        request(url, f"/p/{token}", HANDSHAKE | {"Cookie": f"a={trigger}"}),
        request(url, "/_stcore/stream", HANDSHAKE | BEARER | {"Origin": url}),
        request(url, f"/p/{token}", {"Cookie": f"a={trigger}" + "a" * 40_000}),
        f"GET /p/{token} HTTP/1.1\r\nAuthorization {trigger}\r\n\r\n".encode(),
        request(url, "/_stcore/stream", {"Upgrade": "websocket", "Connection": "Upgrade"} | BEARER),
    ):
        heard = exchanged(url, sent)
        answers[f"{sent[:20]!r}{len(answers)}"] = heard.content if heard else b""
    return answers


def _looked_at(chromium: Browser, url: str, desk: Desk) -> dict[str, str]:
    """Every page's content, address and stores; the link itself only where it is copied."""
    context = chromium.new_context()
    page = context.new_page()
    seen: dict[str, str] = {}
    console: list[str] = []
    page.on("console", lambda said: console.append(said.text))
    for address in PAGES:
        page.goto(url + address.format(client=desk.client_id))
        with suppress(TimeoutError):
            settled(page)
        _open_tabs(page)
        seen[address] = page.content() + page.url
    kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    seen["stores"] = str(page.evaluate(kept)) + str(context.cookies())
    seen["console"] = "\n".join(console)
    context.close()
    return seen


def _open_tabs(page: Page) -> None:
    for tab in page.get_by_role("tab").all():
        tab.click()
        settled(page)
