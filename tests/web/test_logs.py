from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from clientdesk.web.logs import keep_secrets_out, plain_path

if TYPE_CHECKING:
    from collections.abc import Iterator

CANARY = "canary-of-a-secret"


@pytest.fixture(autouse=True)
def _filtered() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in ("uvicorn.access", "uvicorn.error")]
    before = [list(logger.filters) for logger in loggers]
    keep_secrets_out()
    yield
    for logger, filters in zip(loggers, before, strict=True):
        logger.filters[:] = filters


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


def test_other_lines_stay_as_they_are(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "uvicorn.error"):
        logging.getLogger("uvicorn.error").debug("< %s: %s", "Host", "desk.example")
        logging.getLogger("uvicorn.error").info("Started server process [%d]", 7)

    assert caplog.messages == ["< Host: desk.example", "Started server process [7]"]
