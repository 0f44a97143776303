"""Child processes for the kill tests: forked, watched through a pipe, killed by their id."""

from __future__ import annotations

import importlib
import json
import os
import signal
import time
import traceback
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def prepare() -> None:
    """Import once, for every child, what DuckDB otherwise imports at its first statement."""
    importlib.import_module("pandas")
    importlib.import_module("pyarrow")


def start(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork a process that does the work with the writing end of a pipe; its id, the reading end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _finish(work, writing)
    os.close(writing)
    return child, reading


def _finish(work: Callable[[int], None], writing: int) -> None:
    """Do the work, then leave without running what belongs to the parent."""
    code = 1
    try:
        work(writing)
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def kill_after(work: Callable[[int], None], seconds: float, *, first_word: bool) -> bytes:
    """What a process said until it was killed, counted from its start or from its first word."""
    child, reading = start(work)
    said = os.read(reading, 8) if first_word else b""
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as file:
        return said + file.read()


def answer_of(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What a process answers that is left to finish; an empty answer when it died."""

    def tell(writing: int) -> None:
        os.write(writing, json.dumps(work()).encode())

    child, reading = start(tell)
    with os.fdopen(reading, "rb") as file:
        said = file.read()
    os.waitpid(child, 0)
    answer: dict[str, Any] = json.loads(said or b"{}")
    return answer
