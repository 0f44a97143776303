"""Bytes to text: the encoding is found, and what cannot be read stays visible."""

from __future__ import annotations

import codecs
import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from charset_normalizer import from_bytes

from clientdesk.errors import InvalidInput
from clientdesk.intake.code_pages import likeliest
from clientdesk.intake.filetypes import not_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.intake.source import Source

_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS: Final = [
    "cp1251", "cp1253", "cp1255", "cp1256", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
_HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
_HIGH_LINE: Final = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
_SAMPLE: Final = 64 * 1024
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_FIRST_MARK: Final = 0x10F000
"""Marks are private letters far out, which no text uses; a text that does is refused."""
_MARK: Final = re.compile("[\U0010f000-\U0010f7ff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes are read as text, after the first ones, which are a mark."""

    name: str
    skip: int = 0
    guessed: bool = False


def find_encoding(source: Source) -> Encoding:
    """The encoding by its mark, or the one that the bytes look like."""
    head = source.head(_SAMPLE)
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Encoding(encoding, len(mark))
    if b"\0" in head and (unmarked := _unmarked(head)):
        return Encoding(unmarked)
    return Encoding("utf-8") if source.is_text_in("utf-8") else _not_utf8(source)


def chosen_encoding(source: Source, name: str) -> Encoding:
    """The encoding that a person names; a mark of it is passed over."""
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except (LookupError, ValueError) as error:
        raise InvalidInput(f"There is no encoding “{name[:40]}”.") from error
    head = source.head(4)
    marks = (len(mark) for mark, marked in _MARKS if marked == found and head.startswith(mark))
    return Encoding(found, next(marks, 0))


@contextmanager
def opened_text(source: Source, encoding: Encoding) -> Iterator[TextIO]:
    """The file as text; raises InvalidInput when it turns out to be none."""
    try:
        with source.text(encoding.name, encoding.skip) as text:
            yield text
    except UnicodeDecodeError as error:
        raise not_text() from error


def head_text(source: Source, encoding: Encoding, count: int) -> str:
    """The first letters; raises InvalidInput when they are no text in any known encoding."""
    with opened_text(source, encoding) as text:
        head = text.read(count)
    _refuse_binary(head[:_SAMPLE])
    return head


def held(text: str) -> str:
    """The text with a mark for each piece that could not be decoded, which frames cannot hold."""
    return text if text.isascii() else _SURROGATE.sub(_mark, text)


def as_read(text: str) -> str:
    """The text as it was before `held`."""
    return text if text.isascii() else _MARK.sub(_surrogate, text)


def readable(text: str) -> str:
    """The text for people, a question mark for each piece that could not be decoded."""
    return text if text.isascii() else _SURROGATE.sub("?", _MARK.sub("?", text))


def _mark(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - 0xD800 + _FIRST_MARK)


def _surrogate(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - _FIRST_MARK + 0xD800)


def _unmarked(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the reading that has the most ASCII and no zeros."""
    best: str | None = None
    most = len(head) // 20
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if encoding.startswith("utf-32") else 2
        text = head[: len(head) - len(head) % width].decode(encoding, "replace")
        plain = sum(1 for char in text if char < "\x7f") - text.count("\ufffd") * 2
        if "\0" not in text and plain > most:
            best, most = encoding, plain
    return best


def _not_utf8(source: Source) -> Encoding:
    """Damaged UTF-8 keeps its good lines; anything else is read in the likeliest code page."""
    sample = b"\n".join(_HIGH_LINE.findall(source.head(64 * _SAMPLE)))[:_SAMPLE]
    if _is_damaged_utf8(sample):
        return Encoding("utf-8")
    return Encoding(_code_page(sample), guessed=True)


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether there are as many UTF-8 letters, in runs without a fault, as runs with one.

    A run counts once however long its fault is. Runs of a code page are hardly ever without one.
    """
    letters = [_utf8_letters(run) for run in _HIGH_RUN.findall(sample)]
    return sum(letters) >= letters.count(0)


def _utf8_letters(run: bytes) -> int:
    """The number of letters in a run of bytes beyond ASCII; 0 when it is not UTF-8."""
    try:
        return len(run.decode("utf-8"))
    except UnicodeDecodeError:
        return 0


def _code_page(sample: bytes) -> str:
    """The Latin code page that reads best, or another when none reads well."""
    name, score = likeliest(sample)
    if score >= 0.5:
        return name
    best = from_bytes(sample, cp_isolation=_OTHERS, steps=10, chunk_size=2048).best()
    return name if best is None else str(best.encoding)


def _refuse_binary(head: str) -> None:
    """Text has hardly any control characters; programs, images and recordings are full of them."""
    odd = sum(1 for char in head if char < " " and char not in "\t\r\n\f\v\x1a")
    if odd > 8 and odd * 20 > len(head):
        raise not_text()
