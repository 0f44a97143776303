from __future__ import annotations

import pytest

from clientdesk.intake.matching import name_key
from tests.intake.one_by_one import match_keys, website_host

ACME = {"name": "Acme, Inc.", "website": "https://www.acme.com/en", "email": "a@acme.com"}


def shared(one: dict[str, str], other: dict[str, str]) -> list[str]:
    others = match_keys(other)
    return [kind for kind, value in match_keys(one) if (kind, value) in others]


@pytest.mark.parametrize(
    ("other", "kinds"),
    [
        ({"name": "B", "email": "A@Acme.com"}, ["e-mail"]),
        ({"name": "ACME Inc", "website": "http://acme.com"}, ["name and website"]),
        ({"name": "Acme GmbH", "website": "https://acme.com"}, []),
        ({"name": "Acme, Inc."}, []),
        ({"name": "Acme, Inc.", "website": "https://acme.de"}, []),
    ],
)
def test_clients_are_the_same_by_the_promised_texts(
    other: dict[str, str], kinds: list[str]
) -> None:
    assert shared(ACME, other) == kinds


def test_a_tax_id_is_compared_without_its_punctuation() -> None:
    assert shared({"name": "A", "tax_id": "DE 136.695-976"}, {"name": "B", "tax_id": "de136695976"})


@pytest.mark.parametrize("word", ["n/a", "-", "none", "000000"])
def test_a_word_for_no_tax_id_makes_nobody_the_same(word: str) -> None:
    assert not shared({"name": "A", "tax_id": word}, {"name": "B", "tax_id": word})


def test_name_and_address_are_compared_by_their_letters() -> None:
    one = {"name": "Café Zoë", "address": "1, Main St.\nBath"}

    assert shared(one, {"name": "cafe  zoe", "address": "1 main st, BATH"}) == ["name and address"]


def test_bare_names_are_the_same_only_as_whole_records() -> None:
    bare = {"name": "John Smith", "phone": "+44 20 7946 0958", "notes": "n"}

    assert shared(bare, {**bare, "name": "JOHN SMITH"}) == ["record"]
    for field in ("phone", "notes"):
        assert not shared(bare, {**bare, field: "other"})
        assert not shared(bare, {**bare, field: ""})
    for field in ("email", "website", "address", "tax_id"):
        assert not shared(bare, {**bare, field: "https://1.com"})


def test_a_word_for_no_tax_id_belongs_to_the_record() -> None:
    bare = {"name": "A", "tax_id": "n/a"}

    assert shared(bare, bare) == ["record"]
    assert not shared(bare, {"name": "A"})


def test_a_name_without_letters_is_its_signs() -> None:
    assert name_key("!!!") == "!!!"
    assert name_key("  A-B  c ") == "a b c"


def test_a_host_has_no_www_and_no_port() -> None:
    assert website_host("https://www.a.com:8080/x?y#z") == "a.com"
    assert website_host(None) == ""
