"""What the server's own loggers must not keep: addresses that are keys, cookies and tokens."""

from __future__ import annotations

import logging
import re
from typing import Final

_KEYS: Final = re.compile(r"^/(p|media|_stcore/upload_file)/.*", re.DOTALL)
_SECRET: Final = {"authorization", "cookie", "set-cookie", "sec-websocket-protocol", "x-xsrftoken"}
_HEADER: Final = {"< %s: %s", "> %s: %s"}
_WITH_PATH: Final = re.compile(r'%s - "(WebSocket |%s )%s|< GET %s|< %s %s')
# uvicorn says this of every websocket that was refused with an answer, which is no failure.
_FALSE_ALARM: Final = "ASGI callable returned without completing handshake."


def keep_secrets_out() -> None:
    """Put the filter where uvicorn and websockets write; a second time changes nothing."""
    for name in ("uvicorn.access", "uvicorn.error"):
        logging.getLogger(name).addFilter(without_secrets)


def without_secrets(record: logging.LogRecord) -> bool:
    """Cut out what opens something: capability paths, queries, values of cookies and tokens."""
    message, args = str(record.msg), record.args
    if isinstance(args, tuple) and args:
        if match := _WITH_PATH.match(message):
            at = match[0].count("%s") - 1
            record.args = (*args[:at], plain_path(str(args[at])), *args[at + 1 :])
        elif message in _HEADER and str(args[0]).lower() in _SECRET:
            record.args = (args[0], "…")
    return message != _FALSE_ALARM


def plain_path(path: str) -> str:
    """The address without its query, and without what follows where the rest is a key."""
    return _KEYS.sub(r"/\1/…", path.partition("?")[0])
