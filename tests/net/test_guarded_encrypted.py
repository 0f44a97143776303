from __future__ import annotations

import ssl
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NetBroken, NetSilent, NetUntrusted
from tests.net.certificates import Signed, encrypted, serves, signed, trusting
from tests.net.guards import LOOPBACK, QUICK, Names, after_robots, guarded, port, url
from tests.net.servers import answer, drips, says, serving

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from tests.net.servers import Server


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tls")


@pytest.fixture(scope="module")
def authority(folder: Path) -> Signed:
    return signed(folder, "authority.test")


@pytest.fixture(scope="module")
def right(folder: Path, authority: Signed) -> ssl.SSLContext:
    """How site.test greets."""
    return serves(signed(folder, "site.test", by=authority))


def secure(server: Server, path: str = "/") -> str:
    return url(server, path, scheme="https")


def test_the_certificate_is_checked_for_the_name_not_the_address(
    authority: Signed, right: ssl.SSLContext
) -> None:
    asked_for: list[str | None] = []
    right.sni_callback = lambda _, name, __: asked_for.append(name)
    page = encrypted(right, after_robots(says(answer(b"page"))))
    with serving(page, reads=False) as server:
        found = guarded(server, tls=trusting(authority)).get(secure(server))

    assert (found.body, found.url) == (b"page", secure(server))
    assert asked_for == ["site.test", "site.test"]


WRONG = ["expired", "wrong host", "self-signed", "another authority", "the address itself"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_certificate_that_proves_nothing_is_refused(
    wrong: str, folder: Path, authority: Signed
) -> None:
    shown = {
        "expired": lambda: signed(folder, "site.test", by=authority, ends=timedelta(days=-1)),
        "wrong host": lambda: signed(folder, "other.test", by=authority),
        "self-signed": lambda: signed(folder, "site.test"),
        "another authority": lambda: signed(folder, "site.test", by=signed(folder, "x.test")),
        "the address itself": lambda: signed(folder, LOOPBACK, by=authority),
    }[wrong]()
    page = encrypted(serves(shown), after_robots(says(answer(b"page"))))
    with (
        serving(page, reads=False) as server,
        pytest.raises(NetUntrusted, match=r"^site\.test has no certificate that can be trusted\.$"),
    ):
        guarded(server, tls=trusting(authority)).get(secure(server))


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_an_old_protocol_is_not_spoken(folder: Path, authority: Signed) -> None:
    old = serves(signed(folder, "site.test", by=authority))
    old.set_ciphers("ALL:@SECLEVEL=0")
    old.minimum_version = ssl.TLSVersion.TLSv1
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    page = encrypted(old, after_robots(says(answer(b"page"))))
    with (
        serving(page, reads=False) as server,
        pytest.raises(NetUntrusted, match="no encryption that can be trusted"),
    ):
        guarded(server, tls=trusting(authority)).get(secure(server))


def test_a_server_that_speaks_in_plain_is_not_trusted(authority: Signed) -> None:
    with serving(says(answer(b"page")), reads=False) as server, pytest.raises(NetUntrusted):
        guarded(server, tls=trusting(authority)).get(secure(server))


def test_a_greeting_that_never_comes_is_not_waited_for(authority: Signed) -> None:
    def silent(connection: socket.socket, _asked: bytes) -> None:
        while connection.recv(65_536):
            pass

    with serving(silent, reads=False) as server, pytest.raises(NetSilent):
        guarded(server, limits=QUICK, tls=trusting(authority)).get(secure(server))


def test_an_encrypted_answer_has_the_same_end(authority: Signed, right: ssl.SSLContext) -> None:
    head = b"HTTP/1.1 200 OK\r\n"
    page = encrypted(right, after_robots(drips(head, b"X-A: b\r\n", times=5)))
    with serving(page, reads=False) as server, pytest.raises(NetBroken):
        guarded(server, tls=trusting(authority)).get(secure(server))


def test_from_one_scheme_to_the_other_and_back_is_allowed(
    authority: Signed, right: ssl.SSLContext
) -> None:
    """Nothing secret is sent, so nothing can leak; who reads the page sees its address."""

    def plain(connection: socket.socket, asked: bytes) -> None:
        to = f"https://site.test:{port(server)}/end"
        moved = answer(status="302 Found", headers=f"Location: {to}\r\n")
        after_robots(says(moved))(connection, asked)

    def page(connection: socket.socket, asked: bytes) -> None:
        to = f"http://site.test:{port(unsafe)}/"
        moved = answer(status="302 Found", headers=f"Location: {to}\r\n")
        end = asked.startswith(b"GET /end ")
        after_robots(says(answer(b"page") if end else moved))(connection, asked)

    with serving(plain) as unsafe, serving(encrypted(right, page), reads=False) as server:
        web = guarded(server, unsafe, names=Names([LOOPBACK]), tls=trusting(authority))
        found = web.get(secure(server))

    assert (found.url, found.body) == (secure(server, "/end"), b"page")
