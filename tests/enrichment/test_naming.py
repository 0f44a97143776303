from __future__ import annotations

import pytest

from clientdesk.enrichment.naming import holds, likeness, squeezed, words
from clientdesk.enrichment.owner import ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Tools Ltd", "ACME TOOLS LIMITED"),
        ("Müller Bau", "Mueller Bau GmbH"),
        ("Orchard & Pine", "Orchard and Pine"),
        ("Fjell Fisk AS", "FjellFisk"),
        ("Ελαιώνες Άργους", "Elaiones Argous"),
        ("O’Brien Plumbing", "O'Brien Plumbing"),
        ("Café Zoë", "Cafe Zoe"),
    ],
)
def test_one_name_in_two_spellings_is_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Ltd", "Acme Insurance Ltd"),
        ("Nordlys Bakeri", "Nordlys Regnskap"),
        ("Kranich Bau", "Kranich Holding"),
        ("Acme", ""),
    ],
)
def test_two_names_with_a_word_in_common_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_legal_forms_and_small_words_do_not_count() -> None:
    assert words("The Blue Door Dining Ltd") == ("blu", "door", "dining")
    assert squeezed("Müller & Söhne GmbH & Co. KG") == "mullersohne"
    assert holds("Acme Tools and Bits Ltd", "Tools & Bits")
    assert not holds("Acme Toolsmith", "Acme Tools")
