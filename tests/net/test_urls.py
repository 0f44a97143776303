from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import NetRefused
from clientdesk.net import addresses, urls
from tests.net.guards import Names, guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOPBACK = [
    *("127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1"),
    *("017700000001", "0", "0.0.0.0", "localhost", "LOCALHOST."),  # noqa: S104
]
LOOPBACK_6 = [
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:169.254.169.254]"),
    *("[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]"),
    *("[2001:0:7f00:1::]", "[fe80::1%25eth0]", "[fc00::1]", "[fd00:ec2::254]"),
]
METADATA = [
    *("169.254.169.254", "2852039166", "0xA9FEA9FE", "169.254.170.2", "100.100.100.200"),
    *("100.64.0.1", "192.0.0.192", "168.63.129.16"),
]
PRIVATE = [
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.0.0.8", "198.18.0.1"),
    *("192.0.2.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "[ff02::1]"),
    *("[2001:db8::1]", "[100::1]", "[5f00::1]", "[3fff::1]", "192.88.99.1"),
]
DISGUISE = [
    *("①②⑦.⓪.⓪.①", "127。0。0。1", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "example.com@127.0.0.1", "127.0.0.1@example.com"),
    *("127.0.0.1%00.example.com", "example.com\\@127.0.0.1", "example.com%2f@127.0.0.1"),
    *("example.com:80%40127.0.0.1", "exa mple.com"),
]
PORTS_AND_SHAPES = [
    *("http://example.com:22/", "http://example.com:0/", "http://example.com:65536/"),
    *("http:///etc/passwd", "http:127.0.0.1", "//127.0.0.1"),
]
SCHEMES = [
    *("file:///etc/passwd", "gopher://127.0.0.1:70/_x", "ftp://127.0.0.1/", "dict://127.0.0.1/"),
    *("data:text/html,x", "javascript:alert(1)", "jar:http://127.0.0.1!/x"),
]
NAMES = ["a.b-.com", "metadata.google.internal", "metadata", "1.1.1.1.1"]
LETTERS = [
    *(
        "http://127.0.0.1\t/",
        "http://[::1",
        "http://%31%32%37.0.0.1/",
        "http://#@127.0.0.1/",
    ),
    *("http://x?@127.0.0.1/", "HTTP://127.0.0.1/", " http://127.0.0.1/"),
    "http://example.com/\r\nHost: 127.0.0.1",
]
MORE = [
    *("", "http://", "http://.", "http://a", "http://.example.com/", "http://a..example.com/"),
    *(
        "http://example.com:/",
        "http://example.com:8080/",
        "http://example.com:+80/",
        "http://x.0x1/",
    ),
    *(
        "http://example.com:８０/",
        "http://printer.local/",
        "http://router.home.arpa/",
        "http://a.lan",
    ),
    *("http://foo.localhost/", "http://example.com/\ud800", f"http://example.com/{'x' * 2048}"),
    *(
        f"http://{'a' * 64}.com/",
        "http://" + "a." * 130 + "com/",
        f"http://example.com/{'ü' * 400}",
    ),
    *("https://xn--a.com/", "http://example.com\u3000/", "http://exam\xadple.com:80:80/"),
    "http://\u200b127.0.0.1/",
]
ATTACKS = [
    *(
        f"http://{host}/"
        for host in [*LOOPBACK, *LOOPBACK_6, *METADATA, *PRIVATE, *DISGUISE, *NAMES]
    ),
    *PORTS_AND_SHAPES,
    *SCHEMES,
    *LETTERS,
    *MORE,
]


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
def test_an_attack_is_refused_before_anything_is_looked_up(
    attack: str, connects: list[tuple[str, int]]
) -> None:
    names = Names(["127.0.0.1"])

    with pytest.raises(NetRefused, match="does not lead to a public website"):
        guarded(names=names).get(attack)

    assert (names.asked, connects) == ([], [])


ORDINARY = [
    ("http://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
    ("http://аррӏе.com/", "xn--80ak6aa92e.com"),
    ("http://example.com#@127.0.0.1/", "example.com"),
    ("HTTPS://Example.COM./", "example.com"),
    ("http://example.com?@127.0.0.1/", "example.com"),
    ("http://127.0.0.1.nip.test/", "127.0.0.1.nip.test"),
]


@pytest.mark.parametrize(("ordinary", "host"), ORDINARY)
def test_an_ordinary_name_is_looked_up_once_and_its_addresses_are_judged(
    ordinary: str, host: str, connects: list[tuple[str, int]]
) -> None:
    names = Names(["127.0.0.1"])

    with pytest.raises(NetRefused):
        guarded(names=names).get(ordinary)

    assert (names.asked, connects) == ([host], [])


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://a.example", "https://a.example/"),
        ("https://a.example:443/x", "https://a.example/x"),
        ("http://a.example:443/x", "http://a.example:443/x"),
        ("https://a.example?x=1#y", "https://a.example/?x=1"),
        ("https://a.example/x/../y/./z//", "https://a.example/y/z//"),
        ("https://bücher.example/ü?ü=1", "https://xn--bcher-kva.example/%C3%BC?%C3%BC=1"),
        ("https://a.example/%C3%BC%20%2F[1]{2}|", "https://a.example/%C3%BC%20%2F[1]%7B2%7D%7C"),
    ],
)
def test_an_address_has_one_spelling(text: str, url: str) -> None:
    found = urls.read(text)

    assert str(found) == url
    assert urls.read(str(found)) == found


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("b?c#d", "https://a.example/x/b?c"),
        ("/b", "https://a.example/b"),
        ("//b.example", "https://b.example/"),
        ("http://b.example/", "http://b.example/"),
        ("../../..", "https://a.example/"),
        ("", "https://a.example/x/y"),
    ],
)
def test_a_reference_leads_on_from_where_it_stands(reference: str, url: str) -> None:
    assert str(urls.joined(urls.read("https://a.example/x/y"), reference)) == url


TRICKS = st.sampled_from(
    [*"@:/\\?#[]%.0127x", "127.0.0.1", "::1", "localhost", "。", "①", "\t", "xn--"]
)


@given(st.lists(TRICKS, max_size=8).map("".join))
def test_whatever_is_written_no_address_in_numbers_comes_out(tricks: str) -> None:
    for text in (f"http://{tricks}/", f"http://{tricks}", f"http://a.example{tricks}"):
        try:
            host = urls.read(text).host
        except NetRefused:
            continue
        assert not is_numeric(host)


def is_numeric(host: str) -> bool:
    """Whether the system reads the host as an address, in whatever notation."""
    try:
        found: Sequence[object] = socket.getaddrinfo(host, 80, flags=socket.AI_NUMERICHOST)
    except OSError:
        return False
    return bool(found) or addresses.is_public(host)
