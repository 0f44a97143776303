from __future__ import annotations

import pytest

from clientdesk.enrichment.languages import spoken
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.trades import LANGUAGES


def _spoken(text: str, lang: str = "") -> tuple[str, ...]:
    return spoken(read("https://firm.example/", f'<html lang="{lang}"><p>{text}</p></html>'))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We bake the bread that you like and we sell it from our shop on the square."),
        (
            "nl",
            "Wij bakken het brood dat u graag eet en wij verkopen het in onze winkel op het plein.",
        ),
        (
            "de",
            "Wir backen das Brot, das Sie mögen, und verkaufen es in unserer Stube bei der Kirche.",
        ),
        ("pl", "Pieczemy chleb, który lubicie, i sprzedajemy go w naszym sklepie przy rynku."),
        ("el", "Ψήνουμε το ψωμί που σας αρέσει και το πουλάμε στο κατάστημά μας στην πλατεία."),
    ],
)
def test_a_language_is_known_by_its_small_words(lang: str, text: str) -> None:
    assert _spoken(text)[0] == lang


def test_a_page_may_speak_two_languages() -> None:
    mixed = (
        "Wij spinnen het garen uit de wol van onze schapen en we verven het zelf. "
        "Nous filons la laine de nos brebis et nous la teignons dans notre atelier."
    )

    assert set(_spoken(mixed, "nl")[:2]) == {"nl", "fr"}


def test_where_there_is_no_telling_every_language_may_be_meant() -> None:
    assert _spoken("Acme 2000") == LANGUAGES


def test_what_the_page_declares_counts() -> None:
    assert _spoken("Acme", "nb") == ("no",)
