from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from clientdesk.ui import cached
from clientdesk.ui.profile_enrichment import SECTIONS
from tests.pages import drawn
from tests.pages.clients import keys, made, opened

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    return made(records, website="acme.example")


def stands(monkeypatch: pytest.MonkeyPatch, **values: object) -> None:
    """Let the record say how its enrichment went: nothing in the app writes that yet."""
    read = cached.client
    changed: dict[str, Any] = dict(values)
    monkeypatch.setattr(cached, "client", lambda client_id: replace(read(client_id), **changed))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"enrichment_status": "queued"}, "It waits for its turn."),
        ({"enrichment_status": "running"}, "It is being looked up now."),
        (
            {"enrichment_status": "failed", "enrichment_error": "The site timed out."},
            "Correct name or website if they are wrong",
        ),
        (
            {"enrichment_status": "skipped", "enrichment_skip_reason": "not_entitled"},
            "An admin can turn it on in Settings.",
        ),
        (
            {"enrichment_status": "skipped", "enrichment_skip_reason": "missing_website"},
            "Add the website first.",
        ),
        ({"enrichment_status": "not_started"}, "This client was not looked up yet."),
    ],
)
def test_every_state_says_what_it_means_and_shows_no_empty_folds(
    app: AppTest,
    acme: UUID,
    monkeypatch: pytest.MonkeyPatch,
    values: dict[str, object],
    said: str,
) -> None:
    stands(monkeypatch, **values)
    opened(app, acme)
    assert not app.exception
    assert any(said in text.value for text in app.text)
    assert not [fold for fold in app.expander if (fold.proto.id or "").find("found") >= 0]
    if "enrichment_error" in values:
        facts = drawn.facts(app, f"profile-enrichment-{acme}")
        assert facts["What happened"] == "The site timed out."


def test_a_client_without_a_website_leads_to_the_field(app: AppTest, records: Database) -> None:
    opened(app, made(records))
    assert app.button(key="enrichment-edit").label == "Add a website"
    app.button(key="enrichment-edit").click().run()
    assert app.get("dialog")


def test_what_was_found_stands_in_its_sections(
    app: AppTest, acme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands(
        monkeypatch,
        enrichment_status="succeeded",
        enriched_at=datetime(2026, 11, 1, 9),
        enrichment_confidence=Decimal("0.9"),
        industry="Legal",
        finance_contact="**Pat**",
        finance_contact_email="ap@acme.example",
        risk_tier="high",
    )
    opened(app, acme)
    assert not app.exception
    assert set(SECTIONS.values()) <= {fold.label for fold in app.expander}
    key = f"facts-found-{acme}"
    assert drawn.facts(app, f"{key}-classification") == {"Industry": "Legal"}
    assert drawn.facts(app, f"{key}-finance")["Name"] == "**Pat**"
    assert drawn.facts(app, f"{key}-risk") == {"Risk tier": "High"}
    assert drawn.facts(app, f"{key}-quality") == {"Confidence": "90%"}
    assert drawn.component(app, f"{key}-identity") is None
    assert "enrichment-edit" not in keys(app)


def fold() -> None:
    """A fact with all that it rests on, as a run will keep it."""
    from decimal import Decimal  # noqa: PLC0415 - AppTest runs this function's text on its own

    from clientdesk.ui.profile_enrichment import Found, accordion  # noqa: PLC0415

    quote = "Invoices to **ap@acme.example**"
    found = Found("Mailbox", "ap@acme.example", confidence=Decimal("0.8"), source="website")
    accordion({"submission": [Found("Bare", "x"), found]}, "bare")
    accordion({"submission": [Found("Mailbox", "x", source="website", quote=quote)]}, "quoted")


def test_a_fact_says_how_sure_it_is_and_quotes_its_source(records: Database) -> None:
    assert records
    app = AppTest.from_function(fold, default_timeout=60).run()
    assert not app.exception
    notes = drawn.notes(app, "facts-bare-submission")
    assert notes == {"Bare": "", "Mailbox": "80% sure · website"}
    quoted = drawn.notes(app, "facts-quoted-submission")["Mailbox"]
    assert quoted == "website · “Invoices to **ap@acme.example**”"
    assert "Nothing is kept here from the last run." in app.markdown[0].value
