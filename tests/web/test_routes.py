from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import httpx
import pytest

from clientdesk.actions import api_tokens
from clientdesk.actions.workspace import local_owner
from clientdesk.model.api_token import hash_of
from clientdesk.model.ids import new_id
from clientdesk.store.database import open_database
from clientdesk.web.bare_answers import SENTENCE
from clientdesk.web.bodies import HEAD, MOST
from clientdesk.web.headers import HEADERS
from tests.pages.conftest import THEN, make_workspace
from tests.running import ROOT, serving
from tests.web.route_table import (
    API_TOKEN,
    BEARER,
    BESIDES,
    FOREIGN,
    METHODS,
    REVOKED,
    ROWS,
    TRIGGER,
    VISITORS,
)
from tests.web.talking import HANDSHAKE, a_session, exchanged, request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database
    from tests.running import Server

MEGABYTE = 1024 * 1024
ALL = [*ROWS.values(), *BESIDES]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as `streamlit run` serves it, with tokens for programs and small uploads.

    The run of the day has started.
    """
    settings = {"CLIENTDESK_TRIGGER_TOKEN": TRIGGER, "STREAMLIT_SERVER_MAX_UPLOAD_SIZE": "1"}
    path = tmp_path_factory.mktemp("routes") / "records.duckdb"
    make_workspace(path)
    database = open_database(path)
    _add_tokens(database)
    database.close()
    with serving(path, **settings) as running:
        started = httpx.post(f"{running.url}/api/v1/enrichment/runs", headers=BEARER, timeout=30)
        assert started.status_code == 202
        yield running


def _add_tokens(database: Database) -> None:
    """The table's API tokens, made by the owner."""
    maker = local_owner(database)
    _add_token(database, maker, "live", API_TOKEN)
    ended = _add_token(database, maker, "revoked", REVOKED)
    api_tokens.revoke(database, maker, ended, THEN)


def _add_token(database: Database, maker: Actor, name: str, token: str) -> UUID:
    made = new_id()
    values = {"name": name, "token_hash": hash_of(token), "member_id": maker.id, "expires_at": None}
    database.write(lambda tx: tx.execute("add_api_token", id=made, now=THEN, **values))
    return made


def test_every_route_of_the_app_has_a_row_and_every_row_a_route() -> None:
    walk = [sys.executable, "-m", "tests.web.walked_routes"]
    printed = subprocess.run(walk, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    assert json.loads(printed.splitlines()[-1]) == sorted(ROWS)


@pytest.mark.parametrize("visitor", VISITORS)
def test_every_address_answers_every_visitor_as_the_table_says(
    server: Server, visitor: str
) -> None:
    wrong = []
    with httpx.Client(base_url=server.url, headers=VISITORS[visitor], timeout=30) as client:
        for row in ALL:
            for method in METHODS:
                answer = client.request(method, row.address)
                if (answer.status_code, faults(answer)) != (row.expected(method, visitor), []):
                    wrong.append((method, row.address, answer.status_code, faults(answer)))

    assert wrong == []


def faults(answer: httpx.Response) -> list[str]:
    """Headers that are missing or too many, and words that only a failure's trace has."""
    traces = [
        word for word in (b"Traceback", b'File "', b".py", b"packages/") if word in answer.content
    ]
    missing = [name for name in HEADERS if name not in answer.headers]
    return (
        missing + [name for name in ("server",) if name in answer.headers] + list(map(str, traces))
    )


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.address)
def test_only_the_pages_own_address_opens_a_websocket_and_only_for_them(
    server: Server, row: object
) -> None:
    address = getattr(row, "address", "")
    own = {"Origin": server.url}
    opens = 101 if address == "/_stcore/stream" else 403
    expected = {
        "own page": (HANDSHAKE | own, opens),
        "program": (HANDSHAKE, opens),
        "other site": (HANDSHAKE | FOREIGN, 403),
        "null": (HANDSHAKE | {"Origin": "null"}, 403),
        "other port": (HANDSHAKE | {"Origin": "http://127.0.0.1:1"}, 403),
        "other host": (HANDSHAKE | own | {"Host": "evil.example"}, 403),
        "rebound": (HANDSHAKE | {"Host": "evil.example", "Origin": "http://evil.example"}, 403),
        "through a proxy": (HANDSHAKE | own | {"X-Forwarded-Host": "desk.example"}, 403),
    }

    answers = {
        visitor: exchanged(server.url, request(server.url, address, headers))
        for visitor, (headers, _) in expected.items()
    }

    assert {visitor: answer and answer.status_code for visitor, answer in answers.items()} == {
        visitor: status for visitor, (_, status) in expected.items()
    }
    assert [faults(a) for a in answers.values() if a and a.status_code != 101 and faults(a)] == []
    assert not any(answer and "server" in answer.headers for answer in answers.values())


@pytest.mark.parametrize(
    "sent",
    [
        b"GARBAGE\r\n\r\n",
        b"GET / HTTP/9\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nBad header\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET /" + b"a" * 300_000,
    ],
)
def test_what_cannot_be_read_gets_an_answer_with_all_headers(server: Server, sent: bytes) -> None:
    answer = exchanged(server.url, sent)

    assert answer is not None
    assert (answer.status_code, answer.text) == (400, SENTENCE)
    assert faults(answer) == []


@pytest.mark.parametrize("missing", ["Sec-WebSocket-Key", "Sec-WebSocket-Version"])
def test_a_wrong_handshake_gets_all_headers_and_hears_nothing_of_itself(
    server: Server, missing: str
) -> None:
    headers = {name: value for name, value in HANDSHAKE.items() if name != missing}
    answer = exchanged(server.url, request(server.url, "/_stcore/stream", headers))

    assert answer is not None
    assert (answer.status_code, answer.text) == (400, SENTENCE)
    assert faults(answer) == []


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (f"/{'a' * HEAD}", {}, 431),
        ("/", {"Cookie": "a" * HEAD}, 431),
        ("/healthz", {"Content-Length": f"{MOST + 1}"}, 413),
        ("/_stcore/upload_file/a/b", {"Content-Length": f"{MOST + 1}"}, 413),
    ],
)
def test_what_is_too_long_or_too_large_is_refused(
    server: Server, path: str, headers: dict[str, str], status: int
) -> None:
    answer = exchanged(server.url, request(server.url, path, headers, method="POST"))

    assert answer is not None
    assert (answer.status_code, faults(answer)) == (status, [])


@pytest.mark.parametrize(("size", "status"), [(MEGABYTE, 204), (MEGABYTE + 1, 413)])
def test_a_file_one_byte_above_the_limit_is_refused_by_the_server(
    server: Server, size: int, status: int
) -> None:
    with httpx.Client(base_url=server.url) as client:
        client.get("/_stcore/health")
        token = client.cookies["_streamlit_xsrf"]
        with a_session(server.url) as session:
            answer = client.put(
                f"/_stcore/upload_file/{session}/1",
                headers={"X-Xsrftoken": token, "Content-Type": "multipart/form-data; boundary=b"},
                content=_form(size),
            )

    assert (answer.status_code, faults(answer)) == (status, [])


def _form(size: int) -> Iterator[bytes]:
    """A file in a form, without a length that would tell beforehand."""
    yield b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    yield b"a" * size
    yield b"\r\n--b--\r\n"
