"""Reads one address in a process of its own, and says by how many bytes its memory grew.

`python -m tests.net.measured PORT WAY`; the way is guarded or plain.
"""

from __future__ import annotations

import sys
from pathlib import Path

import httpx

from clientdesk.errors import NetTooLarge
from clientdesk.net.guarded import Guarded

LOOPBACK = "127.0.0.1"


def main(port: int, way: str) -> None:
    """Ask for a small page first, so that what every request needs is there already."""
    web = Guarded(pause_s=0, look_up=lambda _: [LOOPBACK], allow={(LOOPBACK, port)})
    ended = f"read {len(web.get(f'http://site.test:{port}/small').body)}"
    before = peak()
    if way == "plain":
        httpx.get(f"http://{LOOPBACK}:{port}/bomb")
    else:
        try:
            web.get(f"http://site.test:{port}/bomb")
        except NetTooLarge:
            ended = "left"
    print(ended, peak() - before)


def peak() -> int:
    """The most bytes that this process held so far."""
    status = Path("/proc/self/status").read_text().splitlines()
    most = next(line for line in status if line.startswith("VmHWM:"))
    return int(most.split()[1]) * 1024


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
