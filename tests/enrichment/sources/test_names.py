from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.naming import words
from clientdesk.enrichment.sources.names import are_one


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
    assert are_one(first, second, "")
    assert are_one(second, first, "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Delta Foods", "Delta Fonds"),
        ("Acme Ltd", "Acme Insurance Ltd"),
        ("Acme Ltd", "Acme LLP"),
        ("Alfa Invest 1 AS", "Alfa Invest 2 AS"),
        ("Alfa Invest AS", "Alfa Invest 2 AS"),
        ("---", "***"),
        ("", ""),
    ],
)
def test_names_that_are_near_are_still_others(first: str, second: str) -> None:
    assert not are_one(first, second, "")


def test_a_form_means_what_it_does_in_its_country() -> None:
    assert not are_one("Acme AS", "Acme ASA", "NO")
    assert not are_one("Acme AS", "Acme OÜ", "EE")
    assert are_one("Acme A/S", "ACME AS", "NO")


@given(st.text(max_size=60))
def test_whatever_is_a_name_it_is_one_with_itself(name: str) -> None:
    assert are_one(name, name, "NO") == bool(words(name))
