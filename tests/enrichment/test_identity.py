from __future__ import annotations

import pytest

from clientdesk.enrichment.facts import found
from clientdesk.enrichment.identity import Identity, identity
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.site import Site
from clientdesk.model.enrichment import Inputs

FILLING = "<p>" + "Here are words about many things that we do for everybody. " * 4 + "</p>"


def _identity(name: str, domain: str, title: str, body: str, **record: str) -> Identity:
    asked = record.pop("asked", f"https://{domain}/")
    html = f"<html><head><title>{title}</title></head><body>{body}{FILLING}</body></html>"
    site = Site(asked, (read(f"https://{domain}/", html),))
    inputs = Inputs(name, asked, **record)
    read_site = found(inputs, site)
    return identity(inputs, read_site.told, read_site.owner)


@pytest.mark.parametrize(
    ("name", "domain", "title", "body"),
    [
        ("Müller Bau GmbH", "mueller-bau.example", "Mueller Bau", ""),
        ("The Orchard Café", "orchardcafe.example", "Orchard Cafe | Bristol", ""),
        ("BBV Ingenieurbüro", "bbv.example", "Bauer Braun Vogel Ingenieure", ""),
        ("Fjell Fisk AS", "fjellfisk.example", "FjellFisk", ""),
        ("Nordlys Bakeri", "nordlysbakeri.example", "Brød", "<p>Nordlys Bakeri baker.</p>"),
        ("Acme", "acme.example", "Acme Insurance Brokers", ""),
        ("Acme Insurance Brokers Ltd", "acme.example", "Acme", ""),
        ("JS Dining Ltd", "bluedoor.example", "The Blue Door", "<footer>JS Dining Ltd</footer>"),
        ("Dimos Argous", "argos.example", "Δήμος Άργους", ""),
        ("Hof Brinkmann", "hof-brinkmann.example", "Brinkmanns Hofladen", ""),
        ("Les Amis Réunis du Moulin", "moulin.example", "Accueil – Les Amis du Moulin", ""),
        ("SARL Dupont Frères Menuiserie", "dupont.example", "Menuiserie Dupont", ""),
        ("Società Agricola Fratelli Bianchi", "vino.example", "Agricola Bianchi", ""),
        ("Handelsonderneming J. de Vries B.V.", "vries.example", "De Vries Handelsonderneming", ""),
        ("TSV Grünberg 1895", "tsv-gruenberg.example", "Turn- und Sportverein Grünberg", ""),
        ("The Trustees of Ludworth Hall", "visit.example", "Ludworth Hall", ""),
    ],
)
def test_a_site_that_names_the_client_is_its_own(
    name: str, domain: str, title: str, body: str
) -> None:
    assert _identity(name, domain, title, body).is_tied


@pytest.mark.parametrize(
    "record",
    [
        {"tax_id": "GB 371 2010 47"},
        {"email": "ap@zed.example"},
        {"phone": "01632 960 123"},
        {"address": "4 Ropewalk, Leeds LS1 9ZZ"},
    ],
)
def test_a_number_a_mailbox_or_an_address_ties_a_site_too(record: dict[str, str]) -> None:
    footer = "<footer>4 Ropewalk, Leeds LS1 9ZZ, +44 1632 960123, VAT 371201047</footer>"

    assert _identity("Foo Trading", "zed.example", "Zed", footer, **record).is_tied
    assert not _identity("Foo Trading", "zed.example", "Zed", footer).is_tied


@pytest.mark.parametrize(
    ("name", "domain", "title", "body"),
    [
        ("Nordlys Bakeri", "nordlys.example", "Nordlys Regnskap AS", ""),
        ("Delta Foods Ltd", "delta.example", "Delta Fonds Capital", ""),
        ("Meridian Freight Ltd", "meridian-freight.example", "Lucky Spin", ""),
        ("Hof Brinkmann", "agentur.example", "Agentur", "<ul><li>Hof Brinkmann</li></ul>"),
        ("Bright Ltd", "acme.example", "Acme", "<p>Good tools. Operations, Bright Ltd</p>"),
        ("Petrel Maps", "atlas.example", "Atlas", "<p>Petrel Maps is now part of Atlas.</p>"),
        ("Petrel Maps", "petrelmaps.example", "Atlas", "<h1>Petrel Maps is now part of Atlas</h1>"),
        ("Holm Metallbau", "holm-metallbau.example", "Stahl", "<p>Früher Holm Metallbau.</p>"),
        ("Holm Optik", "linse.example", "Linse", "<footer>Nachfolger von Holm Optik</footer>"),
        ("Otter Boats", "otterboats.example", "Kings Marina", "<h1>Formerly Otter Boats</h1>"),
        ("Sonnen Möbel", "wohn.example", "Wohn", "<h2>Sonnen Möbel</h2><footer>Wohn AG</footer>"),
        (
            *("Sonnen Möbel", "wohnwelt.example", "Wohnwelt"),
            '<footer>Marken: <a href="https://sonnen.example/">Sonnen Möbel</a></footer>',
        ),
        ("Green Energy Solutions", "green.example", "Energy | Zed", ""),
        ("Acme Tools", "acmetools.example", "Zed Tools", ""),
    ],
)
def test_a_site_that_speaks_of_another_owner_is_not(
    name: str, domain: str, title: str, body: str
) -> None:
    known = _identity(name, domain, title, body)

    assert not known.is_tied
    assert not known.is_silent


def test_a_renamed_firm_is_the_client() -> None:
    heading = "<h1>Old Reel is now New Reel</h1>"

    assert _identity("Old Reel", "newreel.example", "New Reel", heading).is_tied


def test_a_page_that_says_nothing_is_nobodys() -> None:
    site = Site("https://a.example/", (read("https://a.example/", "<div id=root></div>"),))
    inputs = Inputs("Acme", "https://a.example/")
    read_site = found(inputs, site)

    known = identity(inputs, read_site.told, read_site.owner)

    assert (known.is_tied, known.is_silent) == (False, True)
