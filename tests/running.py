"""The app as a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parent.parent

_STREAMLIT: Final = ("streamlit", "run", "app.py", "--server.headless", "true", "--server.port")
_UVICORN: Final = ("uvicorn", "app:app", "--port")


class Server(NamedTuple):
    """The app as a process of its own, on a database of its own."""

    url: str
    database: Path


@contextmanager
def serving(database: Path, *, port: str = "", **environment: str) -> Iterator[Server]:
    """The app on a database file, with more settings by name."""
    with _running(_STREAMLIT, database, environment, port) as server:
        yield server


@contextmanager
def serving_with_uvicorn(database: Path, **environment: str) -> Iterator[Server]:
    """The same, served by Uvicorn alone."""
    with _running(_UVICORN, database, environment) as server:
        yield server


@contextmanager
def _running(
    program: Sequence[str], database: Path, environment: Mapping[str, str], port: str = ""
) -> Iterator[Server]:
    port = port or str(free_port())
    command = [sys.executable, "-m", *program, port]
    settings = {"CLIENTDESK_DATABASE": str(database), **environment}
    log = database.parent / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | settings, stdout=output, stderr=output
        )
        try:
            server = Server(f"http://127.0.0.1:{port}", database)
            _wait_until_up(process, server, log)
            yield server
        finally:
            # The server waits up to 20 s for a browser to say goodbye to its websocket.
            process.terminate()
            process.wait(60)


def _wait_until_up(process: subprocess.Popen[bytes], server: Server, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            pytest.fail(f"The app ended at its start: {log.read_text('utf-8')}")
        try:
            if httpx.get(f"{server.url}/_stcore/health").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"The app did not start: {log.read_text('utf-8')}")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
