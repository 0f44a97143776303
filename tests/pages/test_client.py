from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from clientdesk.actions import clients, contacts
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.contact import ContactDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.ui import cached
from tests.pages import drawn
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    """A client that was corrected once and has a contact."""
    owner = local_owner(records)
    draft = ClientDraft("Acme", website="acme.example", notes="**plain**")
    client_id = clients.create(records, owner, draft, THEN, THEN.date()).id
    clients.edit(records, owner, client_id, read={"phone": None}, changes={"phone": "12"}, now=THEN)
    contacts.add(records, owner, client_id, ContactDraft("Ann Bell"), THEN)
    return client_id


def profile(app: AppTest, client_id: object) -> AppTest:
    app.query_params["id"] = str(client_id)
    return app.switch_page("pages/client.py").run()


def test_the_profile_shows_details_contacts_and_history(app: AppTest, acme: UUID) -> None:
    profile(app, acme)
    assert not app.exception
    assert app.title[0].value == "Acme :green-badge[Active]"
    details = drawn.facts(app, f"details-{acme}")
    assert details["Website"] == "https://acme.example"
    assert details["E-mail"] is None
    assert "**plain**" in [text.value for text in app.text]
    assert drawn.rows(app, f"contacts-{acme}")[0][0] == "Ann Bell"
    assert drawn.sentences(app, f"activity-{acme}") == [
        "Nora Quinn added the contact Ann Bell.",
        "Nora Quinn set Phone to “12”.",
        "Nora Quinn added the client.",
    ]


def test_an_address_without_a_client_says_so_and_leads_to_the_list(
    app: AppTest, acme: UUID
) -> None:
    assert acme
    profile(app, "")
    assert app.text[0].value == "The address of this page names no client."
    assert "Go to Clients" in [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize("text", ["nobody", "**bold**", "01a0a06f-ed88-7363-aee4-54dbba8c7c55"])
def test_an_unknown_client_gets_a_sentence_and_a_way_back(
    app: AppTest, acme: UUID, text: str
) -> None:
    assert acme
    profile(app, text)
    assert not app.exception
    assert app.text[0].value.startswith("There is no client with the id")
    assert "Go to Clients" in [link.proto.label for link in app.get("page_link")]


def test_an_administrator_assigns_the_owner(app: AppTest, acme: UUID, records: Database) -> None:
    profile(app, acme)
    owner = local_owner(records)
    app.selectbox(key=f"owner-{acme}").set_value(owner.id).run()
    row = records.row("client_to_change", id=acme)
    assert row
    assert row["owner_id"] == owner.id


def test_support_takes_a_client_over_and_a_viewer_does_not(
    app: AppTest, acme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role, offered in ((Role.SUPPORT, True), (Role.VIEWER, False)):
        actor = Actor(UUID(int=5), "Rea Doe", role)
        monkeypatch.setattr(cached, "actor", lambda actor=actor: actor)
        profile(app, acme)
        keys = {button.key for button in app.button}
        assert ("take-over" in keys) is offered
        assert "profile-delete" not in keys
        assert ("profile-edit" in keys) is offered


def test_edit_opens_the_same_sheet_over_the_profile(app: AppTest, acme: UUID) -> None:
    profile(app, acme)
    app.button(key="profile-edit").click().run()
    assert not app.exception
    assert app.text_input(key=f"edit-website-{acme}").value == "https://acme.example"
