"""Which IP addresses belong to the public internet; every other one is forbidden.

The standard library's `is_global` is not asked: it takes NAT64, 6to4 and some multicast for
global, and differs between versions of Python.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

_FORBIDDEN: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a carrier's NAT; a cloud's metadata too
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's host
        "169.254.0.0/16",  # link-local; clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments; a cloud's metadata
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # sinks of reverse look-ups
        "192.52.193.0/24",  # multicast relays
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # sinks of reverse look-ups
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)

_UNICAST_6: Final = IPv6Network("2000::/3")

_FORBIDDEN_6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # sinks of reverse look-ups
        "3ffe::/16",  # given back
        "3fff::/20",  # documentation
    )
)

_NAT64: Final = IPv6Network("64:ff9b::/96")
"""IPv4 as networks without it reach it; the last four bytes are the address."""


def is_public(text: str) -> bool:
    """Whether the address is one of the public internet; what is no address is not."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        wrapped = _wrapped(address)
        return _is_public_6(address) if wrapped is None else is_public(str(wrapped))
    return not any(address in network for network in _FORBIDDEN)


def is_own(text: str) -> bool:
    """Whether the address is this machine's: from there to there, nothing leaves it."""
    family = socket.AF_INET6 if ":" in text else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # To connect a datagram socket sends nothing; it only chooses where to send from.
            probe.connect((text, 9))
        except OSError:
            return False
        return ip_address(probe.getsockname()[0]) == ip_address(text)


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that stands within one of IPv6 and is reached by it."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped


def _is_public_6(address: IPv6Address) -> bool:
    return (
        address.scope_id is None
        and address in _UNICAST_6
        and not any(address in network for network in _FORBIDDEN_6)
    )
