from __future__ import annotations

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.website import clean_website


@pytest.mark.parametrize(
    ("typed", "website"),
    [
        ("acme.com", "https://acme.com"),
        ("www.acme.co.uk/about?x=1#y", "https://www.acme.co.uk/about?x=1#y"),
        ("HTTP://Acme.COM/Path", "http://acme.com/Path"),
        ("https://acme.com:8443/", "https://acme.com:8443/"),
        ("acme.com:8080", "https://acme.com:8080"),
        ("//acme.com", "https://acme.com"),
        ("acme.com.", "https://acme.com"),
        ("acme.example", "https://acme.example"),
        ("BÜCHER.example", "https://bücher.example"),
        ("日本.jp", "https://日本.jp"),
        ("xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("ａｃｍｅ.com", "https://acme.com"),
    ],
)
def test_an_address_gets_its_scheme_and_a_host_in_lower_case(typed: str, website: str) -> None:
    assert clean_website(typed) == website


@pytest.mark.parametrize(
    "typed",
    [
        "acme",
        "localhost",
        "https://",
        "https:///path",
        "ftp://acme.com",
        "javascript:alert(1)",
        "javascript://acme.com/%0Aalert(1)",
        "data:text/html,x",
        "user@acme.com",
        "https://user:password@acme.com",
        "https://acme.com\\@evil.com",
        "acme.com:0",
        "acme.com:65536",
        "acme.com:",
        "acme.com:80:80",
        "acme..com",
        ".acme.com",
        "-acme.com",
        "acme-.com",
        "a_b.com",
        "127.0.0.1",
        "[::1]",
        "https://0x7f.1",
        "ac me.com",
        "acme.com/a b",
        'acme.com/"onclick=',
        "acme.com/<b>",
        "a" * 64 + ".com",
        "a." * 130 + "com",
        "xn--a.com",
        "🙂.com",
    ],
)
def test_what_is_no_web_address_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InvalidField) as raised:
        clean_website(typed)
    assert raised.value.field == "website"
    assert raised.value.message.startswith(
        "Website must be an address such as https://company.com."
    )


def test_the_added_scheme_counts_towards_the_length() -> None:
    with pytest.raises(InvalidField, match="at most 500 characters"):
        clean_website("acme.com/" + "a" * 490)
