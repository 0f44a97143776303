from __future__ import annotations

import pytest

from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import fold
from clientdesk.enrichment.finance_words import guessed, languages, pattern, pattern_of, spoken

_KINDS = sorted({kind for words in languages().values() for kind in words})


@pytest.mark.parametrize("kind", _KINDS)
def test_no_phrase_is_found_in_nothing(kind: str) -> None:
    assert [name for name in languages() if pattern_of(name, kind).search("")] == []
    assert pattern(kind).search(" ... ") is None


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_can_say_invoice_and_no(language: str) -> None:
    words = languages()[language]

    assert all(words[kind] for kind in ("function", "negation", "invoice", "order", "send"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Please send it to us by the end of the month", "en"),
        ("Bitte senden Sie uns das bis zum Ende des Monats", "de"),
        ("Merci de nous l'envoyer avant la fin du mois pour les fournisseurs", "fr"),
        ("As faturas são enviadas no formato PDF para a nossa morada", "pt"),
        ("Las facturas se envían en formato PDF a nuestra dirección", "es"),
        ("Τα τιμολόγια στέλνονται σε μορφή PDF για να πληρωθούν", "el"),
    ],
)
def test_a_text_speaks_the_language_of_its_small_words(text: str, language: str) -> None:
    assert spoken(fold(text)) == (language,)


def test_without_small_words_the_words_for_invoices_tell() -> None:
    assert guessed(fold("Rechnungseingang: Bestellnummer zwingend")) == ("de",)


def test_a_small_word_counts_in_its_own_language_only() -> None:
    portuguese = Said("As faturas são aceites no formato PDF para os fornecedores")
    spanish = Said("No se aceptan las facturas que los proveedores envían en papel")

    assert portuguese.negations == ()
    assert [spanish.text[start:end] for start, end in spanish.negations] == ["No"]


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("Rechnungspruefung", "team"),
        ("RECHNUNGSPRÜFUNG", "team"),
        ("inköpsordernummer", "order"),
        ("inkopsordernummer", "order"),
        ("numero d’ordine", "order"),
        ("purchase-order number", "order"),
    ],
)
def test_a_phrase_is_known_however_it_is_typed(phrase: str, kind: str) -> None:
    assert Said(phrase).tells(kind)
