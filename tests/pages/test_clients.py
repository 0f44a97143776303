from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.ui import cached
from clientdesk.ui.asking import Asked
from clientdesk.ui.escape import md
from tests.pages import drawn
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def add(records: Database, name: str, **texts: str) -> UUID:
    owner = local_owner(records)
    draft = ClientDraft(name, **texts)
    return clients.create(records, owner, draft, THEN, THEN.date()).id


@pytest.fixture
def three(records: Database) -> dict[str, UUID]:
    """Acme and Bravo, and Charlie, who is archived."""
    ids = {
        "Acme": add(records, "Acme", email="a@acme.example", phone="+353 1 496 0000"),
        "Bravo": add(records, "Bravo", website="bravo.example"),
        "Charlie": add(records, "Charlie"),
    }
    clients.archive(records, local_owner(records), ids["Charlie"], THEN)
    return ids


def open_sheet(app: AppTest, client_id: UUID) -> AppTest:
    app.session_state["asked-dialog"] = Asked("client", client_id)
    return app.run()


def sees(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    """Let a member of that role look at the pages."""
    actor = Actor(UUID(int=5), "Rea Doe", role)
    monkeypatch.setattr(cached, "actor", lambda: actor)


def test_the_directory_lists_active_clients_and_their_figures(
    three: dict[str, UUID], app: AppTest
) -> None:
    assert three
    app.run()
    assert not app.exception
    assert drawn.names(app) == ["Acme", "Bravo"]
    assert drawn.cards(app, "directory-figures")["Clients"] == "2"
    assert "1–2 of 2 clients" in [text.value for text in app.text]


def test_an_empty_workspace_offers_the_first_client(records: Database, app: AppTest) -> None:
    assert records
    app.run()
    assert "No clients yet" in [heading.value for heading in app.subheader]
    app.button(key="first-client").click().run()
    assert app.text_input(key="edit-name-new").value == ""


def test_the_filter_of_the_address_is_the_list_and_shows_in_the_controls(
    three: dict[str, UUID], app: AppTest
) -> None:
    assert three
    app.query_params["filter"] = '{"status":"all","missing":["email"],"search":"bravo"}'
    app.run()
    assert drawn.names(app) == ["Bravo"]
    assert app.text_input(key="filter-search").value == "bravo"
    assert app.button(key="chip-missing").label == "Remove missing e\\-mail"
    app.button(key="chip-missing").click().run()
    assert app.query_params["filter"] == '{"search":"bravo","status":"all"}'


def test_typing_into_the_search_bar_changes_list_and_address(
    three: dict[str, UUID], app: AppTest
) -> None:
    assert three
    app.run()
    app.text_input(key="filter-search").set_value("496").run()
    assert drawn.names(app) == ["Acme"]
    assert app.query_params["filter"] == '{"search":"496"}'


@pytest.mark.parametrize("text", ["{", '{"colour":"red"}', '{"created_from":"soon"}', "[]"])
def test_a_wrong_filter_shows_the_sentence_and_the_unfiltered_list(
    three: dict[str, UUID], app: AppTest, text: str
) -> None:
    assert three
    app.query_params["filter"] = text
    app.run()
    assert not app.exception
    assert app.warning[0].value.startswith("The link\\'s filter was not used\\.")
    assert drawn.names(app) == ["Acme", "Bravo"]


def test_no_match_says_what_was_asked_and_offers_to_clear_it(
    three: dict[str, UUID], app: AppTest
) -> None:
    assert three
    app.query_params["filter"] = '{"search":"charlie"}'
    app.run()
    assert "No client matches" in [heading.value for heading in app.subheader]
    app.button(key="empty-all").click().run()
    assert drawn.names(app) == ["Charlie"]


def test_the_sheet_saves_what_was_changed(
    three: dict[str, UUID], app: AppTest, records: Database
) -> None:
    app.run()
    open_sheet(app, three["Acme"])
    key = f"edit-email-{three['Acme']}"
    assert app.text_input(key=key).value == "a@acme.example"
    app.text_input(key=key).set_value("Billing@Acme.example")
    app.button(key="sheet-save").click().run()
    assert not app.exception
    assert cached_email(records, three["Acme"]) == "Billing@acme.example"
    assert app.text_input(key=key).value == "Billing@acme.example"


def test_a_refused_text_is_kept_with_its_reason(
    three: dict[str, UUID], app: AppTest, records: Database
) -> None:
    app.run()
    open_sheet(app, three["Acme"])
    app.text_input(key=f"edit-email-{three['Acme']}").set_value("no address")
    app.button(key="sheet-save").click()
    open_sheet(app, three["Acme"])
    said = [text.value for text in app.markdown if "E\\-mail must be one address" in text.value]
    assert len(said) == 1
    assert app.text_input(key=f"edit-email-{three['Acme']}").value == "no address"
    assert cached_email(records, three["Acme"]) == "a@acme.example"


@pytest.mark.parametrize(
    ("field", "text", "shared"),
    [("name", "ACME", "name"), ("email", "A@Acme.example", "e-mail")],
)
def test_a_like_client_is_named_before_a_second_one_is_made(
    three: dict[str, UUID], app: AppTest, field: str, text: str, shared: str
) -> None:
    assert three
    app.run()
    app.button(key="new-client").click().run()
    app.text_input(key="edit-name-new").set_value("Newcomer")
    app.text_input(key=f"edit-{field}-new").set_value(text)
    app.button(key="create-client").click()
    app.session_state["asked-dialog"] = Asked("new")
    app.run()
    said = [caption.value for caption in app.caption if md(f"same {shared}") in caption.value]
    assert len(said) == 1
    assert app.button(key="create-client").label == "Create anyway"
    assert len(drawn.names(app)) == 2
    app.button(key="create-client").click().run()
    assert len(drawn.names(app)) == 3


def test_a_viewer_reads_and_is_offered_nothing_else(
    three: dict[str, UUID], app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    sees(monkeypatch, Role.VIEWER)
    app.run()
    assert drawn.menu(app) == ["Open"]
    assert not [button for button in app.button if button.key == "new-client"]
    open_sheet(app, three["Acme"])
    keys = {button.key for button in app.button}
    assert "sheet-profile" in keys
    assert not keys & {"sheet-save", "sheet-archive"}
    assert app.text_input(key=f"edit-email-{three['Acme']}").disabled
    assert not app.toggle
    assert "Portal o" in " ".join(badge.value for badge in app.markdown)


def test_support_works_on_clients_but_does_not_delete_them(
    three: dict[str, UUID], app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert three
    sees(monkeypatch, Role.SUPPORT)
    app.run()
    assert drawn.menu(app) == ["Open", "Edit", "Archive"]


def cached_email(records: Database, client_id: UUID) -> str:
    row = records.row("client_to_change", id=client_id)
    assert row
    return str(row["email"])


def test_the_filters_on_enrichment_show_the_address_and_change_it(
    three: dict[str, UUID], app: AppTest
) -> None:
    assert three
    app.query_params["filter"] = '{"enrichment_status":["not_started"],"status":"all"}'
    app.run()
    assert app.multiselect(key="filter-enrichment_status").value == ["not_started"]
    assert app.button(key="chip-enrichment_status").label == "Remove enrichment\\: not started"
    app.multiselect(key="filter-risk_tier").set_value(["high"]).run()
    assert json.loads(app.query_params["filter"])["risk_tier"] == ["high"]
    assert "No client matches" in [heading.value for heading in app.subheader]


def test_the_columns_show_what_enrichment_found(three: dict[str, UUID], app: AppTest) -> None:
    assert three
    app.run()
    app.pills(key="filter-shown-columns").set_value(["industry", "size_segment", "risk_tier"]).run()
    table = drawn.component(app, "directory-table") or {"columns": []}
    assert [column["label"] for column in table["columns"]] == ["Name", "Industry", "Size", "Risk"]
