from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import contacts
from clientdesk.actions.workspace import local_owner
from clientdesk.model.contact import ContactDraft
from clientdesk.model.words import ContactGroup, Role
from tests.pages import drawn
from tests.pages.clients import made, opened, seen_by
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.model.contact import Contact
    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    """A client with two billing contacts; the first is the primary one."""
    client_id = made(records, email="office@acme.example")
    for name in ("Ann Bell", "Bo Carr"):
        draft = ContactDraft(name, f"{name.split()[0].lower()}@acme.example", title="Clerk")
        contacts.add(records, local_owner(records), client_id, draft, THEN)
    return client_id


def of(records: Database, client_id: UUID) -> dict[str, Contact]:
    return {each.name: each for each in contacts.of_client(records, client_id)}


def ask(app: AppTest, kind: str, client_id: UUID, contact: Contact | None = None) -> AppTest:
    """Open a dialog as a row's menu does, which a test cannot click."""
    app.session_state["contact-dialog"] = (kind, client_id, contact and contact.id)
    return app.run()


def test_a_contact_is_added_to_its_group(app: AppTest, records: Database) -> None:
    client_id = made(records)
    opened(app, client_id)
    app.button(key="contact-add").click().run()
    app.text_input(key="contact-name").set_value("Cy Dunn")
    app.text_input(key="contact-email").set_value("cy@acme.example")
    app.selectbox(key="contact-contact_group").set_value(ContactGroup.COLLECTIONS)
    app.session_state["contact-mails"] = ["receives_reminders"]
    app.button(key="contact-save").click().run()
    assert not app.exception
    assert drawn.rows(app, f"contacts-{client_id}") == [
        ["Cy Dunn", "Collections", "cy@acme.example", "Reminders"]
    ]
    receivers = drawn.facts(app, f"receivers-{client_id}")
    assert receivers["Reminders go to"] == "Cy Dunn"
    assert receivers["Invoices go to"] == "Nobody yet"


def test_a_contact_to_receive_mail_needs_an_address(app: AppTest, records: Database) -> None:
    client_id = made(records)
    opened(app, client_id)
    app.button(key="contact-add").click().run()
    app.text_input(key="contact-name").set_value("Cy Dunn")
    app.session_state["contact-mails"] = ["receives_invoices"]
    app.button(key="contact-save").click()
    ask(app, "add", client_id)
    assert app.error[0].value.startswith("E\\-mail is empty")
    assert not of(records, client_id)


def test_without_a_choice_invoices_go_to_the_primary_billing_contact(
    app: AppTest, acme: UUID
) -> None:
    opened(app, acme)
    assert drawn.facts(app, f"receivers-{acme}")["Invoices go to"] == "Ann Bell"
    assert drawn.notes(app, f"receivers-{acme}")["Invoices go to"] == (
        "as the primary billing contact"
    )
    assert [row[-1] for row in drawn.rows(app, f"contacts-{acme}")] == [
        "Invoices (as primary)",
        None,
    ]


def test_a_contact_is_corrected_and_keeps_what_was_not_touched(
    app: AppTest, acme: UUID, records: Database
) -> None:
    opened(app, acme)
    ask(app, "edit", acme, of(records, acme)["Bo Carr"])
    assert app.text_input(key="contact-title").value == "Clerk"
    app.text_input(key="contact-title").set_value("Controller")
    app.checkbox(key="contact-is_primary").check()
    app.button(key="contact-save").click().run()
    assert not app.exception
    now = of(records, acme)
    assert (now["Bo Carr"].title, now["Bo Carr"].email) == ("Controller", "bo@acme.example")
    assert (now["Bo Carr"].is_primary, now["Ann Bell"].is_primary) == (True, False)


def test_removing_a_contact_names_what_it_received(
    app: AppTest, acme: UUID, records: Database
) -> None:
    ann = of(records, acme)["Ann Bell"]
    contacts.edit(records, local_owner(records), ann, changes={"receives_invoices": True}, now=THEN)
    opened(app, acme)
    ask(app, "remove", acme, ann)
    assert "They receive no invoices any more." in [text.value for text in app.text]
    app.button(key="contact-remove").click().run()
    assert not app.exception
    assert list(of(records, acme)) == ["Bo Carr"]
    assert of(records, acme)["Bo Carr"].is_primary


def test_a_menu_offers_what_the_role_and_the_contact_permit(
    app: AppTest, acme: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(app, acme)
    table = drawn.component(app, f"contacts-{acme}")
    assert table
    assert [row["menu"] for row in table["rows"]] == [
        ["Edit", "Remove"],
        ["Edit", "Make primary", "Remove"],
    ]
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, acme)
    table = drawn.component(app, f"contacts-{acme}")
    assert table
    assert [row["menu"] for row in table["rows"]] == [[], []]


def test_a_contact_that_is_gone_is_said_and_opens_nothing(
    app: AppTest, acme: UUID, records: Database
) -> None:
    ann = of(records, acme)["Ann Bell"]
    contacts.remove(records, local_owner(records), ann, THEN)
    opened(app, acme)
    ask(app, "edit", acme, ann)
    assert not app.exception
    assert not app.get("dialog")
    assert app.toast[0].value == "This contact was removed meanwhile."
