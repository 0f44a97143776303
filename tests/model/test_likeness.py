from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.alike import likeness
from clientdesk.model.likeness import AGAINST, LIKELY, SURE, Sign, reasons, score, word

if TYPE_CHECKING:
    from clientdesk.model.likeness import Likeness

ACME: Final = {
    "name": "Acme Ltd",
    "email": "hello@acme.example",
    "phone": "+44 20 7946 0018",
    "address": "1 High Street\nLondon W1\nUnited Kingdom",
    "website": "https://www.acme.example/shop",
    "tax_id": "GB 371 2010 47",
}

PAIRS: Final = [
    ("ACME LIMITED", {}, 0.7, ("same name",)),
    ("Acme", {}, 0.55, ("same name, one without a legal form",)),
    ("Acme GmbH", {}, 0.42, ("names differ only in the legal form",)),
    ("Other", {"tax_id": "371201047"}, 0.675, ("same tax ID", "different names")),
    ("Acme", {"tax_id": "GB371201046"}, 0.1925, ("same name, one without", "different tax IDs")),
    ("Acme", {"email": "HELLO@acme.example"}, 0.8875, ("same e-mail", "same name, one without")),
    ("Acme Ltd", {"email": "ap@acme.example"}, 0.835, ("same name", "same domain in the e-mail")),
    ("Acme Ltd", {"website": "http://acme.example"}, 0.88, ("same name", "same website")),
    ("Acme Ltd", {"phone": "0044 20 79460018"}, 0.865, ("same name", "same phone")),
    ("Acme Ltd", {"address": "1 high street, London W1, United Kingdom"}, 0.82, ("same name",)),
    ("Acne Ltd", {"website": "https://acme.example"}, 0.6, ("same website",)),
    (
        "Acme Ltd",
        {"address": "Weg 1\n1010 Wien\nAustria"},
        0.42,
        ("same name", "different countries"),
    ),
    ("Acme Ltd", {"website": "https://acme.test"}, 0.595, ("same name", "different websites")),
]
"""Clients beside Acme Ltd, how alike they are, and how the reasons begin."""


def test_the_examples_score_as_the_formula_says() -> None:
    for name, texts, expected, said in PAIRS:
        found = likeness(ACME, {"name": name, **texts})

        assert found.score == pytest.approx(expected, abs=1e-3), (name, texts, found.reasons)
        for reason, begins in zip(found.reasons, said, strict=False):
            assert reason.startswith(begins), (name, texts, found.reasons)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Acme & Co. KG", "ACME und Co KG", True),
        ("Data Works s.r.o.", "Dataworks sro", True),
        ("Nordlys A/S", "Nordlys as", True),
        ("Müller GmbH", "Muller G.m.b.H.", True),
        ("Acme Pty Ltd", "Acme Pty Limited", True),
        ("UAB Baltas", "Baltas UAB", True),
        ("Acme Ltd", "Acme Ltda", False),
        ("Acme Inc", "Acme LLC", False),
    ],
)
def test_legal_forms_are_read_in_all_their_spellings(one: str, other: str, same: bool) -> None:
    signs = likeness({"name": one}, {"name": other}).signs

    assert (Sign.NAME in signs) is same
    assert (Sign.NAME_BUT_FORM in signs) is not same


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("email", "acme@gmail.com", "other@gmail.com"),
        ("website", "https://facebook.com/acme", "https://facebook.com/other"),
        ("website", "https://acme.github.io", "https://other.github.io"),
        ("tax_id", "n/a", "n/a"),
        ("tax_id", "000000000", "000000000"),
        ("phone", "112", "112"),
    ],
)
def test_what_anybody_has_is_no_sign(field: str, one: str, other: str) -> None:
    found = likeness({"name": "Acme", field: one}, {"name": "Zulu", field: other})

    assert found.score == 0


def test_different_legal_forms_are_never_sure_whatever_else_is_the_same() -> None:
    found = likeness(ACME, {**ACME, "name": "Acme GmbH"})

    assert LIKELY < found.score < SURE
    assert word(found.score) == "Possibly the same"
    assert "names differ only in the legal form" in found.reasons


def test_what_many_have_weighs_less_and_is_said_so() -> None:
    assert score(Sign.PHONE | Sign.COMMON_PHONE) < score(Sign.PHONE)
    assert reasons(Sign.PHONE | Sign.COMMON_PHONE) == ("a phone that many clients have",)


_texts = st.fixed_dictionaries(
    {"name": st.sampled_from(["Acme Ltd", "Acme GmbH", "Acme", "Zulu & Co", "AB", "株式会社"])},
    optional={
        "email": st.sampled_from(["a@acme.example", "b@acme.example", "a@gmail.com"]),
        "phone": st.sampled_from(["+44 20 7946 0018", "+49 30 23125199 ext. 3"]),
        "address": st.sampled_from(["Weg 1\n1010 Wien\nAustria", "1 High Street\nFrance"]),
        "website": st.sampled_from(["https://acme.example", "https://www.zulu.example/x"]),
        "tax_id": st.sampled_from(["GB371201047", "371201047", "ATU12345678", "none"]),
    },
)


@settings(max_examples=40)
@given(_texts, _texts)
def test_likeness_is_the_same_both_ways_and_below_one(
    one: dict[str, str | None], other: dict[str, str | None]
) -> None:
    found: Likeness = likeness(one, other)

    assert found == likeness(other, one)
    assert 0 <= found.score < 1


@given(st.integers(0, 2 ** len(Sign) - 1), st.sampled_from(list(AGAINST)))
def test_what_speaks_against_never_raises_a_score(signs: int, against: Sign) -> None:
    assert score(Sign(signs) | against) <= score(Sign(signs))
