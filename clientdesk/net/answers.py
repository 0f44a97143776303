"""What the head of an answer says: kind of text, encoding, when to come again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from clientdesk.net.web import Answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.net.urls import Url

_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:+-]{1,40})""")
_A_DAY_S: Final = 86_400.0
_TEXTS: Final = re.compile(r"(text/.*|application/(json|xml|xhtml\+xml|ld\+json|[a-z.-]+\+xml))?")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as it came; the names of its headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answered(asked: str, url: Url, reply: Reply) -> Answered:
    """The reply as callers of a Web see it."""
    said = _content_type(reply.headers)
    charset = _CHARSET.search(said)
    return Answered(
        url=str(url),
        status=reply.status,
        content_type=kind(reply.headers),
        body=reply.body,
        charset=charset[1] if charset else "",
        asked=asked,
        retry_after_s=retry_after_s(reply.headers),
    )


def kind(headers: Mapping[str, str]) -> str:
    """The content type in lower case, without parameters; empty when there is none."""
    return re.split("[;,]", _content_type(headers))[0].strip()


def is_text(headers: Mapping[str, str]) -> bool:
    """Whether the body is text of some kind, or nothing says what it is."""
    return _TEXTS.fullmatch(kind(headers)) is not None


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """The seconds after which to come again; a date counts from the server's own clock."""
    said = headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return min(float(said[:12]), _A_DAY_S)
    try:
        wait = parsedate_to_datetime(said) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(wait.total_seconds(), 0.0), _A_DAY_S)


def _content_type(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "")[:200].lower()
