from __future__ import annotations

import pytest

from clientdesk.enrichment.parking import parked
from tests.enrichment.made import site


@pytest.mark.parametrize(
    "text",
    [
        "This domain name is parked by its registrar.",
        "The domain acme.example is for sale. Make an offer.",
        "Diese Domain steht zum Verkauf.",
        "Ce nom de domaine est à vendre.",
        "Deze domeinnaam is geregistreerd.",
        "Domænet er til salg.",
        "Este dominio está en venta.",
        "Questo dominio è in vendita.",
        "Domena na sprzedaż: domena jest na sprzedaż.",
    ],
)
def test_a_registrars_page_is_no_website(text: str) -> None:
    assert parked(site(f"<h1>acme.example</h1><p>{text}</p>"))


@pytest.mark.parametrize(
    "body",
    [
        "<p>We sell houses: this house is for sale.</p>",
        "<p>The car is parked behind the shop.</p>",
        "<p>Wir verkaufen Möbel.</p>",
    ],
)
def test_a_website_is_none(body: str) -> None:
    assert parked(site(body)) == ()


def test_a_long_page_about_domains_is_a_website() -> None:
    assert (
        parked(site("<p>This domain is for sale.</p>" + "<p>We trade domains daily.</p>" * 60))
        == ()
    )


@pytest.mark.parametrize("title", ["Welcome to nginx!", "acme.example is for sale"])
def test_the_title_of_a_server_says_it_too(title: str) -> None:
    assert parked(site("<p>x</p>", title=title))
