from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.aging import Bucket
from clientdesk.model.period import Window
from clientdesk.portal.listing import Shown
from clientdesk.portal.page import page, too_long_page
from clientdesk.queries.portal_invoices import Totals
from tests.portal.accounts import LINK, a_listing, a_page, an_account, an_invoice

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "&lt;b&gt; & &amp;",
]


class Read(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())


def figures(html: str) -> dict[str, str]:
    html = html[: html.index("<h2>")]
    found = re.findall(r"<dt>(.+?)</dt><dd[^>]*><bdi>(.+?)</bdi></dd>", html)
    return {label: value.replace("\xa0", " ") for label, value in found}


def test_the_totals_stand_in_full_in_the_clients_format() -> None:
    assert figures(a_page()) == {
        "Outstanding": "€1,249.50",
        "Overdue": "€0.00",
        "Invoiced": "€1,500.00",
        "Paid": "€250.50",
    }
    german = a_page(locale="de_DE")
    assert figures(german)["Outstanding"] == "1.249,50 €"
    assert "Your account on <bdi>22.11.2026</bdi>" in german


def test_the_day_the_client_and_who_sent_it_are_named() -> None:
    texts = Read(a_page()).texts

    assert texts[0] == "Acme · Northlight"
    assert "22 Nov 2026" in texts
    assert texts.count("Acme") == 1


def test_each_invoice_is_listed_in_its_own_currency_with_its_pdf() -> None:
    html = a_page(an_invoice(3, currency="CHF", days_overdue=41, status="overdue"))
    texts = Read(html).texts
    row = texts[texts.index("HV-7") :]

    assert row[:3] == ["HV-7", "1 Nov 2026", "1 Dec 2026"]
    assert [text.replace("\xa0", " ") for text in row[3:8]] == [
        *("Overdue", "41 days", "CHF 1,500.00", "CHF 1,249.50", "PDF")
    ]
    assert f'href="{LINK}/invoices/00000000-0000-0000-0000-000000000003.pdf"' in html


def test_what_is_paid_has_nothing_to_pay_and_what_has_no_number_says_so() -> None:
    paid = an_invoice(status="paid", open_amount=Decimal(0), number=None, due_date=None)
    texts = Read(a_page(paid)).texts

    row = texts[texts.index("Without number") :]
    assert row[2:4] == ["—", "Paid"]
    assert row[5] == "—"


def test_without_invoices_there_is_no_table() -> None:
    empty = replace(a_listing(), invoices=(), totals=Totals(0, 0, 0, 0, 0))
    html = page(an_account(outstanding=Decimal(0)), empty, LINK)

    assert "No invoices yet." in html
    assert {"table", "nav"} & set(Read(html).tags) == set()


def test_what_is_outstanding_stands_by_age_and_what_is_not_does_not() -> None:
    aged = dict.fromkeys(Bucket, Decimal(0)) | {
        Bucket.UP_TO_30: Decimal(300),
        Bucket.OVER_90: Decimal(100),
    }
    texts = Read(a_page(outstanding=Decimal(400), aging=aged)).texts
    at = texts.index("Outstanding by age")

    assert texts[at + 1 : at + 5] == ["Not due yet", "€0.00", "1–30 days", "€300.00"]
    assert "No due date" not in texts
    assert "flex-grow: 750" in a_page(outstanding=Decimal(400), aging=aged)
    assert "Outstanding by age" not in a_page(outstanding=Decimal(0))


@pytest.mark.parametrize(
    ("converted", "left_out", "note"),
    [
        (1, 0, "1 invoice in another currency is converted to EUR in these totals."),
        (0, 2, "2 invoices in another currency, for which there is no exchange rate,"),
    ],
)
def test_invoices_in_another_currency_are_said(converted: int, left_out: int, note: str) -> None:
    assert note not in a_page()
    html = page(an_account(), a_listing(converted=converted, left_out=left_out), LINK)
    assert note in html
    assert ('<dd class="note">1 invoice</dd>' in html) == (left_out == 0)


def test_a_long_list_leads_to_the_pages_beside() -> None:
    found = a_listing(shown=Shown.OPEN, at=2, issued=900, to_pay=120)
    html = page(an_account(), found, LINK)

    assert "51–100 of 120" in html
    assert '<a href="?show=open&amp;page=1#invoices" rel="prev">Newer</a>' in html
    assert '<a href="?show=open&amp;page=3#invoices" rel="next">Older</a>' in html
    assert "Newer" not in a_page()


def test_where_to_pay_stands_only_while_something_is_to_pay() -> None:
    account = an_account(payment_details="IBAN DE89")

    assert "IBAN" in page(account, a_listing(), LINK)
    assert "IBAN" not in page(account, a_listing(to_pay=0), LINK)


def test_a_statement_for_a_period_is_one_click() -> None:
    html = a_page()

    assert f'href="{LINK}/statement.pdf?from=2026-01-01&amp;to=2026-11-22"' in html
    assert f'href="{LINK}/statement.csv?from=2025-01-01&amp;to=2025-12-31"' in html
    assert f'href="{LINK}/statement.csv"' in html


def test_a_statement_that_is_too_long_offers_the_table() -> None:
    days = Window(date(2026, 1, 1), None)
    html = too_long_page(an_account(), "A PDF holds at most 2.", days, LINK)

    assert "A PDF holds at most 2." in html
    assert 'href="statement.csv?from=2026-01-01"' in html
    assert f'href="../{LINK}"' in html


def test_only_what_is_overdue_is_red() -> None:
    assert 'class="alert"' not in a_page()
    assert 'class="alert"><bdi>€10.00' in a_page(overdue=Decimal(10))


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"is_archived": True}, "This account is archived. It stays readable here;"),
        ({"payment_details": "IBAN DE89"}, '<p class="lines" dir="auto">IBAN DE89</p>'),
        ({"email": "ask@north.example"}, "Ask <bdi>Northlight</bdi> · <bdi>ask@north.example"),
        ({"credit": Decimal("12.5")}, "Northlight holds a credit of €12.50 for you."),
    ],
)
def test_what_a_reader_of_the_totals_needs_to_know_is_said(
    changes: dict[str, object], note: str
) -> None:
    assert note not in a_page()
    assert note in a_page(**changes)


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text_whatever_they_hold(text: str) -> None:
    usual = Read(a_page(an_invoice(number="7"), payment_details="x", email="x"))
    texts = {"client": text, "workspace": text, "payment_details": text, "email": text}
    read = Read(a_page(an_invoice(number=text), **texts))

    assert read.tags == usual.tags
    labels = [each for each in read.attributes if each[0] != "aria-label"]
    assert labels == [each for each in usual.attributes if each[0] != "aria-label"]
    assert text in read.texts


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and "\r" not in text and "\0" not in text)
)
def test_no_name_adds_a_tag(name: str) -> None:
    assert Read(a_page(client=name)).tags == Read(a_page()).tags


def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    html = a_page(logo=b"\x89PNG\r\n\x1a\nx", is_archived=True)
    read = Read(html)

    assert {"script", "link", "iframe", "object", "base"} & set(read.tags) == set()
    assert [name for name, _ in read.attributes if name.startswith("on")] == []
    names = {"src", "href", "action", "formaction"}
    addresses = {value or "" for name, value in read.attributes if name in names}
    assert "data:image/png;base64,iVBORw0KGgp4" in addresses
    elsewhere = [each for each in addresses if not each.startswith((f"{LINK}/", "?show="))]
    assert elsewhere == ["data:image/png;base64,iVBORw0KGgp4"]
    assert "url(" not in html
    assert "@import" not in html


def test_a_logo_that_is_a_jpeg_says_so() -> None:
    assert 'src="data:image/jpeg;base64,/9j/' in a_page(logo=b"\xff\xd8\xff")


def test_the_page_asks_not_to_be_indexed_and_to_send_no_referrer() -> None:
    html = a_page()

    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert '<meta name="referrer" content="no-referrer">' in html


def test_what_reads_from_the_right_does_not_turn_the_words_around_it() -> None:
    arabic = a_page(locale="ar_EG", currency="KWD", credit=Decimal(5), workspace="النور")

    assert len(re.findall(r"<dd[^>]*><bdi>", arabic)) == len(re.findall(r"<dd", arabic)) - 2
    assert "\u2068النور\u2069 holds a credit of \u2068" in arabic
