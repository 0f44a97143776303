from __future__ import annotations

import html
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.enrichment.finance import finance_facts
from clientdesk.enrichment.finance_mail import mentions
from clientdesk.enrichment.finance_statement import statements
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.receipts import Receipts
from clientdesk.enrichment.site import Site
from clientdesk.model.enrichment import FactField

_PAGES = Path(__file__).with_name("finance_pages")
_ADDRESS = "https://firm.example/suppliers"


def _site(body: str) -> Site:
    source = f'<html lang="en"><title>Suppliers</title><body>{body}</body></html>'
    return Site("https://firm.example", (read(_ADDRESS, source),))


@cache
def _lines() -> tuple[str, ...]:
    texts = "\n".join(path.read_text("utf-8") for path in sorted(_PAGES.glob("*.txt")))
    return tuple(line for line in texts.splitlines() if line and line[0] not in "=@#><-")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
def test_whatever_a_page_says_its_facts_have_receipts(numbers: list[int]) -> None:
    lines = [_lines()[number % len(_lines())] for number in numbers]
    site = _site("".join(f"<p>{html.escape(line)}</p>" for line in lines))

    facts = finance_facts(site)

    named = {each.email for line in site.pages[0].lines for each in mentions(line)}
    mails = {str(facts[field].value) for field in _MAILS if field in facts}
    told = facts.get(FactField.INVOICE_INSTRUCTIONS)
    assert Receipts(site.pages).kept(facts).keys() == facts.keys()
    assert mails <= named
    assert told is None or len(str(told.value)) <= 500
    assert all(0.5 <= fact.confidence <= 1 for fact in facts.values())
    assert finance_facts(_site("".join(f"<p>{html.escape(line)}</p>" for line in lines))) == facts


_MAILS = (FactField.FINANCE_CONTACT_EMAIL, FactField.INVOICE_EMAIL)


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>Send invoices to ap{n}@firm.example as PDF</p>" for n in range(4000)),
        f"<p>{'Send invoices to ap@firm.example, ' * 4000}</p>",
        f"<p>invoice {'not ' * 20_000}</p>",
        f"<p>invoice{'x' * 100_000}</p>",
    ],
    ids=["lines", "mentions", "words", "letters"],
)
def test_of_a_page_without_end_only_so_much_is_weighed(body: str) -> None:
    found = statements(_site(body).pages[0])

    assert sum(len(statement.text) for statement in found) < 30_000


def test_a_site_without_pages_tells_nothing() -> None:
    assert finance_facts(Site("https://firm.example", ())) == {}


def test_an_invoice_mailbox_elsewhere_leaves_the_contact_at_home() -> None:
    site = _site(
        "<p>Send supplier invoices to firm@scanning.example.</p>"
        "<p>Questions about payment: accounts payable, ap@firm.example.</p>"
    )

    facts = finance_facts(site)

    assert facts[FactField.INVOICE_EMAIL].value == "firm@scanning.example"
    assert facts[FactField.FINANCE_CONTACT_EMAIL].value == "ap@firm.example"


def test_a_plain_statement_is_surer_than_a_mailbox_by_its_name() -> None:
    plain = finance_facts(_site("<p>Send supplier invoices to ap@firm.example.</p>"))
    named = finance_facts(
        Site("https://firm.example", (read("https://firm.example/", "<p>ap@firm.example</p>"),))
    )

    field = FactField.FINANCE_CONTACT_EMAIL
    assert plain[field].confidence > named[field].confidence
