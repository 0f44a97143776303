"""Mail addresses on a page, whether they are written out, linked or kept from robots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.telling import Statement

_WRITTEN: Final = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?(?:@|\[at\]|\(at\)|\{at\}|\sat\s)\s?"
    r"((?:[\w-]{1,63}\s?(?:\.|\[dot\]|\(dot\)|\sdot\s)\s?){1,4}[a-z]{2,18})(?![\w-])",
    re.IGNORECASE,
)
_DOTS: Final = re.compile(r"\s?(?:\[dot\]|\(dot\)|\sdot\s|\.)\s?", re.IGNORECASE)


def mailboxes(statement: Statement) -> Iterator[tuple[str, int]]:
    """Each address in lower case, with its place in the statement's text."""
    for found in _WRITTEN.finditer(statement.text):
        domain = _DOTS.sub(".", found[2]).replace(" ", "")
        yield f"{found[1]}@{domain}".lower(), found.start()
    for link in statement.line.links:
        if link.url.lower().startswith("mailto:"):
            address = unquote(link.url[7:].partition("?")[0]).strip().lower()
            at = statement.text.find(link.text) if link.text else -1
            yield address, max(at, statement.offset)
