from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.running import Server

    Serve = Callable[..., AbstractContextManager[Server]]
    Open = Callable[..., Page]


def test_an_api_token_is_shown_once_opens_the_door_and_no_more_when_revoked(
    serve: Serve, open_page: Open, own_copy: Path
) -> None:
    with serve(own_copy) as server:
        page = open_page(f"{server.url}/settings?tab=API+tokens")
        page.get_by_role("button", name="New token").click()
        page.get_by_label("Name").fill("Nightly cron")
        page.get_by_label("Name").press("Enter")
        page.get_by_role("button", name="Create token").click()
        token = page.get_by_label("API token Nightly cron").input_value()
        page.get_by_role("button", name="Done").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
        expect(page.get_by_text("Not used yet")).to_be_visible()
        assert token not in page.content()

        runs, bearer = f"{server.url}/api/v1/enrichment/runs", {"Authorization": f"Bearer {token}"}
        assert httpx.post(runs, headers=bearer, timeout=60).status_code == 202
        page.get_by_role("button", name="Revoke").click()
        page.get_by_role("button", name="Revoke token").click()
        expect(page.get_by_text("There is no API token.")).to_be_visible()
        assert httpx.post(runs, headers=bearer, timeout=60).status_code == 401
