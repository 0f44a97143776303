from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.contact import ContactDraft, clean_contact
from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


def test_there_are_contacts_in_every_group(ask: Ask) -> None:
    found: dict[str, int] = dict(
        ask("select contact_group, count(*) from client_contacts group by all")
    )

    assert set(found) == set(ContactGroup)
    assert found["billing"] > 600


def test_contacts_could_have_been_typed(ask: Ask) -> None:
    for name, email, phone, title, *receives in ask(
        "select name, email, phone, title, receives_invoices, receives_reminders,"
        " receives_statements from client_contacts"
    ):
        draft = ContactDraft(
            name,
            email,
            phone,
            title,
            receives_invoices=receives[0],
            receives_reminders=receives[1],
            receives_statements=receives[2],
        )

        assert clean_contact(draft, country="DE") == (draft, {})


def test_a_client_has_at_most_one_primary_contact_of_a_group(ask: Ask) -> None:
    found = ask(
        "select max(count) from (select count(*) from client_contacts where is_primary"
        " group by client_id, contact_group) as t(count)"
    )

    assert found == [(1,)]
