from __future__ import annotations

import pytest

from clientdesk.enrichment.link_words import Goal, goal_of, goal_of_page


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("For suppliers", Goal.SUPPLIERS),
        ("Lieferanten", Goal.SUPPLIERS),
        ("Eingangsrechnungen", Goal.SUPPLIERS),
        ("Espace fournisseurs", Goal.SUPPLIERS),
        ("Leveranciers", Goal.SUPPLIERS),
        ("Leverantörer", Goal.SUPPLIERS),
        ("Leverandører", Goal.SUPPLIERS),
        ("Proveedores", Goal.SUPPLIERS),
        ("Fornitori", Goal.SUPPLIERS),
        ("Fornecedores", Goal.SUPPLIERS),
        ("Dla dostawców", Goal.SUPPLIERS),
        ("Προμηθευτές", Goal.SUPPLIERS),
        ("Impressum", Goal.LEGAL),
        ("Mentions légales", Goal.LEGAL),
        ("Aviso legal", Goal.LEGAL),
        ("Company details", Goal.LEGAL),
        ("Colofon", Goal.LEGAL),
        ("Kontakt", Goal.CONTACT),
        ("Επικοινωνία", Goal.CONTACT),
        ("Contatti", Goal.CONTACT),
        ("Über uns", Goal.ABOUT),
        ("Om oss", Goal.ABOUT),
        ("Chi siamo", Goal.ABOUT),
        ("O nas", Goal.ABOUT),
        ("Algemene voorwaarden", Goal.TERMS),
        ("Karriere", Goal.CAREERS),
        ("Blog", Goal.STORIES),
        ("Oak tables", Goal.OTHER),
        ("Log in", Goal.NEVER),
    ],
)
def test_the_words_of_a_link_say_where_it_leads(text: str, goal: Goal) -> None:
    assert goal_of("https://acme.example/x1", text) is goal


def test_the_address_says_it_where_the_words_do_not() -> None:
    assert goal_of("https://acme.example/en/legal-notice.html", "more") is Goal.LEGAL


def test_help_for_customers_with_their_bills_is_not_for_suppliers() -> None:
    assert goal_of("https://acme.example/billing-help", "Pay your invoice") is Goal.OTHER


def test_a_name_in_a_title_does_not_make_a_page_one_to_leave_out() -> None:
    assert goal_of_page("https://a.example/verein", "Verein – Das Panier") == Goal.ABOUT
    assert goal_of_page("https://a.example/cart", "About your order") == Goal.NEVER
