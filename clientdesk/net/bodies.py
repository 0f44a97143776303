"""The body of an answer, decoded piece by piece and never beyond its limit."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from clientdesk.errors import NetBroken, NetTooLarge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import httpx

_PIECE: Final = 65_536
_GZIP: Final = zlib.MAX_WBITS | 16
"""Window and header of gzip."""


def pieces(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """The decoded body in small pieces; raises NetTooLarge before more than the limit is held."""
    server = server_name(response.url)
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit:
        raise _too_large(server, limit)
    yield from _decoded(response, limit)


def beginning(response: httpx.Response, limit: int) -> bytes:
    """The decoded body, or what comes of it before the limit."""
    found = bytearray()
    with suppress(NetTooLarge):
        for piece in _decoded(response, limit):
            found += piece
    return bytes(found)


def server_name(address: httpx.URL) -> str:
    """Host and port, which is all of an address that a sentence may tell."""
    return address.netloc.decode("ascii")


def _decoded(response: httpx.Response, limit: int) -> Iterator[bytes]:
    server = server_name(response.url)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    raw = _limited(response.iter_raw(_PIECE), limit, server)
    if encoding in {"identity", ""}:
        yield from raw
    elif encoding in {"gzip", "x-gzip"}:
        yield from _limited(_unzipped(raw, server), limit, server)
    else:
        raise NetBroken(f"{server} answered in an encoding that was not asked for.")


def _too_large(server: str, limit: int) -> NetTooLarge:
    size = f"{limit / 1e6:,.0f} MB" if limit >= 1_000_000 else f"{limit:,} bytes"
    return NetTooLarge(f"The answer of {server} is larger than {size}, so it was not read on.")


def _limited(parts: Iterable[bytes], limit: int, server: str) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > limit:
            raise _too_large(server, limit)
        yield part


def _unzipped(raw: Iterable[bytes], server: str) -> Iterator[bytes]:
    """A few bytes can stand for gigabytes, so they are unpacked a small piece at a time."""
    unpacking = zlib.decompressobj(_GZIP)
    try:
        for part in raw:
            waiting = part
            while waiting and not unpacking.eof:
                yield unpacking.decompress(waiting, _PIECE)
                waiting = unpacking.unconsumed_tail
        yield unpacking.flush()
    except zlib.error as error:
        raise NetBroken(f"The answer of {server} cannot be unpacked.") from error
    if not unpacking.eof or unpacking.unused_data:
        raise NetBroken(f"The answer of {server} cannot be unpacked.")
