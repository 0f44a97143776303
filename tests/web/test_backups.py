from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import pytest
from starlette.requests import ClientDisconnect

from clientdesk import config
from clientdesk.store.database import close_database, open_database
from clientdesk.web.doors import Doors
from clientdesk.web.headers import HEADERS, OWN
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx
    from starlette.types import Message, Receive, Scope, Send

    Ask = Callable[..., httpx.Response]

KNOWN = "a-token-of-sixteen-or-more"
BEARER = {"Authorization": f"Bearer {KNOWN}"}


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The database of an app that knows the token."""
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", KNOWN)
    config.settings.cache_clear()
    yield path
    close_database()
    config.settings.cache_clear()


def test_who_holds_the_token_gets_a_whole_backup(ask: Ask, path: Path, tmp_path: Path) -> None:
    make_workspace(path)

    answer = ask("/backups", "POST", headers=BEARER)

    digest = base64.b64encode(hashlib.sha256(answer.content).digest()).decode()
    assert answer.status_code == 200
    assert answer.headers["content-digest"] == f"sha-256=:{digest}:"
    assert int(answer.headers["content-length"]) == len(answer.content) > 0
    copy = tmp_path / "copy" / "copy.duckdb"
    copy.parent.mkdir()
    copy.write_bytes(answer.content)
    opened = open_database(copy)
    assert opened.row("workspace")
    opened.close()


def test_nothing_stays_behind(ask: Ask, path: Path) -> None:
    make_workspace(path)
    ask("/backups", "POST", headers=BEARER)

    assert list((path.parent / "backups").iterdir()) == []


def test_what_a_process_left_behind_that_died_is_no_hindrance(ask: Ask, path: Path) -> None:
    make_workspace(path)
    left = path.parent / "backups" / ".records.asked"
    left.parent.mkdir()
    left.write_bytes(b"half")

    assert ask("/backups", "POST", headers=BEARER).status_code == 200
    assert not left.exists()


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        KNOWN,
        f"Basic {KNOWN}",
        f"Bearer {KNOWN}x",
        f"Bearer {KNOWN[:-1]}",
        f"Bearer {KNOWN.upper()}",
        f"Bearer {KNOWN} {KNOWN}",
        "Bearer é".encode("latin-1"),
        "Bearer é".encode(),
    ],
)
@pytest.mark.usefixtures("path")
def test_no_token_or_a_wrong_one_is_401_as_json(
    ask: Ask, authorization: str | bytes | None
) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}

    answer = ask("/backups", "POST", headers=headers)

    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.json() == {"error": "This address needs a token that is known here."}


def test_without_the_setting_no_token_opens(
    ask: Ask, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(path)
    monkeypatch.delenv("CLIENTDESK_TRIGGER_TOKEN")
    config.settings.cache_clear()

    for headers in (BEARER, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
        assert ask("/backups", "POST", headers=headers).status_code == 401


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.usefixtures("path")
def test_another_method_is_405(ask: Ask, method: str) -> None:
    answer = ask("/backups", method, headers=BEARER)

    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("below", ["/backups/", "/backups/x", "/backups/%2e%2e/x"])
@pytest.mark.usefixtures("path")
def test_there_is_nothing_below(ask: Ask, below: str) -> None:
    assert ask(below, "POST", headers=BEARER).status_code == 404


@pytest.mark.usefixtures("path")
def test_a_store_that_cannot_is_503_with_the_reason(ask: Ask) -> None:
    answer = ask("/backups", "POST", headers=BEARER)

    assert answer.status_code == 503
    assert answer.json()["error"].startswith("There is no database at")


@pytest.mark.parametrize("headers", [{}, BEARER])
def test_every_answer_carries_the_security_headers(
    ask: Ask, path: Path, headers: dict[str, str]
) -> None:
    make_workspace(path)

    answer = ask("/backups", "POST", headers=headers)

    expected = {name.lower(): value for name, value in (HEADERS | OWN).items()}
    assert expected.items() <= dict(answer.headers).items()


def test_a_backup_is_not_handed_past_a_proxy(ask: Ask, path: Path) -> None:
    make_workspace(path)

    answer = ask("/backups", "POST", headers=BEARER | {"X-Forwarded-For": "10.0.0.1"})

    assert answer.status_code == 403


def test_a_reader_who_leaves_early_leaves_no_file_open(path: Path) -> None:
    make_workspace(path)
    head = {"type": "http", "method": "POST", "path": "/backups", "query_string": b""}
    scope = head | {"headers": [(b"authorization", BEARER["Authorization"].encode())]}

    async def receive() -> Message:
        await anyio.sleep_forever()
        raise AssertionError

    async def send(message: Message) -> None:
        if message["type"] == "http.response.body":
            raise OSError("The reader is gone.")

    async def nothing(_scope: Scope, _receive: Receive, _send: Send) -> None:
        raise AssertionError

    with pytest.raises((OSError, ClientDisconnect, ExceptionGroup)):
        anyio.run(Doors(nothing), scope, receive, send)

    open_files = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert [file for file in open_files if ".asked" in file.name] == []
