from __future__ import annotations

import pytest

from tests.enrichment.made import values


@pytest.mark.parametrize(
    ("language", "name", "body", "legal_name"),
    [
        (
            "en",
            "Acme Tools",
            "<footer>© 2019–2026 Acme Tools Ltd. All rights</footer>",
            "Acme Tools Ltd",
        ),
        (
            "en",
            "The Blue Door",
            "<footer>The Blue Door is a trading name of JSM Ltd.</footer>",
            "JSM Ltd",
        ),
        ("en", "Acme", "<footer>Acme Ltd is part of the Vantor Group plc</footer>", "Acme Ltd"),
        (
            "de",
            "Almhof",
            "<h1>Impressum</h1><p>Medieninhaber: Kaser Hotel GmbH, Dorf 1</p>",
            "Kaser Hotel GmbH",
        ),
        (
            "de",
            "Acme",
            "<h1>Impressum</h1><p>Acme AG<br>Weg 1</p><h2>Hosting</h2><p>Nuage GmbH</p>",
            "Acme AG",
        ),
        ("fr", "Acme Outils", "<p>Raison sociale : ACME OUTILS</p>", "ACME OUTILS"),
        (
            "en",
            "Gull Rescue",
            "<footer>Gull Rescue Fund is a registered charity</footer>",
            "Gull Rescue Fund",
        ),
        (
            "fr",
            "Acme & Fils",
            "<footer>Acme & Fils SA/NV — 1000 Brussels</footer>",
            "Acme & Fils SA/NV",
        ),
        (
            "fr",
            "Les Voiles du Lac",
            "<footer>l'association Les Voiles du Lac (loi 1901)</footer>",
            "Les Voiles du Lac",
        ),
        (
            "es",
            "Ana Roca",
            "<footer>El titular de esta web es Ana Roca Gil, autónoma</footer>",
            "Ana Roca Gil",
        ),
        (
            "nl",
            "Roos Vertaalt",
            "<footer>Eigenaar van deze site is Roos Vertaalt, Ede</footer>",
            "Roos Vertaalt",
        ),
        ("pl", "Sowa", "<footer>Sowa Nocna jest fundacją z Gdyni</footer>", "Sowa Nocna"),
        ("fr", "Acme", "<footer>Acme, société par actions simplifiée</footer>", "Acme"),
        ("nl", "Acme", "<footer>Acme Nederland B.V.</footer>", "Acme Nederland B.V."),
        (
            "es",
            "Acme",
            "<h1>Aviso legal</h1><p>Titular: Acme Viñas, S.L. (CIF)</p>",
            "Acme Viñas, S.L.",
        ),
        (
            "el",
            "Ελαιώνες",
            "<table><tr><th>Επωνυμία</th><td>ΕΛΑΙΩΝΕΣ Α.Ε.</td></tr></table>",
            "ΕΛΑΙΩΝΕΣ Α.Ε.",
        ),
        ("pl", "Gmina Brzoza", "<footer>Gmina Brzoza, ul. Rynek 1</footer>", "Gmina Brzoza"),
        (
            "en",
            "Wexmoor District Council",
            "<footer>Wexmoor District Council</footer>",
            "Wexmoor District Council",
        ),
    ],
)
def test_the_legal_name_is_as_the_site_writes_it(
    language: str, name: str, body: str, legal_name: str
) -> None:
    assert values(name, body, language=language)["legal_name"] == legal_name


@pytest.mark.parametrize(
    "body",
    [
        "<p>We worked with Bright Boilers Ltd and Holm GmbH.</p>",
        "<footer>© Acme</footer>",
        '<a href="#main">Skip to content</a><footer>Skip to content is an association</footer>',
        "<footer>Website by Kelp Code Ltd</footer>",
        "<blockquote>Great. — Ann, Bright Boilers Ltd</blockquote>",
    ],
)
def test_a_site_without_one_gives_none(body: str) -> None:
    assert "legal_name" not in values("Acme", body)


def test_the_spelling_that_most_pages_have_is_taken() -> None:
    found = values(
        "Acme",
        "<footer>Acme Ltd</footer>",
        "<p>ACME LTD</p><footer>Acme Ltd</footer>",
        "<footer>Acme Ltd</footer>",
    )

    assert found["legal_name"] == "Acme Ltd"
