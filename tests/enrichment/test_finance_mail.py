from __future__ import annotations

import pytest

from clientdesk.enrichment.finance_mail import mentions
from clientdesk.enrichment.reading import read


def _addresses(source: str) -> list[str]:
    page = read("https://firm.example/", f"<p>{source}</p>")
    return [mention.email for line in page.lines for mention in mentions(line)]


@pytest.mark.parametrize(
    "written",
    [
        "ap@firm.example",
        "AP@Firm.Example",
        "ap @ firm.example",
        "ap [at] firm.example",
        "ap(at)firm.example",
        "ap (at) firm (dot) example",
        "ap{at}firm{dot}example",
        "ap[@]firm[.]example",
        "ap at firm dot example",
        "ap AT firm DOT example",
        "ap arobase firm point example",
        "ap [arroba] firm [punto] example",
        "ap chiocciola firm punto example",
        "ap(małpa)firm.example",
        "ap (snabel-a) firm.example",
        "ap(zavináč)firm.example",
        "ap(παπάκι)firm(τελεία)example",
        "ap(a)firm.example",
        "&#97;&#112;&#64;firm&#46;example",
        "<b>ap</b>@<i>firm</i>.example",
        '<a href="mailto:ap@firm.example?subject=Invoice">Accounts payable</a>',
        '<a href="mailto:%61p@firm.example">write</a>',
        '<a href="MAILTO:ap@firm.example">ap@firm.example</a>',
    ],
)
def test_an_address_is_read_however_it_is_written(written: str) -> None:
    assert _addresses(f"Invoices: {written}, please.") == ["ap@firm.example"]


@pytest.mark.parametrize(
    "text",
    [
        "Visit us at firm.example today.",
        "Submit invoices at portal.firm.example.",
        "Follow @firm on the networks.",
        "See section 3 (a) above.",
        "A score of 12@3.5 is fine.",
        "Write to somebody@localhost.",
        "An example: name@example.com",
    ],
)
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert _addresses(text) == []


def test_addresses_come_in_their_order() -> None:
    text = 'b@firm.example, <a href="mailto:c@firm.example">Ann</a> and a (at) firm (dot) example'

    assert _addresses(text) == ["b@firm.example", "c@firm.example", "a@firm.example"]
