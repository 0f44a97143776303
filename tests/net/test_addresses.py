from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.net.addresses import is_own, is_public

FORBIDDEN = [
    *("127.0.0.1", "127.255.255.255", "0.0.0.0", "0.1.2.3"),  # noqa: S104
    *("::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:169.254.169.254", "::127.0.0.1"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "64:ff9b:1::808:808"),
    *("2002:7f00:1::", "2002:808:808::", "2001:0:7f00:1::", "2001:0:808:808::", "2001:10::1"),
    *("fe80::1", "fe80::1%lo", "2606:4700::1%lo", "fc00::1", "fd00:ec2::254", "fec0::1"),
    *("169.254.169.254", "169.254.170.2", "100.100.100.200", "100.64.0.1", "192.0.0.192"),
    *("168.63.129.16", "192.0.0.8", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1"),
    *("198.18.0.1", "198.19.255.255", "192.0.2.1", "198.51.100.1", "203.0.113.1", "192.88.99.1"),
    *("224.0.0.1", "224.0.1.5", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("ff02::1", "ff0e::1", "2001:db8::1", "100::1", "5f00::1", "3fff::1", "3ffe::1"),
    *("::8.8.8.8", "4000::1", "1fff::1"),
    *(
        "",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "1.1.1.1 ",
        "１.１.１.１",
    ),
]

PUBLIC = [
    *("1.1.1.1", "8.8.8.8", "44.44.44.44", "9.255.255.255", "11.0.0.0", "100.63.255.255"),
    *("100.128.0.0", "126.255.255.255", "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.0.1.1"),
    *("192.167.255.255", "192.169.0.1", "198.17.255.255", "198.20.0.0", "223.255.255.255"),
    *("168.63.129.15", "2606:4700::1111", "2a00:1450:4001::200e", "2001:4860:4860::8888"),
    *("::ffff:8.8.8.8", "64:ff9b::808:808"),
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_what_is_no_public_address_is_forbidden(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_none_of_them(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6, network="2000::/3"))
def test_nothing_is_public_that_the_standard_library_calls_inner(
    address: IPv4Address | IPv6Address,
) -> None:
    inner = address.is_private or address.is_multicast or address.is_reserved

    assert not (is_public(str(address)) and inner)


@given(st.ip_addresses(v=4))
def test_wrapped_in_ipv6_an_address_is_never_more_public(address: IPv4Address) -> None:
    number = int(address)
    mapped, nat64 = IPv6Address(0xFFFF << 32 | number), IPv6Address((0x64FF9B << 96) | number)
    six_to_four = IPv6Address((0x2002 << 112) | (number << 80))
    teredo = IPv6Address((0x20010000 << 96) | (number << 64) | (number ^ 0xFFFF_FFFF))

    assert is_public(str(mapped)) == is_public(str(nat64)) == is_public(str(address))
    assert not is_public(str(six_to_four))
    assert not is_public(str(teredo))


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_ipv6_is_public_within_its_unicast_block_only(address: IPv6Address) -> None:
    wrapped = address.ipv4_mapped or address in IPv6Network("64:ff9b::/96")

    assert wrapped or not is_public(str(address)) or int(address) >> 125 == 1


@pytest.mark.parametrize(("address", "own"), [("127.0.0.1", True), ("192.0.2.77", False)])
def test_this_machines_addresses_are_known(address: str, own: bool) -> None:
    assert is_own(address) is own
