from __future__ import annotations

import pytest

from clientdesk.enrichment.risk import site_signals
from tests.enrichment.made import read_of


def _kinds(language: str, name: str, body: str, title: str = "") -> set[str]:
    found = read_of(name, f"<h1>{name}</h1>{body}", language=language, title=title)
    return {str(signal.kind) for signal in site_signals(found)}


@pytest.mark.parametrize(
    ("language", "name", "body"),
    [
        ("en", "Acme Tools Ltd", "<footer>Acme Tools Ltd (in administration)</footer>"),
        ("en", "Acme Tools", "<p>The company entered into voluntary liquidation on 1 June.</p>"),
        ("en", "Acme Tools", "<p>Jane Roe was appointed joint liquidator of Acme Tools Ltd.</p>"),
        ("en", "Acme Tools Inc", "<p>Acme Tools Inc. has filed for chapter 11.</p>"),
        ("de", "Acme Werk", "<p>Acme Werk GmbH i.L., Weg 1</p>"),
        (
            "de",
            "Acme Werk",
            "<p>Über das Vermögen der Acme Werk GmbH wurde am 1. Juni das Insolvenzverfahren"
            " eröffnet.</p><footer>Acme Werk GmbH</footer>",
        ),
        ("de", "Acme Werk", "<h2>Impressum</h2><p>Insolvenzverwalterin: RAin Petra Not</p>"),
        ("fr", "Acme Outils", "<footer>Acme Outils SARL en liquidation judiciaire</footer>"),
        ("fr", "Acme Outils", "<p>Notre entreprise est en liquidation judiciaire.</p>"),
        ("nl", "Acme", "<p>Acme BV is op 4 mei failliet verklaard. Curator is mr. De Wit.</p>"),
        ("sv", "Acme Verktyg", "<p>Bolaget har försatts i konkurs.</p>"),
        ("nb", "Acme Verktøy", "<p>Selskapet er konkurs. Skriv til bobestyrer.</p>"),
        ("da", "Acme Værktøj", "<p>Acme Værktøj ApS under konkurs. Kurator: Holm.</p>"),
        ("fi", "Acme Työkalut", "<p>Acme Työkalut Oy on asetettu konkurssiin.</p>"),
        ("es", "Acme Herramientas", "<footer>Acme Herramientas, S.L. en liquidación</footer>"),
        ("it", "Acme Utensili", "<footer>Acme Utensili S.r.l. in liquidazione</footer>"),
        ("pt", "Acme Ferramentas", "<p>A empresa foi declarada insolvente em 3 de maio.</p>"),
        ("pl", "Acme Narzędzia", "<p>Sąd ogłosił upadłość spółki. Syndyk: Jan Kos.</p>"),
        ("el", "Acme Εργαλεία", "<p>Η εταιρεία κηρύχθηκε σε πτώχευση.</p>"),
    ],
)
def test_a_site_that_says_its_owner_is_insolvent_raises_it(
    language: str, name: str, body: str
) -> None:
    assert "insolvency" in _kinds(language, name, body)


@pytest.mark.parametrize(
    ("language", "name", "body"),
    [
        ("en", "Acme Society", "<p>The society was dissolved on 31 December 2025.</p>"),
        ("en", "Acme Tools Ltd", "<p>Acme Tools Ltd was struck off the register.</p>"),
        ("de", "Acme Verein", "<p>Der Verein wurde zum 31.12.2025 aufgelöst.</p>"),
        ("fr", "Association Acme", "<p>L'association a été dissoute le 3 mars 2026.</p>"),
        ("nb", "Acme AS", "<p>Selskapet ble slettet fra Foretaksregisteret i 2025.</p>"),
        ("it", "Acme Srl", "<p>La società è stata cancellata dal registro delle imprese.</p>"),
        ("pl", "Acme", "<p>Spółka została wykreślona z KRS.</p>"),
    ],
)
def test_a_site_that_says_its_owner_is_dissolved_raises_it(
    language: str, name: str, body: str
) -> None:
    assert "dissolved" in _kinds(language, name, body)


@pytest.mark.parametrize(
    ("language", "name", "body"),
    [
        ("en", "Acme Tools Ltd", "<p>If the customer enters into liquidation we may cancel.</p>"),
        ("en", "Acme Tools Ltd", "<p>Our competitor Borer Ltd has gone into administration.</p>"),
        ("en", "Acme Tools Ltd", "<p>We buy stock from companies in liquidation.</p>"),
        ("en", "Acme Water", "<p>Oxygen is dissolved in the water.</p>"),
        ("en", "Acme Museum", "<p>The company of players was dissolved by the king in 1642.</p>"),
        ("en", "Acme Tools Ltd", "<p>We came out of administration in 2012.</p>"),
        ("en", "Acme Tools Ltd", "<p>The old company, Acme Hardware Ltd, was dissolved.</p>"),
        ("de", "Acme Werk GmbH", "<p>Bei Insolvenz des Bestellers erlischt das Recht.</p>"),
        ("de", "Acme Werk GmbH", "<p>Nach der Insolvenz der Bohrer GmbH gründeten wir uns.</p>"),
        ("fr", "Acme Outils", "<p>En cas de liquidation judiciaire du client, tout est dû.</p>"),
        ("fr", "Acme Outils", "<p>Liquidation totale avant travaux !</p>"),
        ("nl", "Acme Museum", "<p>De curator van het museum is Els.</p>"),
        ("nl", "Acme", "<p>Het contract wordt ontbonden als de klant failliet gaat.</p>"),
        ("sv", "Acme", "<p>Om kunden försätts i konkurs har vi rätt att häva avtalet.</p>"),
        ("it", "Acme", "<p>Tutto in liquidazione! In caso di fallimento del cliente.</p>"),
        ("pl", "Acme", "<p>W przypadku upadłości klienta umowa wygasa.</p>"),
        ("el", "Acme", "<p>Σε περίπτωση πτώχευσης του πελάτη η σύμβαση λύεται.</p>"),
    ],
)
def test_rules_offers_and_stories_about_others_raise_nothing(
    language: str, name: str, body: str
) -> None:
    assert _kinds(language, name, body) == set()


def test_whoever_advises_the_insolvent_is_not_insolvent() -> None:
    body = "<p>Über das Vermögen der Bohrer GmbH wurde das Insolvenzverfahren eröffnet.</p>"

    assert _kinds("de", "Kanzlei Acme", body, title="Kanzlei Acme – Insolvenzrecht") == set()
