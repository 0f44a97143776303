from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions.facts import edit_facts
from clientdesk.actions.workspace import local_owner
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.words import Role
from clientdesk.ui import cached
from clientdesk.ui.asking import Asked
from tests.pages import drawn
from tests.pages.clients import keys, made, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import ended, entitle, failure, read_page, result, waiting

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the pages stands still: what was found does not become old."""
    monkeypatch.setattr(cached, "now", lambda: THEN)


@pytest.fixture
def desk(records: Database) -> Database:
    """A workspace that may enrich."""
    entitle(records)
    return records


def sheet(app: AppTest, client_id: UUID) -> AppTest:
    app.session_state["asked-dialog"] = Asked("client", client_id)
    return app.run()


def said(app: AppTest) -> str:
    return "\n".join([*(each.value for each in app.text), *(each.value for each in app.markdown)])


def test_the_drawer_shows_what_was_found_in_few_words(app: AppTest, desk: Database) -> None:
    found = result(
        industry="Legal",
        company_type="private_limited",
        size_segment="small",
        finance_contact="Accounts Payable",
        finance_contact_email="ap@acme.example",
        linkedin_url="https://www.linkedin.com/company/acme",
        vat_id="GB371201047",
    )
    client_id = ended(desk, found)
    changes = {"size_segment": "medium"}
    owner, read = local_owner(desk), {"size_segment": "small"}
    edit_facts(desk, owner, client_id, read=read, changes=changes, now=THEN)
    sheet(app, client_id)
    assert not app.exception
    key = f"sheet-enrichment-{client_id}"
    assert drawn.facts(app, key) == {
        "Industry": "Legal",
        "Company type": "Private limited company",
        "Size": "Medium (50–249)",
        "Risk": None,
        "Finance contact": "Accounts Payable",
        "Finance e-mail": "ap@acme.example",
        "LinkedIn": "linkedin.com/company/acme",
        "Confidence": "91%",
    }
    assert drawn.notes(app, key)["Size"] == "set by hand"
    assert ":blue-badge[1 proposal] waits on the full profile" in said(app)
    assert "Ready to invoice? :orange-badge[1 gap]" in said(app)
    assert "sheet-review" in keys(app)


def test_what_is_typed_is_not_lost_on_the_way_to_the_proposals(
    app: AppTest, desk: Database
) -> None:
    client_id = ended(desk, result(vat_id="GB371201047"))
    sheet(app, client_id)
    app.text_input(key=f"edit-phone-{client_id}").set_value("12")
    sheet(app, client_id)
    assert "sheet-review" not in keys(app)
    assert ":blue-badge[1 proposal] waits on the full profile" in said(app)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (FailureKind.TIMEOUT, "It is tried again by itself on"),
        (FailureKind.ROBOTS, "Enter what is known by hand."),
    ],
)
def test_a_failure_is_read_and_tried_again_in_the_drawer(
    app: AppTest, desk: Database, kind: FailureKind, words: str
) -> None:
    client_id = ended(desk, failure(kind))
    sheet(app, client_id)
    assert words in said(app)
    assert app.button(key="sheet-look-up").label == "Retry"
    app.button(key="sheet-look-up").click().run()
    assert cached.client(client_id).enrichment_status == "queued"
    assert "It is next in the queue." in said(sheet(app, client_id))


def test_the_drawer_names_the_page_that_is_read_and_cancels(app: AppTest, desk: Database) -> None:
    client_id = waiting(desk)
    read_page(desk, client_id, "https://acme.example/terms", 1)
    sheet(app, client_id)
    assert "Reading acme.example/terms, 1 page read so far." in said(app)
    app.button(key="sheet-cancel-lookup").click().run()
    assert cached.client(client_id).enrichment_status == "not_started"


def test_the_drawer_says_why_a_client_was_skipped_beside_the_field(
    app: AppTest, desk: Database
) -> None:
    client_id = made(desk)
    sheet(app, client_id)
    assert "The client has no website.\nEnrichment needs a name and a website." in said(app)
    assert not {"sheet-look-up", "sheet-mend"} & keys(app)
    assert drawn.component(app, f"sheet-enrichment-{client_id}") is None
    app.text_input(key=f"edit-website-{client_id}").set_value("acme.example")
    app.button(key="sheet-save").click().run()
    assert cached.client(client_id).enrichment_status == "queued"


def test_a_viewer_reads_the_drawer_and_asks_for_nothing(
    app: AppTest, desk: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ended(desk, failure(FailureKind.DNS))
    seen_by(monkeypatch, Role.VIEWER)
    sheet(app, client_id)
    assert "No site was found under this address." in said(app)
    assert not {"sheet-look-up", "sheet-cancel-lookup"} & keys(app)
