from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from clientdesk import config
from clientdesk.store.database import close_database, database
from tests.pages.conftest import make_workspace
from tests.running import serving
from tests.web.portals import KEY, with_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

RUN: Final = "document.title='ran'"
PAYLOADS: Final = [
    f"<script>{RUN}</script>",
    f"<SCRIPT/x>{RUN}</SCRIPT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><svg/onload={RUN}>",
    f"--><img src=x onerror={RUN}>",
    f"<img src=http://evil.example/a.png onerror={RUN}>",
    f'" onmouseover="{RUN}',
    f"' autofocus onfocus='{RUN}",
    f"<svg><animate onbegin={RUN} attributeName=x></svg>",
    f"<math><mtext><script>{RUN}</script></mtext></math>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<a href='javascript:{RUN}'>x</a>",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "<meta http-equiv=refresh content=0;url=http://evil.example>",
    "<base href=http://evil.example/>",
    "<link rel=stylesheet href=http://evil.example/a.css>",
    "<style>@import 'http://evil.example/b.css'</style>",
    "<form action=http://evil.example><input type=submit>",
    "<object data=http://evil.example/o></object>",
    "<video poster=http://evil.example/v.png>",
    "{{ 7*7 }}${7*7}#{7*7}{% raw %}",
    "&lt;script&gt;&#60;img&#62;&amp;",
    "\u202egnp.exe\u2066x",
    "![i](http://evil.example/i.png) <http://evil.example>",
    "\ufeff<\u0000b>\u200bx",
]


def _written(path: Path) -> str:
    """The link of a client with an invoice for each, and with their text wherever people type."""
    make_workspace(path)
    desk = with_portal(database())
    ids = [desk.issued().id for _ in PAYLOADS]
    everything = " ".join(PAYLOADS)
    with desk.records.cursor() as cursor:
        rows = [[text, number] for text, number in zip(PAYLOADS, ids, strict=True)]
        cursor.executemany("update invoices set number = ? where id = ?", rows)
        cursor.execute("update clients set name = ?", [everything])
        fields = ", ".join(f"{name} = $1" for name in ("name", "payment_details", "email"))
        cursor.execute(f"update workspace set {fields}", [everything])  # noqa: S608
    close_database()
    return f"/p/{desk.token}"


@pytest.fixture
def link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the page is served."""
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    monkeypatch.setenv("CLIENTDESK_SECRET", KEY)
    config.settings.cache_clear()
    below = _written(path)
    with serving(path) as server:
        yield server.url + below
    config.settings.cache_clear()


def test_text_that_would_run_or_fetch_is_text_in_the_portal(chromium: Browser, link: str) -> None:
    visitor = chromium.new_context()
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(link)
    shown = page.locator("table.invoices tbody th").all_inner_texts()
    page.mouse.move(400, 400)
    page.keyboard.press("Tab")

    assert asked == [link]
    assert page.title() != "ran"
    plain = {text for text in PAYLOADS if text.isascii() and "\0" not in text}
    assert plain <= set(shown)
    made = page.evaluate("[...document.querySelectorAll('*')].map(e => e.localName)")
    assert {"script", "img", "iframe", "svg", "math", "object", "video", "base"} & {*made} == set()
    attributes = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.name))"
    )
    assert [name for name in attributes if name.startswith("on")] == []
    visitor.close()
