from __future__ import annotations

import json
import shutil
import socket
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.store.mark import mark_path
from tests.net.servers import answer, says, serving
from tests.store.rates_files import NEXT_DAY, continued, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Done

    Run = Callable[..., Done]


@pytest.fixture
def own(demo_file: Path, tmp_path: Path) -> Path:
    """A copy of the demo, whose rates end with the shipped ones."""
    for file in (demo_file, mark_path(demo_file)):
        shutil.copy(file, tmp_path)
    return tmp_path / demo_file.name


@pytest.fixture
def fetch_from(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the address of the rates until the end of the test."""

    def told(url: str) -> None:
        monkeypatch.setenv("CLIENTDESK_RATES_URL", url)
        config.settings.cache_clear()

    yield told
    monkeypatch.undo()
    config.settings.cache_clear()


def test_new_rates_are_fetched_told_and_exported(
    run: Run, own: Path, fetch_from: Callable[[str], None]
) -> None:
    with serving(says(answer(zipped(continued(USD="1.1234"))))) as server:
        fetch_from(server.url)
        done = run("rates", "update", database=own)

    assert done.code == 0
    assert json.loads(done.out) == {"currencies": 29, "newest": NEXT_DAY, "added": 29}
    assert done.err == f"29 new rates; the newest are of {NEXT_DAY}, of 29 currencies.\n"
    exported = run("export", "rates", database=own).out
    assert f"USD,1.1234,{NEXT_DAY}" in exported.splitlines()


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        (answer(status="404 Not Found"), 1, "answered 404 (not found)."),
        (answer(b"<html>Sign in to the network</html>"), 2, "cannot be used: it is not a whole"),
        (b"", 1, "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n", 1, "larger than 20 MB"),
        (answer(status="302 Found", headers="Location: file:///x\r\n"), 1, "that is none"),
    ],
)
def test_what_is_no_file_of_rates_is_one_sentence_and_changes_nothing(
    run: Run, own: Path, fetch_from: Callable[[str], None], said: bytes, code: int, sentence: str
) -> None:
    before = own.read_bytes()
    with serving(says(said)) as server:
        fetch_from(server.url)
        done = run("rates", "update", database=own)

    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert sentence in done.err
    assert own.read_bytes() == before
    assert not (own.parent / "rates").exists()


def test_without_a_network_the_sentence_names_the_server(
    run: Run, own: Path, fetch_from: Callable[[str], None]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        host = f"127.0.0.1:{gone.getsockname()[1]}"
    fetch_from(f"http://{host}/rates.zip")

    done = run("rates", "update", database=own)

    assert (done.code, done.out) == (1, "")
    assert done.err == f"{host} cannot be reached. Check the address and the network.\n"


def test_a_setting_that_is_no_address_is_named(
    run: Run, own: Path, fetch_from: Callable[[str], None]
) -> None:
    fetch_from("ftp://rates.example/x")

    done = run("rates", "update", database=own)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "CLIENTDESK_RATES_URL" in done.err


def test_without_a_database_nobody_is_asked(
    run: Run, tmp_path: Path, fetch_from: Callable[[str], None]
) -> None:
    with serving(says(answer())) as server:
        fetch_from(server.url)
        done = run("rates", "update", database=tmp_path / "none.duckdb")

    assert (done.code, server.asked) == (2, [])
    assert "clientdesk init" in done.err
