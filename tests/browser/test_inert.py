from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from clientdesk.actions import clients, enrichment_work
from clientdesk.actions.workspace import create_workspace
from clientdesk.model.client import ClientDraft
from clientdesk.model.enrichment import (
    Evidence,
    Fact,
    FactField,
    Outcome,
    Result,
    Severity,
    Signal,
    SignalKind,
    SourceOutcome,
    SourceUse,
)
from clientdesk.model.words import RiskTier
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import create_database
from tests.browser import steps
from tests.browser.conftest import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from playwright.sync_api import Page, Request

    from clientdesk.store.database import Database
    from tests.running import Server

NAME = "<b>B</b> ![i](http://evil.example/i.png) [l](http://evil.example) $x^2$ :red[r] www.evil.ie"
NOTES = (
    "# Heading\n<img src=http://evil.example/n.png onerror=alert(1)>\n![i](http://evil.example/m.png)"
    '\n=HYPERLINK("http://evil.example")\n\u202egnp.exe\u200b\n:material/home:'
)


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., object]
) -> Iterator[Server]:
    path = tmp_path_factory.mktemp("hostile") / "records.duckdb"
    write(path)
    with serve(path) as running:  # type: ignore[attr-defined]
        yield running


def write(path: Path) -> None:
    """A workspace whose one client, owner and owner's changes are full of markup."""
    now = datetime(2026, 11, 20, 9, 30, tzinfo=UTC).replace(tzinfo=None)
    database = create_database(path)
    draft = WorkspaceDraft("Plain", "IE", "EUR", "Europe/Dublin", enrichment_enabled=True)
    owner = create_workspace(database, draft, "**Nora** <i>Q</i>", "nora@plain.example", now)
    saved = clients.create(
        database,
        owner,
        ClientDraft(
            NAME,
            address="<script>alert(1)</script>\n[x](http://evil.example)",
            notes=NOTES,
            website="pages.example",
        ),
        now,
        now.date(),
    )
    look_up(database, saved.id, now)
    clients.take_over(database, owner, saved.id, now)
    clients.edit(
        database, owner, saved.id, read={"phone": None}, changes={"phone": "`tick` *p*"}, now=now
    )
    database.close()


def look_up(database: Database, client_id: UUID, now: datetime) -> None:
    """Let a lookup find nothing but markup, in every place where a page's text is kept."""
    evidence = tuple(
        Evidence(source, url, f"{NOTES} {NAME}")
        for source, url in (
            ("website", "javascript:alert('evil')"),
            ("[s](http://evil.example)", "data:text/html,<script>alert('evil')</script>"),
            ("website", "https://pages.example/<b>B</b>/[l](x)?q=$x^2$"),
        )
    )
    values = {field: f"{NAME} {field}" for field in FactField}
    values[FactField.X_URL] = "javascript:alert('evil')"
    values[FactField.INVOICE_EMAIL] = "ap@pages.example?bcc=**Nora**"
    fields = {field: Fact(value, 0.5, evidence) for field, value in values.items()}
    signals = tuple(Signal(kind, Severity.LOW, NAME, evidence) for kind in SignalKind)
    sources = (SourceUse(NAME, SourceOutcome.OK, 1),)
    found = Result(
        Outcome.SUCCEEDED,
        fields=fields,
        risk_signals=signals,
        risk_tier=RiskTier.LOW,
        sources=sources,
    )
    (job,) = enrichment_work.claim(database, "one", now)
    assert job.client_id == client_id
    assert enrichment_work.finish(database, job, found, now)


def test_markup_in_records_is_drawn_as_text_and_fetches_nothing(
    hostile: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(hostile.url)
    foreign: list[str] = []
    page.on("request", lambda request: note_foreign(request, hostile.url, foreign))
    page.on("dialog", lambda dialog: foreign.append(dialog.message))
    expect(steps.rows(page).first).to_contain_text(NAME)
    steps.rows(page).first.locator("td").nth(2).click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_label("Notes")).to_have_value(NOTES)
    expect(drawer.get_by_role("heading", level=2)).to_contain_text("<b>B</b> ![i](http")
    assert_inert(page)
    drawer.get_by_role("button", name="View full profile").click()
    expect(page.get_by_role("list", name="Activity")).to_contain_text("`tick` *p*")
    settled(page)
    assert_inert(page)
    for fold in page.locator(".st-key-section-enrichment summary").all():
        if fold.locator("..").get_attribute("open") is None:
            fold.click()
    expect(page.locator(".st-key-section-enrichment blockquote").last).to_contain_text(NAME)
    assert_inert(page)
    assert foreign == []


def note_foreign(request: Request, home: str, foreign: list[str]) -> None:
    if not request.url.startswith((home, "blob:", "data:")):
        foreign.append(request.url)


def assert_inert(page: Page) -> None:
    """Nothing on the page, open shadow roots included, is a link, image, emphasis or formula."""
    assert page.locator("a[href*=evil], img[src*=evil], .katex").count() == 0
    drawn = page.locator("b, i, em, strong, h1 code, h2 code").all_inner_texts()
    assert not {"B", "Q", "r", "Nora", "tick", "p"} & set(drawn)
