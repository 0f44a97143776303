from __future__ import annotations

import asyncio
import logging
import socket
from typing import TYPE_CHECKING

import pytest
import uvicorn

from clientdesk.web.answers import text
from clientdesk.web.logs import keep_secrets_out, plain_path
from tests.web.talking import HANDSHAKE, exchanged, request

if TYPE_CHECKING:
    from collections.abc import Iterator

CANARY = "canary-of-a-secret"

SPELT = [
    f"//p/{CANARY}",
    f"/P/{CANARY}",
    f"/./p/{CANARY}",
    f"/a/../p//{CANARY}",
    f"/%70/{CANARY}",
    f"/%2570/{CANARY}",
    f"/%252570%252f{CANARY}",
    f"/p%5C{CANARY}",
    f"http://desk.example/p/{CANARY}",
    f"http%3A//desk.example/%70/{CANARY}",
    f"/desk/p/{CANARY}-and-so-on",
    f"/%{'25' * 9}70/{CANARY}",
]


@pytest.fixture(autouse=True)
def _filtered() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in ("uvicorn.access", "uvicorn.error")]
    before = [(list(logger.filters), logger.level) for logger in loggers]
    factory = logging.getLogRecordFactory()
    keep_secrets_out()
    yield
    logging.setLogRecordFactory(factory)
    for logger, (filters, level) in zip(loggers, before, strict=True):
        logger.filters[:] = filters
        logger.setLevel(level)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        (f"/p/{CANARY}", "/p/…"),
        (f"/p/{CANARY}/invoices/1.pdf", "/p/…"),
        (f"/p/a\n{CANARY}", "/p/…"),
        (f"/media/{CANARY}.pdf", "/media/…"),
        (f"/_stcore/upload_file/{CANARY}/1", "/_stcore/upload_file/…"),
        (f"/oauth2callback?code={CANARY}", "/oauth2callback"),
        ("/settings", "/settings"),
        ("/Settings%20", "/Settings%20"),
        *((spelt, "/p/…") for spelt in SPELT),
    ],
)
def test_an_address_that_opens_something_is_cut(path: str, kept: str) -> None:
    assert plain_path(path) == kept


@pytest.mark.parametrize(
    ("logger", "message", "args"),
    [
        ("access", '%s - "%s %s HTTP/%s" %d', ("1:2", "GET", f"/p/{CANARY}?x", "1.1", 200)),
        ("error", '%s - "WebSocket %s" [accepted]', ("1:2", f"/p/{CANARY}")),
        ("error", '%s - "WebSocket %s" %d', ("1:2", f"/?key={CANARY}", 403)),
        ("error", "< GET %s HTTP/1.1", (f"/p/{CANARY}",)),
        ("error", "< %s %s %s", ("GET", f"/p/{CANARY}", "HTTP/1.1")),
        ("error", "< %s: %s", ("Cookie", f"_streamlit_user={CANARY}")),
        ("error", "< %s: %s", ("Authorization", f"Bearer {CANARY}")),
        ("error", "< %s: %s", ("Sec-WebSocket-Protocol", f"streamlit, {CANARY}")),
    ],
)
def test_no_line_of_the_server_keeps_a_secret(
    caplog: pytest.LogCaptureFixture, logger: str, message: str, args: tuple[object, ...]
) -> None:
    with caplog.at_level(logging.DEBUG, f"uvicorn.{logger}"):
        logging.getLogger(f"uvicorn.{logger}").debug(message, *args)

    [line] = caplog.messages
    assert CANARY not in line


@pytest.mark.parametrize("name", ["streamlit.web", "clientdesk.web.portal", "uvicorn.error"])
def test_a_record_is_one_line_whatever_a_visitor_says(
    caplog: pytest.LogCaptureFixture, name: str
) -> None:
    logger = logging.getLogger(name)
    with caplog.at_level(logging.INFO, name):
        logger.error("Description: %s", "a\nERROR forged\r\x1b[2J\x9b1m\u2028\u202eb ü")
        logger.error(f"{'c'}\x07")

    assert caplog.messages == [
        "Description: a\\nERROR forged\\r\\x1b[2J\\x9b1m\\u2028\\u202eb ü",
        "c\\x07",
    ]


def test_the_colours_that_uvicorn_gives_itself_stay(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "uvicorn.error"):
        said = "Started [\x1b[36m7\x1b[0m]"
        logging.getLogger("uvicorn.error").info(said, extra={"color_message": said})

    assert caplog.messages == [said]


def test_other_lines_stay_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "uvicorn.error"):
        logging.getLogger("uvicorn.error").debug("< %s: %s", "Host", "desk.example")
        logging.getLogger("uvicorn.error").info("Started server process [%d]", 7)

    assert caplog.messages == ["< Host: desk.example", "Started server process [7]"]


def test_what_uvicorn_itself_writes_of_a_request_and_a_websocket_has_no_secret(
    caplog: pytest.LogCaptureFixture,
) -> None:
    loggers = [logging.getLogger(name) for name in ("uvicorn.access", "uvicorn.error")]
    config = uvicorn.Config(text("here"), log_config=None, lifespan="off")
    with caplog.at_level(logging.DEBUG):
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        asyncio.run(_asked(uvicorn.Server(config)))

    assert '"GET /p/… HTTP/1.1" 200' in caplog.text
    assert '"WebSocket /p/…" 200' in caplog.text
    assert "< Cookie: …" in caplog.text or "< cookie: …" in caplog.text
    assert CANARY not in caplog.text


async def _asked(server: uvicorn.Server) -> None:
    """A request and a websocket that hold a secret in every place."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        serving = asyncio.create_task(server.serve([listening]))
        while not server.started:
            await asyncio.sleep(0)
        secret = {"Cookie": CANARY, "Authorization": CANARY, "Sec-WebSocket-Protocol": CANARY}
        for headers in (secret, HANDSHAKE | secret):
            sent = request(url, f"/p/{CANARY}?key={CANARY}", headers)
            await asyncio.to_thread(exchanged, url, sent)
        server.should_exit = True
        await serving
