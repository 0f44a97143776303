from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.words import Role
from tests.pages.clients import keys, made, opened, seen_by
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

CHANGES = {
    "profile-edit",
    "profile-archive",
    "profile-delete",
    "billing-edit",
    "notes-edit",
    "contact-add",
    "take-over",
}


def test_a_client_without_anything_says_what_to_do_next(app: AppTest, records: Database) -> None:
    client_id = made(records)
    opened(app, client_id)
    assert not app.exception
    said = [text.value for text in app.text]
    assert "No contacts yet. Add who receives invoices, reminders and statements." in said
    assert any(text.startswith("No invoices yet.") for text in said)
    assert any("Add the website first." in text for text in said)
    notes = [text.value for text in app.markdown]
    assert any("No notes." in text for text in notes)


def test_a_viewer_reads_everything_and_changes_nothing(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = made(records, website="acme.example", notes="Ask for Ann")
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, client_id)
    assert not app.exception
    assert not CHANGES & keys(app)
    assert f"owner-{client_id}" not in keys(app)
    assert f"profile-portal-{client_id}" not in {toggle.key for toggle in app.toggle}
    assert "Ask for Ann" in [text.value for text in app.text]


def test_an_archived_client_is_read_but_keeps_notes_and_a_way_back(
    app: AppTest, records: Database
) -> None:
    client_id = made(records, website="acme.example")
    clients.archive(records, local_owner(records), client_id, THEN)
    opened(app, client_id)
    assert not app.exception
    assert CHANGES & keys(app) == {"profile-archive", "profile-delete", "notes-edit"}
    assert app.button(key="profile-archive").label == "Unarchive"
    assert any(text.value.startswith("Archived on 20 Nov 2026.") for text in app.text)


def test_every_section_has_its_anchor_and_a_link_to_it(app: AppTest, records: Database) -> None:
    opened(app, made(records))
    links = {text.value for text in app.markdown if "](#" in text.value}
    anchors = {heading.proto.anchor for heading in app.subheader} - {""}
    assert {link.split("](#")[1].rstrip(")") for link in links} == anchors


@pytest.mark.parametrize(
    "name", ["**b** [l](http://x.example) $x$ <b>", "x" * 200, ":red[x] :material/home:"]
)
def test_a_name_of_any_kind_is_drawn_as_text(app: AppTest, records: Database, name: str) -> None:
    opened(app, made(records, name))
    assert not app.exception
    title = app.title[0].value
    assert len(title) < 200
    assert "**" not in title
    assert "](" not in title
