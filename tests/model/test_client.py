from __future__ import annotations

from dataclasses import fields

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.client import EDITABLE, ClientDraft, clean_draft, clean_values, keys
from clientdesk.model.fields import LABELS
from clientdesk.model.folding import SEPARATOR


def test_keys_are_folded_and_search_covers_the_six_texts_but_not_the_tax_id() -> None:
    draft = ClientDraft(
        name="Ærø Łódź",
        email="A@B.example",
        phone="+44 (0)20 7946",
        address="Straße 1",
        website="https://b.example",
        tax_id="DE1",
        notes="Café",
    )
    assert keys(draft) == {
        "name_key": "aero lodz",
        "address_key": "strasse 1",
        "search_key": SEPARATOR.join(
            [
                "aero lodz",
                "a@b.example",
                "+44 (0)20 7946",
                "strasse 1",
                "https://b.example",
                "cafe",
            ]
        ),
        "phone_digits": "440207946",
    }


def test_keys_of_a_bare_name_are_texts_too() -> None:
    assert keys(ClientDraft("A")) == {
        "name_key": "a",
        "address_key": "",
        "search_key": "a",
        "phone_digits": "",
    }


def test_a_draft_is_cleaned_with_hints_by_field() -> None:
    draft = ClientDraft(" Acme ", phone="ask Ann", tax_id="12-3", website="acme.com", notes=" ")
    kept, hints = clean_draft(draft, country="GB")
    assert kept == ClientDraft("Acme", phone="ask Ann", tax_id="12-3", website="https://acme.com")
    assert set(hints) == {"phone", "tax_id"}


def test_the_address_of_a_draft_tells_the_country_of_its_tax_id() -> None:
    draft = ClientDraft("Acme", address="Ring 1\nBerlin\nGermany", tax_id="136695975")
    with pytest.raises(InvalidField, match="Germany"):
        clean_draft(draft, country="GB")


@pytest.mark.parametrize(("field", "value"), [("version", "1"), ("name", 5), ("owner_id", None)])
def test_what_is_no_text_field_is_refused(field: str, value: object) -> None:
    with pytest.raises(InvalidField) as raised:
        clean_values({field: value}, country="GB", address=None)
    assert raised.value.field == field


def test_every_text_field_has_a_label_and_can_be_edited() -> None:
    assert [field.name for field in fields(ClientDraft)] == list(LABELS)
    assert set(EDITABLE) == {*LABELS, "currency", "payment_terms_days", "reminder_tone", "locale"}
