from __future__ import annotations

import pytest

from clientdesk.enrichment.legal_forms import last_form


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Acme Ltd", "GB", "private_limited"),
        ("Acme PLC", "GB", "public_limited"),
        ("Acme LLP", "", "partnership"),
        ("Acme Co-operative Limited", "GB", "cooperative"),
        ("Acme CIC", "GB", "nonprofit"),
        ("Acme GmbH", "", "private_limited"),
        ("Acme AG", "CH", "public_limited"),
        ("Acme e.K.", "DE", "sole_trader"),
        ("Acme eG", "DE", "cooperative"),
        ("Acme e. V.", "DE", "nonprofit"),
        ("Acme AöR", "DE", "public_body"),
        ("Acme A/S", "DK", "public_limited"),
        ("Acme A/S", "NO", "private_limited"),
        ("Acme AS", "EE", "public_limited"),
        ("Acme AB", "SE", "private_limited"),
        ("Acme AB", "LT", "public_limited"),
        ("Acme AB (publ)", "SE", "public_limited"),
        ("Acme S.A.S.", "FR", "private_limited"),
        ("Acme S.a.s.", "IT", "partnership"),
        ("Acme S.A.", "PL", "public_limited"),
        ("Acme SA", "NO", "cooperative"),
        ("Acme CV", "NL", "partnership"),
        ("Acme CV", "BE", "cooperative"),
        ("Acme sp.j.", "PL", "partnership"),
        ("Acme, Lda", "PT", "private_limited"),
        ("ΑΚΜΗ Ο.Ε.", "GR", "partnership"),
        ("Acme s.r.o.", "CZ", "private_limited"),
        ("Acme Nyrt.", "HU", "public_limited"),
        ("Acme OÜ", "EE", "private_limited"),
    ],
)
def test_a_form_means_a_type_in_its_country(name: str, country: str, kind: str) -> None:
    form = last_form(name)

    assert form is not None
    assert form.type_in(country) == kind


@pytest.mark.parametrize("name", ["Acme", "Acme Limited Edition", "acme incorporated", "Big as"])
def test_a_name_without_a_form_has_none(name: str) -> None:
    assert last_form(name) is None
