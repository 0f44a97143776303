from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.net.guards import after_robots, port
from tests.net.servers import answer, says, serving

if TYPE_CHECKING:
    import socket

    from tests.net.servers import Script

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells the memory of a process"
)

MEGABYTE = 1_000_000


def bomb(megabytes: int) -> Script:
    """Zeros of a size, packed so that a thousandth of them travels; a small page besides."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packing.compress(bytes(MEGABYTE)) + packing.flush(zlib.Z_FULL_FLUSH)
    check = 0
    for _ in range(megabytes):
        check = zlib.crc32(bytes(MEGABYTE), check)
    end = packing.flush(zlib.Z_FINISH) + struct.pack("<II", check, megabytes * MEGABYTE)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
    parts = [head, b"\x1f\x8b\x08" + bytes(7), *[block] * megabytes, end]

    def script(connection: socket.socket, asked: bytes) -> None:
        (says(*parts) if b" /bomb " in asked else says(answer(b"page")))(connection, asked)

    return after_robots(script)


def measured(server_port: int, way: str) -> tuple[str, int]:
    """How a process of its own ended that read the bomb, and by how much it grew."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.net.measured", str(server_port), way],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    ended, _, grown = done.stdout.strip().rpartition(" ")
    return ended, int(grown)


def test_a_bomb_of_600_megabytes_costs_less_than_32() -> None:
    with serving(bomb(600)) as server:
        ended, grown = measured(port(server), "guarded")

    assert ended == "left"
    assert grown < 32 * MEGABYTE


def test_an_unguarded_fetch_of_a_smaller_one_costs_more() -> None:
    """So that the figure above would show if the guard were gone."""
    with serving(bomb(100)) as server:
        ended, grown = measured(port(server), "plain")

    assert ended == "read 4"
    assert grown > 64 * MEGABYTE
