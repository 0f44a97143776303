from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser import steps
from tests.browser.conftest import settled
from tests.browser.hostile import NAME, NOTES, write
from tests.browser.payloads import MARK, PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Dialog, Locator, Page

    from tests.browser.hostile import Hostile
    from tests.running import Server

FIRST: Final = quote('{"search": "www.evil.ie"}')
MADE: Final = r"""(mark) => {
  const drawn = /^(aria-label|title|alt|value|placeholder|data-.*)$/;
  const leading = /^(href|src|action|xlink:href|poster)$/;
  const never = /^(IFRAME|OBJECT|EMBED|MARQUEE|BASE|MATH)$/i;
  const harmless = /^(https:\/\/pages\.example(\/|$)|mailto:|tel:|data:image\/|blob:)/;
  const bare = new RegExp("^" + mark + "[0-9]+$");
  const found = [];
  const walk = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.shadowRoot) walk(element.shadowRoot);
    const tag = element.tagName;
    if (never.test(tag) || bare.test(element.textContent.trim())) found.push(element.outerHTML);
    for (const {name, value} of element.attributes) {
      const to = URL.canParse(value, location) ? new URL(value, location).host : "";
      const leadsAway = leading.test(name) && to !== location.host && !harmless.test(value);
      if (leadsAway || (value.includes(mark) && !drawn.test(name)))
        found.push(`${tag}[${name}=${value.slice(0, 90)}]`);
    }
  });
  walk(document);
  return found;
}"""
"""What a page made of a text: an element whose whole text is a marker, an attribute that names one
and is not drawn as text, a link or a source that leads away, or what no page of ours has."""


class Watched:
    """One page that is walked through while every request, dialog and complaint is kept."""

    def __init__(self, page: Page, home: str) -> None:
        self.page = page
        self.home = home
        self.seen: list[str] = []
        page.on("request", lambda request: self._requested(request.url))
        page.on("dialog", self._asked)
        page.on("console", lambda said: self._said(said.text))
        page.on("pageerror", lambda error: self.seen.append(str(error)))

    def go(self, address: str) -> None:
        self.page.goto(f"{self.home}{address}")
        settled(self.page)

    def made(self) -> list[str]:
        """What became more than text on the page as it stands, and what it did so far."""
        found: list[str] = self.page.evaluate(MADE, MARK)
        return found + self.seen

    def _requested(self, url: str) -> None:
        if not url.startswith((self.home, "blob:", "data:")):
            self.seen.append(url)

    def _asked(self, dialog: Dialog) -> None:
        self.seen.append(dialog.message)
        dialog.dismiss()

    def _said(self, text: str) -> None:
        if "Content Security Policy" in text or "Content-Security-Policy" in text:
            self.seen.append(text)


@pytest.fixture(scope="module")
def served(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., object]
) -> Iterator[tuple[Server, Hostile]]:
    path = tmp_path_factory.mktemp("hostile") / "records.duckdb"
    hostile = write(path)
    with serve(path) as running:  # type: ignore[attr-defined]
        yield running, hostile


@pytest.fixture(scope="module")
def watched(chromium: Browser, served: tuple[Server, Hostile]) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1440, "height": 2400}, locale="en-IE")
    context.set_default_timeout(15_000)
    yield Watched(context.new_page(), served[0].url)
    context.close()


def test_a_page_that_drew_markup_would_be_found(watched: Watched) -> None:
    markup = f"<b>{MARK}1</b><img src=//evil.example/{MARK}2><i id={MARK}3>some</i>"
    watched.page.goto(f"{watched.home}/robots.txt")
    watched.page.evaluate(
        "(markup) => document.body.insertAdjacentHTML('beforeend', markup)", markup
    )

    found = " ".join(watched.made())
    watched.seen.clear()
    for sign in (f"<b>{MARK}1</b>", f"IMG[src=//evil.example/{MARK}2]", f"I[id={MARK}3]"):
        assert sign in found
    assert "Content Security Policy" in found


def test_the_drawer_and_the_profile_draw_markup_as_text(watched: Watched) -> None:
    page = watched.page
    watched.go(f"/?filter={FIRST}")
    expect(steps.rows(page).first).to_contain_text(NAME)
    steps.rows(page).first.locator("td").nth(2).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_label("Notes")).to_have_value("\n".join([NOTES, *PAYLOADS]))
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("<b>B</b> ![i](http")
    _open_all(drawer)
    assert_inert(watched)
    drawer.get_by_role("button", name="View full profile").click()
    expect(page.get_by_role("list", name="Activity")).to_contain_text("`tick` *p*")
    settled(page)
    _open_folds(page)
    expect(page.locator(".st-key-section-enrichment blockquote").last).to_contain_text(NAME)
    assert_inert(watched)


def test_every_name_in_the_directory_is_drawn_as_text(watched: Watched) -> None:
    page = watched.page
    watched.go("/")
    page.get_by_role("combobox", name="Clients per page").click()
    page.get_by_role("option", name="100 per page").click()
    settled(page)
    seen = 0
    for first in ("1–100 of", "101–200 of", "201–"):
        expect(page.get_by_text(first)).to_be_visible()
        settled(page)
        seen += steps.rows(page).count()
        assert_inert(watched)
        if first != "201–":
            page.get_by_role("button", name="Next page").click()
    assert seen > 250


def test_the_warning_of_a_like_client_draws_its_name_as_text(watched: Watched) -> None:
    watched.go("/")
    watched.page.get_by_role("button", name="New client").click()
    drawer = watched.page.get_by_role("dialog")
    drawer.get_by_label("Name", exact=True).fill(PAYLOADS[1])
    drawer.get_by_role("button", name="Create client").click()

    expect(drawer).to_contain_text('onerror="alert(1)"')
    assert_inert(watched)


@pytest.mark.parametrize(
    "address",
    [
        "/invoice?id={invoice}",
        "/new-invoice?invoice={invoice}",
        "/new-invoice?client={client}",
        "/analytics",
        "/analytics?period=all",
        "/today?who=team",
        "/quality",
        "/enrichment",
        "/settings",
        "/p/{token}",
    ],
)
def test_every_other_page_draws_markup_as_text(
    watched: Watched, served: tuple[Server, Hostile], address: str
) -> None:
    hostile = served[1]
    parts = {"invoice": hostile.invoice, "client": hostile.client, "token": hostile.token}
    if address.startswith("/p/"):
        watched.page.goto(watched.home + address.format(**parts))
    else:
        watched.go(address.format(**parts))
        _open_all(watched.page.locator("body"))
    assert MARK in watched.page.content()
    assert_inert(watched)


def _open_all(place: Locator) -> None:
    """Look at each tab of a page or a drawer in turn."""
    for tab in place.get_by_role("tab").all():
        tab.click()
        settled(place.page)
    _open_folds(place.page)


def _open_folds(page: Page) -> None:
    for fold in page.locator("summary:visible").all():
        if fold.locator("..").get_attribute("open") is None:
            fold.click()
    settled(page)


def assert_inert(watched: Watched) -> None:
    """Nothing on the page, open shadow roots included, is more than the text that it was."""
    page = watched.page
    assert watched.made() == []
    assert page.locator(".katex").count() == 0
    drawn = page.locator("b, i, em, strong, h1 code, h2 code").all_inner_texts()
    assert not {"B", "Q", "r", "Nora", "tick", "p"} & set(drawn)
