from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from clientdesk.text.letters import invoice_letter, mailto
from tests.documents.invoices import record


def test_a_letter_arrives_as_it_was_written() -> None:
    subject = "Invoice 1/2 & more: 100 % of “it”?"
    body = "Hello,\n\nline = 1 & 2 # 3 + 4\nÜber 5 €"
    href = mailto(["a+b@acme.example", "c@acme.example"], subject, body)
    parts = urlsplit(href)
    assert parts.scheme == "mailto"
    assert unquote(parts.path) == "a+b@acme.example,c@acme.example"
    assert parse_qs(parts.query) == {"subject": [subject], "body": [body.replace("\n", "\r\n")]}
    assert "+" not in parts.query
    assert "\n" not in href


def test_an_address_cannot_add_headers() -> None:
    href = mailto(["a@acme.example?bcc=x@evil.example&body=y"], "s", "b")
    assert set(parse_qs(urlsplit(href).query)) == {"subject", "body"}


def test_the_letter_of_an_invoice_leads_to_the_account_where_there_is_a_link() -> None:
    invoice = record()
    words = {"sender": "Ann", "workspace": "Northlight", "locale": "en_IE"}
    _, without = invoice_letter(invoice, **words)
    _, body = invoice_letter(invoice, **words, link="https://desk.example/p/abc")

    assert "\n\nHere is invoice " in without
    assert "Please find it attached.\n" in without
    assert "You can see your account with us here:\nhttps://desk.example/p/abc\n" in body
    assert "Please find it attached.\n" in body
    assert "account" not in without
