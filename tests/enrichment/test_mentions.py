from __future__ import annotations

import pytest

from clientdesk.enrichment.mentions import mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("© 2019–2026 Acme Tools Ltd. All rights reserved", ["Acme Tools Ltd"]),
        ("Acme Tools, Inc., 5 High St", ["Acme Tools, Inc."]),
        ("Die Muttergesellschaft Auenland Holding GmbH hat 900", ["Auenland Holding GmbH"]),
        ("Müller & Söhne GmbH & Co. KG, Köln", ["Müller & Söhne GmbH & Co. KG"]),
        ("haftend: Müller Verwaltungs-GmbH", ["Müller Verwaltungs-GmbH"]),
        ("A. Schmidt Bau UG (haftungsbeschränkt)", ["A. Schmidt Bau UG (haftungsbeschränkt)"]),
        ("Raison sociale : Conserverie Brizac SAS", ["Conserverie Brizac SAS"]),
        ("SARL Dupont et Fils au capital de 10 000 €", ["SARL Dupont et Fils"]),
        ("Tulpkade Media V.O.F. is van ons", ["Tulpkade Media V.O.F."]),
        ("Bodegas La Peña, S.L.U. - CIF", ["Bodegas La Peña, S.L.U."]),
        ("Rossi e Figli S.r.l., P.IVA", ["Rossi e Figli S.r.l."]),
        ("Ladeira & Filhos, Lda., Rua", ["Ladeira & Filhos, Lda."]),
        ("Zakłady Nowak sp. z o.o. sp. k. NIP", ["Zakłady Nowak sp. z o.o. sp. k."]),
        ("Ελαιουργία Κρήτης Α.Ε., Χανιά", ["Ελαιουργία Κρήτης Α.Ε."]),
        ("UAB „Vilniaus prekyba“, Vilnius", ["UAB „Vilniaus prekyba“"]),
        ("Växjö Bygg AB (publ) och Foo Oy", ["Växjö Bygg AB (publ)", "Foo Oy"]),
        ("Über das Vermögen der Acme GmbH wurde", ["Acme GmbH"]),
        ("data at home.pl S.A., NIP", ["home.pl S.A."]),
    ],
)
def test_a_name_ends_or_begins_with_its_legal_form(text: str, names: list[str]) -> None:
    assert [each.name for each in mentions(text, frozenset({"acme"}))] == names


@pytest.mark.parametrize(
    "text",
    [
        "1234 AB Amsterdam",
        "time limited offer",
        "Stockholm, SE",
        "Hotel & SPA",
        "Company no. 123",
        "60 KG",
        "the limited edition",
        "",
    ],
)
def test_letters_that_only_look_like_a_form_name_nobody(text: str) -> None:
    assert list(mentions(text)) == []


def test_a_brand_may_be_in_small_letters() -> None:
    (found,) = mentions("bonprix Handelsgesellschaft mbH", frozenset({"bonprix"}))

    assert found.core == "bonprix Handelsgesellschaft"
