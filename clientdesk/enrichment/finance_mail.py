"""The e-mail addresses on a line, also those that are written so that robots miss them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from email_validator import EmailNotValidError, validate_email

from clientdesk.enrichment.finance_veil import VEILED, unveiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.finance_veil import Veil
    from clientdesk.enrichment.page import Line

_AT_WORDS: Final = (
    "at|ät|æt|@|arobase|arobas|chez|arroba|chiocciola|apenstaartje|apestaartje|aapje|snabel-?a"
    "|krøllalfa|alfakrøll|małpa|malpa|zavináč|zavinac|παπάκι|papaki|miukumauku|ät-merkki|kukac"
)
_DOT_WORDS: Final = (
    "dot|punkt|point|punto|ponto|punt|prik|punktum|kropka|tečka|tecka|τελεία|piste|punct|pont"
)
_BARE_AT: Final = (
    r"\s(?:AT|arobase|arroba|chiocciola|apenstaartje|snabel-?a|krøllalfa|małpa|zavináč)\s"
)
_IN_BRACKETS: Final = rf"\s?[\[({{<]\s?(?:{_AT_WORDS})\s?[\])}}>]\s?|[\[(]a[\])]"
_AT: Final = rf"(?:@|\s@\s|{_IN_BRACKETS}|{_BARE_AT})"
_WORD_DOT: Final = rf"\s(?:{_DOT_WORDS}|DOT|PUNKT)\s"
_DOT: Final = rf"(?:\.|\s\.\s|\s?[\[({{<]\s?(?:{_DOT_WORDS}|\.)\s?[\])}}>]\s?|{_WORD_DOT})"
_NAME: Final = r"[\w+'&-]{1,64}"
_LAST: Final = r"(?:xn--[a-z0-9-]{2,59}|[^\W\d_]{2,24})"
_PLAIN: Final = (
    rf"{_NAME}(?:{_DOT}{_NAME}){{0,4}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}{_DOT}{_LAST}"
)
_SPELT: Final = (
    rf"{_NAME}(?:{_DOT}{_NAME}){{0,3}}\sat\s[\w-]{{1,63}}"
    rf"(?:{_WORD_DOT}[\w-]{{1,63}}){{0,2}}{_WORD_DOT}{_LAST}"
)
_ADDRESS: Final = re.compile(rf"(?<![\w.@+])(?:{_PLAIN}|{_SPELT})(?![\w@])")
_WRITTEN_AT: Final = re.compile(rf"{_AT}|\sat\s")
_WRITTEN_DOT: Final = re.compile(_DOT)
_HINT: Final = re.compile(rf"@|{_IN_BRACKETS}|{_BARE_AT}|{_WORD_DOT}")
_EXAMPLES: Final = frozenset({"example.com", "example.org", "example.net", "domain.com"})


@dataclass(frozen=True, slots=True)
class Mention:
    """An address, where it stands in the text of its line, and its proof in the source."""

    start: int
    end: int
    email: str
    proof: str = ""
    """What holds it where the visible words do not; empty where they do."""

    def is_written(self, text: str) -> bool:
        """Whether the text shows the address, or what a script puts in its place."""
        return not self.proof.startswith("mailto:") or "@" in text[self.start : self.end]


@lru_cache(maxsize=4096)
def valid(address: str) -> str:
    """The address in small letters; empty when it is none that mail could go to."""
    try:
        checked = validate_email(address, check_deliverability=False).normalized.lower()
    except EmailNotValidError:
        return ""
    return "" if checked.rsplit("@", 1)[1] in _EXAMPLES else checked


def mentions(line: Line, veils: Iterable[Veil] = ()) -> tuple[Mention, ...]:
    """The addresses of a line in their order."""
    found = [*_written(line.text), *_veiled(line.text, veils)]
    found.extend(_linked(line, found))
    found.sort(key=lambda one: one.start)
    return tuple(found)


def _written(text: str) -> Iterator[Mention]:
    if not _HINT.search(text):
        return
    for hit in _ADDRESS.finditer(text):
        email = _plain(hit[0])
        if email:
            yield Mention(hit.start(), hit.end(), email)


def _plain(written: str) -> str:
    parts = _WRITTEN_AT.split(written, maxsplit=1)
    name, domain = (_WRITTEN_DOT.sub(".", part).strip() for part in parts)
    return valid(f"{name.strip(chr(39))}@{domain}")


def _veiled(text: str, veils: Iterable[Veil]) -> Iterator[Mention]:
    for hit, veil in zip(VEILED.finditer(text), veils, strict=False):
        email = valid(veil.email)
        if email:
            yield Mention(hit.start(), hit.end(), email, veil.proof)


def _linked(line: Line, found: list[Mention]) -> Iterator[Mention]:
    """Addresses that stand behind other words, such as the name of a team."""
    taken = {one.email for one in found}
    after = 0
    for link in line.links:
        at = line.text.find(link.text, after) if link.text else len(line.text)
        start, end = (at, at + len(link.text)) if at >= 0 else (len(line.text), len(line.text))
        after = max(after, end)
        for email, proof in _behind(link.url):
            if email in taken or any(one.start < end and start < one.end for one in found):
                continue
            taken.add(email)
            yield Mention(start, end, email, proof)


def _behind(url: str) -> Iterator[tuple[str, str]]:
    if url[:7].lower() == "mailto:":
        for address in unquote(url[7:].partition("?")[0]).split(","):
            email = valid(address.strip())
            if email:
                yield email, url
    elif "/cdn-cgi/l/email-protection#" in url:
        code = url.partition("#")[2]
        email = valid(unveiled(code))
        if email:
            yield email, f"/cdn-cgi/l/email-protection#{code}"
