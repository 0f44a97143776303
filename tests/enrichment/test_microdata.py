from __future__ import annotations

from clientdesk.enrichment.reading import read


def test_a_thing_holds_what_its_elements_say_and_the_things_inside() -> None:
    page = read(
        "https://acme.example/",
        '<div itemscope itemtype="https://schema.org/Dentist"><b itemprop="name">Acme</b>'
        '<meta itemprop="legalName" content="Acme Ltd"><a itemprop="sameAs" href="/x">X</a>'
        '<p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">'
        '<i itemprop="addressCountry">IE</i></p></div>',
    )

    (thing,) = page.nodes
    assert thing.types == ("dentist",)
    assert [said.value for said in thing.said("name", "legalname", "sameas")] == [
        "Acme",
        "Acme Ltd",
        "https://acme.example/x",
    ]
    (address,) = thing.held("address")
    assert [said.value for said in address.said("addresscountry")] == ["IE"]


def test_a_page_without_things_has_none() -> None:
    assert read("https://acme.example/", '<p itemprop="name">Acme</p>').nodes == ()
