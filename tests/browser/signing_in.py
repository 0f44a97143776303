"""The app with a provider on loopback, and what a browser does to sign in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import expect

from tests.browser.conftest import settled
from tests.openid import CLIENT_ID, SHARED, OpenId, providing
from tests.running import Server, free_port, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page


class Desk(NamedTuple):
    """The app, and the provider that its members sign in with."""

    server: Server
    provider: OpenId

    @property
    def url(self) -> str:
        return self.server.url


@contextmanager
def serving_members(path: Path) -> Iterator[Desk]:
    """The app on a database file, on a server that all may reach."""
    port = str(free_port())
    with providing() as provider:
        settings = {
            "AUTH": "oidc",
            "HOSTS": "127.0.0.1",
            "PUBLIC_URL": f"http://127.0.0.1:{port}",
            "OIDC_ISSUER": provider.url,
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": SHARED,
            "SECRET": "Vh2mQ9rT7wX4zB8nK1pL6sD3fG5hJ0cA",
        }
        environment = {f"CLIENTDESK_{name}": value for name, value in settings.items()}
        with serving(path, port=port, **environment) as server:
            yield Desk(server, provider)


def answer(page: Page, email: str) -> Page:
    """Say at the provider who one is."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_selector("[data-testid=stApp]")
    return settled(page)


def sign_in(page: Page, email: str) -> Page:
    """From the page that offers it."""
    page.get_by_role("button", name="Sign in").click()
    return answer(page, email)


def sees(page: Page, title: str) -> None:
    """The page's heading is this."""
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
