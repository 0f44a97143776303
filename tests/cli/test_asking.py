from __future__ import annotations

import shutil
import socket
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.store.mark import mark_path
from tests.net.servers import answer, says, serving
from tests.running import Server
from tests.running import serving as running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Done

    Run = Callable[..., Done]

KNOWN = "a-token-of-sixteen-or-more"
DIGEST = "Content-Digest: sha-256=:AAAA:\r\n"


@pytest.fixture(scope="module")
def app(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The running app, which knows the token."""
    folder = tmp_path_factory.mktemp("served")
    for file in (demo_file, mark_path(demo_file)):
        shutil.copy(file, folder)
    with running(folder / demo_file.name, CLIENTDESK_TRIGGER_TOKEN=KNOWN) as server:
        yield server


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the token that the command shows, until the end of the test."""

    def shown(token: str) -> None:
        monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", token)
        config.settings.cache_clear()

    shown(KNOWN)
    yield shown
    monkeypatch.undo()
    config.settings.cache_clear()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "backup.duckdb"


@pytest.mark.usefixtures("show")
def test_the_running_app_makes_a_backup_that_can_be_restored(
    run: Run, app: Server, demo_file: Path, target: Path, tmp_path: Path
) -> None:
    done = run("backup", target, "--url", app.url)

    assert done == (0, "", f"Backed up to {target}.\n")
    assert [file.name for file in target.parent.iterdir()] == [target.name]
    # The daily backup may be in the making beside it.
    left = (file.name for file in (app.database.parent / "backups").glob(".*"))
    assert [name for name in left if "daily" not in name] == []
    restored = tmp_path / "restored.duckdb"
    assert run("restore", target, database=restored).code == 0
    whole = run("export", "clients", "--today", "2026-11-22", database=demo_file).out
    assert run("export", "clients", "--today", "2026-11-22", database=restored).out == whole


@pytest.mark.usefixtures("show")
def test_a_folder_gets_a_file_named_by_the_moment(run: Run, app: Server, tmp_path: Path) -> None:
    done = run("backup", tmp_path, "--url", f"{app.url}/")

    [made] = tmp_path.glob("clientdesk-*.duckdb")
    assert done == (0, "", f"Backed up to {made}.\n")


@pytest.mark.usefixtures("show")
def test_a_file_that_is_there_is_never_touched(run: Run, target: Path) -> None:
    target.parent.mkdir()
    target.write_bytes(b"precious")

    with serving(says(answer())) as server:
        done = run("backup", target, "--url", server.url)

    assert (done.code, server.asked) == (1, [])
    assert done.err == f"There is already a file at {target}. Choose another name.\n"
    assert target.read_bytes() == b"precious"


def test_a_wrong_token_is_said(
    run: Run, app: Server, show: Callable[[str], None], target: Path
) -> None:
    show("another-token-of-sixteen")

    done = run("backup", target, "--url", app.url)

    assert done.code == 1
    assert "refused the token" in done.err
    assert "another-token" not in done.err
    assert list(target.parent.glob("*")) == []


def test_without_a_token_nobody_is_asked(
    run: Run, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLIENTDESK_TRIGGER_TOKEN", raising=False)
    config.settings.cache_clear()

    with serving(says(answer())) as server:
        done = run("backup", target, "--url", server.url)

    assert (done.code, done.err.count("\n"), server.asked) == (2, 1, [])
    assert done.err.startswith("The setting CLIENTDESK_TRIGGER_TOKEN is missing")


@pytest.mark.usefixtures("show")
def test_an_app_that_does_not_run_is_said(run: Run, target: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        host = f"127.0.0.1:{gone.getsockname()[1]}"

    done = run("backup", target, "--url", f"http://{host}")

    assert done.code == 1
    assert done.err == (
        f"No app answers there: {host} cannot be reached. "
        "Start it, or leave out --url to back up the file itself.\n"
    )


@pytest.mark.parametrize("url", ["", "127.0.0.1:8501", "file:///etc", "http://x:1@127.0.0.1"])
@pytest.mark.usefixtures("show")
def test_what_is_no_address_is_bad_input(run: Run, target: Path, url: str) -> None:
    done = run("backup", target, "--url", url)

    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("The web address ")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (answer(b"<p>Streamlit</p>"), "does not answer like ClientDesk"),
        (answer(b"no", status="404 Not Found"), "does not answer like ClientDesk"),
        (answer(b"no", status="503 Busy"), "does not answer like ClientDesk"),
        (answer(b"[1]", status="503 Busy"), "does not answer like ClientDesk"),
        (answer(status="302 Found", headers="Location: /x\r\n"), "does not answer like ClientDesk"),
        (
            answer(b'{"error": "The disk is full."}', status="503 Busy"),
            "could not make the backup: The disk is full.",
        ),
        (answer(b"bytes", headers=DIGEST), "arrived changed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n" + DIGEST.encode() + b"\r\nx", "broke off"),
        (b"HTTP/1.1 200 OK\r\n" + DIGEST.encode() + b"\r\nbytes", "arrived changed"),
        (
            answer(
                b"none",
                headers="Content-Digest: sha-256=:"
                "FAvtv5w/bVaphG0rpwiHmGg/TaDCSCMTNuagVnnk/f4=:\r\n",
            ),
            "not a whole ClientDesk database",
        ),
    ],
)
@pytest.mark.usefixtures("show")
def test_what_is_no_backup_is_one_sentence_and_leaves_nothing(
    run: Run, target: Path, said: bytes, sentence: str
) -> None:
    with serving(says(said)) as server:
        done = run("backup", target, "--url", server.url)

    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert sentence in done.err
    assert list(target.parent.iterdir()) == []
    assert f"Bearer {KNOWN}".encode() in server.asked[0]
