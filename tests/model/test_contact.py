from __future__ import annotations

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.contact import ContactDraft, clean_contact
from clientdesk.model.words import ContactGroup


def test_a_contact_is_cleaned_with_a_hint_for_an_odd_phone() -> None:
    draft = ContactDraft(" Bo ", phone="desk 4", title=" CFO ")
    kept, hints = clean_contact(draft, country="GB")
    assert kept == ContactDraft("Bo", phone="desk 4", title="CFO")
    assert set(hints) == {"phone"}


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (ContactDraft(""), "name"),
        (ContactDraft("Bo", email="bo"), "email"),
        (ContactDraft("Bo", receives_reminders=True), "email"),
        (ContactDraft("Bo", title="a\nb"), "title"),
        (ContactDraft("Bo", title="a" * 101), "title"),
        (ContactDraft("Bo", contact_group="sales"), "contact_group"),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_contact_is_refused_with_the_field(draft: ContactDraft, field: str) -> None:
    with pytest.raises(InvalidField) as raised:
        clean_contact(draft, country="GB")
    assert raised.value.field == field


def test_the_group_is_a_word_of_the_list() -> None:
    kept, _ = clean_contact(ContactDraft("Bo", contact_group=ContactGroup.OTHER), country="GB")
    assert kept.contact_group is ContactGroup.OTHER
