from __future__ import annotations

import pytest

from tests.enrichment.made import values


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ropewalk 2, Leamouth LM1 9QQ, United Kingdom", "GB"),
        ("Marlowe Road, Eastholt EH8 8ZZ", "GB"),
        ("Registered in Scotland SC204060", "GB"),
        ("Storchenweg 1<br>29999 Eversfelde<br>Deutschland", "DE"),
        ("D-29999 Eversfelde", "DE"),
        ("3 quai aux Chaluts, 29999 Port-Lanvoëz, France", "FR"),
        ("Weverstraat 7, 9998 Doelkerke, België", "BE"),
        ("Sågvägen 8, 919 99 Granbacka, Sverige", "SE"),
        ("Οδός Ελιάς 5, 212 99 Άργος, Ελλάδα", "GR"),
        ("ul. Leśna 4, 16-999 Dębowo, Polska", "PL"),
        ("Tel. +353 45 555 0101", "IE"),
        ("HRB 12345, Amtsgericht Köln", "DE"),
        ("NIP 819-093-78-65", "PL"),
        ("12 Elm Street, Fairmont, OR 97999", "US"),
        ("9 Gum Road, Coolabah NSW 2999", "AU"),
        ("40 rue du Port, Rimouville (Québec) G1A 0B2", "CA"),
        ("a corporation organized under the laws of the State of Ohio, United States", "US"),
    ],
)
def test_an_address_a_register_or_a_telephone_number_tells_the_country(
    text: str, country: str
) -> None:
    assert values("Acme", f"<footer>Acme, {text}</footer>")["country"] == country


@pytest.mark.parametrize(
    "body",
    [
        "<p>We ship to France, Italy and the United States.</p>",
        "<p>Germany has the best rivers.</p>",
        "<footer>Website by Pixel, 12345 Ort, Deutschland</footer>",
        "<footer>Acme</footer>",
        "<footer>Acme SA 2000 Neuenhof</footer>",
        "<footer>Acme, DE 44099 Dorfen</footer>",
    ],
)
def test_countries_that_are_only_spoken_of_are_not_the_owners(body: str) -> None:
    assert "country" not in values("Acme", body)


def test_the_head_office_counts_more_than_a_branch() -> None:
    found = values(
        "Acme",
        "<h1>Contact</h1><p>Acme AB<br>Gatan 1<br>981 99 Dal<br>Sverige<br>Org.nr 556078-6666</p>"
        "<h2>Norway</h2><p>Acme Norge AS<br>Veien 2<br>0999 Oslo<br>Norge</p>",
        language="sv",
    )

    assert found["country"] == "SE"


def test_structured_data_tells_the_country() -> None:
    script = (
        '{"@type": "Organization", "name": "Acme", "address": {"@type": "PostalAddress",'
        ' "addressCountry": {"@type": "Country", "name": "Ireland"}}}'
    )

    body = f'<script type="application/ld+json">{script}</script><p>Hi</p>'

    assert values("Acme", body)["country"] == "IE"
