"""A network of its own, in which forbidden addresses are real and a server listens on them.

`python -m tests.net.apart` prints for each address how the guarded door ended there, then how it
did with the address allowed, and last the connections that the server took in all. Exit code 3:
the machine does not permit a network of one's own.
"""

from __future__ import annotations

import ctypes
import fcntl
import socket
import struct
import sys

from clientdesk.errors import NetError
from clientdesk.net.guarded import Guarded
from clientdesk.net.visits import Limits
from tests.net.servers import Server, answer, says

NOT_PERMITTED = 3

FORBIDDEN = [
    *("10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.100.100.200"),
    *("169.254.169.254", "169.254.170.2", "192.0.0.192", "192.0.0.8", "168.63.129.16"),
    *("198.18.0.1", "192.0.2.1", "203.0.113.1", "192.88.99.1", "127.0.0.1", "127.9.9.9"),
    *("fd00::1", "fd00:ec2::254", "fc00::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::"),
    *("2001:0:7f00:1::", "2001:db8::1", "100::1", "5f00::1", "3fff::1", "::1"),
]

OWN = ["44.44.44.44", "2606:4700::44"]
"""Public ones; here they are this machine's."""

_NEW_USER, _NEW_NETWORK = 0x1000_0000, 0x4000_0000
_SET_ADDRESS, _GET_FLAGS, _SET_FLAGS, _SET_MASK = 0x8916, 0x8913, 0x8914, 0x891C


def main() -> int:
    """Try every address."""
    if not _moved_apart():
        return NOT_PERMITTED
    for number, address in enumerate([*FORBIDDEN, *OWN]):
        _give(address, number)
    listening = socket.create_server(("::", 80), family=socket.AF_INET6, dualstack_ipv6=True)
    server = Server(says(answer(b"page")), listening=listening)
    for address in [*FORBIDDEN, *OWN]:
        print(address, _ended(address, allowed=False), _ended(address, allowed=True))
    print(server.taken)
    return 0


def _ended(address: str, *, allowed: bool) -> str:
    allow = {(address, 80)} if allowed else ()
    web = Guarded(Limits(seconds=5), pause_s=0, look_up=lambda _: [address], allow=allow)
    try:
        return str(web.get("http://site.test/").status)
    except NetError as error:
        return type(error).__name__


def _moved_apart() -> bool:
    """Leave the machine's network for an empty one; as another user where that is needed."""
    system = ctypes.CDLL(None)
    if system.unshare(_NEW_NETWORK) and system.unshare(_NEW_USER | _NEW_NETWORK):
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        asked = fcntl.ioctl(control, _GET_FLAGS, struct.pack("16sh14x", b"lo", 0))
        flags = struct.unpack("16sh14x", asked)[1]
        fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | 1))
    return True


def _give(address: str, number: int) -> None:
    """Make the address one of the empty network's own."""
    if address.startswith("127.") or address == "::1":
        return
    if ":" in address:
        index = socket.if_nametoindex("lo")
        packed = struct.pack("16sIi", socket.inet_pton(socket.AF_INET6, address), 128, index)
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as control:
            fcntl.ioctl(control, _SET_ADDRESS, packed)
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for change, value in ((_SET_ADDRESS, address), (_SET_MASK, "255.255.255.255")):
            name = f"lo:{number}".encode()
            packed = struct.pack("16sHH4s8x", name, socket.AF_INET, 0, socket.inet_aton(value))
            fcntl.ioctl(control, change, packed)


if __name__ == "__main__":
    sys.exit(main())
