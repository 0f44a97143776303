from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.enrichment.classify import class_facts
from clientdesk.enrichment.receipts import Receipts
from clientdesk.enrichment.site import Site
from clientdesk.model.enrichment import FactField
from tests.enrichment.home_page import HOME, site


def test_a_site_without_pages_has_no_facts() -> None:
    assert class_facts(Site(HOME, ())) == {}


def test_hidden_text_is_not_read() -> None:
    facts = class_facts(
        site('<h1>Acme</h1><p style="display:none">We are a bank with 900 employees.</p>')
    )

    assert facts == {}


def test_the_same_site_gives_the_same_facts() -> None:
    body = "<h1>Acme</h1><p>Acme is a bakery with 14 staff. We bake bread and buns.</p>"

    assert class_facts(site(body)) == class_facts(site(body))


_WORDS = st.sampled_from(
    [
        *("bakery", "We", "are", "52", "employees", "software", "for", ",", ".", "<li>", "<h1>"),
        *("(", "1998", "two", "founders", "and", "Mitarbeiter", "%", "</p><p>", "“", "ist ein"),
        *("Krankenhaus", "not a", "1.200", "team of", "seit", "“"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_whatever_a_page_holds_every_fact_has_words_that_stand(words: list[str]) -> None:
    firm = site("<p>" + " ".join(words))

    facts = class_facts(firm)

    assert Receipts(firm.pages).kept(facts) == facts
    assert all(0 < fact.confidence < 1 for fact in facts.values())
    assert (FactField.EMPLOYEES not in facts) or FactField.SIZE_SEGMENT in facts
