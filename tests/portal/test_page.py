from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.portal.page import page
from tests.portal.accounts import an_account

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
    found = re.findall(r"<dt>(.+?)</dt><dd[^>]*><bdi>(.+?)</bdi></dd>", html)
    return {label: value.replace("\xa0", " ") for label, value in found}


def test_the_totals_stand_in_full_in_the_clients_format() -> None:
    assert figures(page(an_account())) == {
        "Outstanding": "€1,249.50",
        "Overdue": "€0.00",
        "Invoiced": "€1,500.00",
        "Paid": "€250.50",
    }
    german = page(an_account(locale="de_DE"))
    assert figures(german)["Outstanding"] == "1.249,50 €"
    assert "Your account on <bdi>22.11.2026</bdi>" in german


def test_the_day_the_client_and_who_sent_it_are_named() -> None:
    texts = Read(page(an_account())).texts

    assert texts[0] == "Acme · Northlight"
    assert "22 Nov 2026" in texts
    assert texts.count("Acme") == 1


def test_only_what_is_overdue_is_red() -> None:
    assert 'class="alert"' not in page(an_account())
    assert 'class="alert"><bdi>€10.00' in page(an_account(overdue=Decimal(10)))


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"is_archived": True}, "This account is archived. It stays readable here."),
        ({"invoice_count": 0}, "No invoices yet."),
        ({"credit": Decimal("12.5")}, "Northlight holds a credit of €12.50 for you."),
        ({"left_out": 2}, "2 invoices in another currency, for which there is no exchange rate,"),
    ],
)
def test_what_a_reader_of_the_totals_needs_to_know_is_said(
    changes: dict[str, object], note: str
) -> None:
    assert note not in page(an_account())
    assert note in page(an_account(**changes))


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text_whatever_they_hold(text: str) -> None:
    usual, read = Read(page(an_account())), Read(page(an_account(client=text, workspace=text)))

    assert read.tags == usual.tags
    assert read.attributes == usual.attributes
    assert text in read.texts


@given(
    st.text(min_size=1).filter(lambda text: text.strip() and "\r" not in text and "\0" not in text)
)
def test_no_name_adds_a_tag(name: str) -> None:
    assert Read(page(an_account(client=name))).tags == Read(page(an_account())).tags


def test_nothing_runs_and_nothing_comes_from_elsewhere() -> None:
    html = page(an_account(logo=b"\x89PNG\r\n\x1a\nx", is_archived=True))
    read = Read(html)

    assert {"script", "a", "link", "form", "iframe"} & set(read.tags) == set()
    assert [name for name, _ in read.attributes if name.startswith("on")] == []
    addresses = [value for name, value in read.attributes if name in {"src", "href"}]
    assert addresses == ["data:image/png;base64,iVBORw0KGgp4"]
    assert "url(" not in html
    assert "@import" not in html


def test_a_logo_that_is_a_jpeg_says_so() -> None:
    assert 'src="data:image/jpeg;base64,/9j/' in page(an_account(logo=b"\xff\xd8\xff"))


def test_the_page_asks_not_to_be_indexed_and_to_send_no_referrer() -> None:
    html = page(an_account())

    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert '<meta name="referrer" content="no-referrer">' in html


def test_what_reads_from_the_right_does_not_turn_the_words_around_it() -> None:
    arabic = page(an_account(locale="ar_EG", currency="KWD", credit=Decimal(5), workspace="النور"))

    assert len(re.findall(r"<dd[^>]*><bdi>", arabic)) == 4
    assert "\u2068النور\u2069 holds a credit of \u2068" in arabic
