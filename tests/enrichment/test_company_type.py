from __future__ import annotations

import pytest

from clientdesk.enrichment.company_type import body_type
from tests.enrichment.made import values


@pytest.mark.parametrize(
    ("language", "name", "body", "kind"),
    [
        ("en", "Acme", "<footer>Acme Ltd</footer>", "private_limited"),
        ("da", "Acme", "<footer>Acme A/S, 1000 København, Danmark</footer>", "public_limited"),
        ("nb", "Acme", "<footer>Acme AS, 0150 Oslo, Norge</footer>", "private_limited"),
        ("fr", "Acme", "<footer>Acme. Forme juridique : SARL</footer>", "private_limited"),
        ("de", "Acme", "<footer>Acme gGmbH</footer>", "nonprofit"),
        ("de", "Malerei Bunt", "<h2>Impressum</h2><p>Inhaber: Otto Bunt</p>", "sole_trader"),
        ("es", "Cerámica", "<h1>Aviso legal</h1><p>trabajadora autónoma</p>", "sole_trader"),
        ("fr", "Les Amis", "<footer>Association loi 1901</footer>", "nonprofit"),
        ("en", "Otters", "<footer>Registered charity number 123456</footer>", "nonprofit"),
        (
            "en",
            "Wexmoor Borough Council",
            "<footer>Wexmoor Borough Council</footer>",
            "public_body",
        ),
    ],
)
def test_the_type_follows_from_the_form_or_the_words_of_the_imprint(
    language: str, name: str, body: str, kind: str
) -> None:
    assert values(name, body, language=language)["company_type"] == kind


def test_structured_data_tells_a_public_body() -> None:
    script = '{"@type": "CityHall", "name": "Acme"}'
    body = f'<script type="application/ld+json">{script}</script><p>Hi</p>'

    assert values("Acme", body)["company_type"] == "public_body"


def test_a_name_that_says_nothing_has_no_type() -> None:
    assert "company_type" not in values("Acme", "<footer>Acme</footer>")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Gemeinde Unterbach", "public_body"),
        ("Commune de Lanvoëz", "public_body"),
        ("Skuldalen kommune", "public_body"),
        ("Comune di Serra", "public_body"),
        ("Δήμος Άργους", "public_body"),
        ("Stichting De Boom", "nonprofit"),
        ("Tay Otters Trust", "nonprofit"),
        ("Spółdzielnia Zgoda", "cooperative"),
        ("Stadtbäckerei Holm", None),
        ("Associated Tools", None),
    ],
)
def test_a_body_is_told_by_the_words_of_its_name(name: str, kind: str | None) -> None:
    assert body_type(name) == kind
