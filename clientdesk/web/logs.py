"""What the log must not keep: addresses that are keys, cookies, tokens, and signs that control."""

from __future__ import annotations

import logging
import re
from typing import Final

from clientdesk.web.paths import is_link, plainly

_KEYS: Final = re.compile(r"/(p|media|_stcore/upload_file)/.*", re.DOTALL)
_CONTROLS: Final = re.compile(
    "[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What begins lines, moves a terminal's cursor or turns the direction of what follows."""

_SECRET: Final = {"authorization", "cookie", "set-cookie", "sec-websocket-protocol", "x-xsrftoken"}
_HEADER: Final = {"< %s: %s", "> %s: %s"}
_WITH_PATH: Final = re.compile(r'%s - "(WebSocket |%s )%s|< GET %s|< %s %s')
# uvicorn says this of every websocket that was refused with an answer, which is no failure.
_FALSE_ALARM: Final = "ASGI callable returned without completing handshake."


class OneLine(logging.LogRecord):
    """A record whose text is one line, whatever a visitor put into it."""

    def getMessage(self) -> str:
        """The text, with the signs that control anything written out."""
        said = super().getMessage()
        # uvicorn colours what it says of itself, and nothing else, under this name.
        return said if hasattr(self, "color_message") else escaped(said)


def keep_secrets_out() -> None:
    """Put the filter where uvicorn and websockets write; a second time changes nothing."""
    logging.setLogRecordFactory(OneLine)
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
    asked = path.partition("?")[0]
    found = plainly(asked)
    if found is None or is_link(asked):
        return "/p/…"
    match = _KEYS.fullmatch(found)
    return f"/{match[1]}/…" if match else asked


def escaped(text: str) -> str:
    """The text on one line, with the signs that control anything written out."""
    return _CONTROLS.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)
