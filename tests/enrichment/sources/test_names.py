from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.sources.names import are_one, bare, likeness


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Acme Ltd", "ACME LIMITED"),
        ("Acme", "Acme Ltd."),
        ("SAS Dupont", "DUPONT"),
        ("S.A.R.L. Le Moulin", "Le Moulin SARL"),
        ("Hansen Bygg A/S", "HANSEN BYGG AS"),
        ("Müller GmbH & Co. KG", "Muller GmbH & Co KG"),
        ("Foo Sp. z o.o.", "FOO SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
        ("Smith & Sons Ltd", "SMITH AND SONS LIMITED"),
        ("Alfa Invest 2 AS", "ALFA INVEST 2 AS"),
        ("L’Atelier du Bois", "L'ATELIER DU BOIS"),
    ],
)
def test_case_accents_and_legal_forms_make_no_other_company(first: str, second: str) -> None:
    assert are_one(first, second)
    assert are_one(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Delta Foods", "Delta Fonds"),
        ("Acme Ltd", "Acme Insurance Ltd"),
        ("Acme AS", "Acme ASA"),
        ("Acme Ltd", "Acme LLP"),
        ("Alfa Invest 1 AS", "Alfa Invest 2 AS"),
        ("Alfa Invest AS", "Alfa Invest 2 AS"),
        ("---", "***"),
        ("", ""),
    ],
)
def test_names_that_are_near_are_still_others(first: str, second: str) -> None:
    assert not are_one(first, second)


@pytest.mark.parametrize("name", ["AS", "SA", "Limited", "SARL"])
def test_a_name_that_is_a_legal_form_stays_a_name(name: str) -> None:
    assert bare(name).words
    assert bare(name).form == ""


@given(st.text(max_size=60))
def test_whatever_is_a_name_it_is_like_itself(name: str) -> None:
    assert likeness(name, name) == 100
    assert are_one(name, name) == bool(bare(name).words)
