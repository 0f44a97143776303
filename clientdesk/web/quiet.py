"""A portal link is a key, so the server's log names the door that was used, never the link."""

from __future__ import annotations

import logging
import re
from typing import Final

_LINK: Final = re.compile(r"(?<![^\s\"])/p/[^/?\s\"]+")
_LOGS: Final = ("uvicorn.access", "uvicorn.error")


class WithoutLinks(logging.Filter):
    """Takes the token out of every address that a record names."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, without what must not be kept."""
        if isinstance(record.args, tuple):
            record.args = tuple(_quiet(value) for value in record.args)
        return True


def keep_links_out_of_logs() -> None:
    """From now on, whichever program serves the app; again it changes nothing."""
    for name in _LOGS:
        log = logging.getLogger(name)
        if not any(isinstance(each, WithoutLinks) for each in log.filters):
            log.addFilter(WithoutLinks())


def _quiet(value: object) -> object:
    return _LINK.sub("/p/…", value) if isinstance(value, str) else value
