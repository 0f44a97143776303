from __future__ import annotations

import pytest

from clientdesk.model.enrichment import Inputs
from clientdesk.model.enrichment_inputs import (
    READ,
    asks_anew,
    fingerprint,
    inputs_of,
    is_another,
)

CLIENT = {
    "name": "Acme",
    "website": "https://acme.example",
    "email": None,
    "phone": "+44 20 7946 0000",
    "address": None,
    "tax_id": None,
    "notes": "Pays late.",
}


def test_the_seven_fields_are_those_that_people_type() -> None:
    assert set(READ) == set(CLIENT)


@pytest.mark.parametrize("field", READ)
def test_a_change_of_any_of_the_seven_fields_changes_the_fingerprint(field: str) -> None:
    assert fingerprint({**CLIENT, field: "other"}) != fingerprint(CLIENT)
    assert asks_anew([field, "currency"])


def test_empty_says_the_same_as_missing_and_other_fields_do_not_matter() -> None:
    assert fingerprint({**CLIENT, "email": "", "owner_id": 7}) == fingerprint(CLIENT)
    assert not asks_anew(["currency", "locale"])
    assert not asks_anew([])


def test_a_text_that_moves_to_another_field_changes_the_fingerprint() -> None:
    moved = {**CLIENT, "phone": None, "email": CLIENT["phone"]}
    assert fingerprint(moved) != fingerprint(CLIENT)


def test_enrichment_is_told_all_but_the_notes() -> None:
    assert inputs_of(CLIENT) == Inputs("Acme", "https://acme.example", phone="+44 20 7946 0000")


@pytest.mark.parametrize(
    ("field", "other"), [("name", True), ("website", True), ("email", False), ("notes", False)]
)
def test_a_result_is_of_another_client_when_name_or_website_changed(
    field: str, other: bool
) -> None:
    assert is_another(inputs_of(CLIENT), {**CLIENT, field: "other"}) is other
