"""Bytes to text: the encoding is found, and what cannot be read stays visible."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from clientdesk.intake.code_pages import likeliest
from clientdesk.intake.filetypes import not_text

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


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the encoding it was read in; unreadable bytes are lone surrogates in it."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes) -> Decoded:
    """The bytes as text; raises InvalidInput when they are no text in any known encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _wide(data[len(mark) :], encoding)
    if b"\0" in data[:_SAMPLE] and (unmarked := _unmarked(data)):
        return _wide(data, unmarked)
    try:
        decoded = Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        decoded = _not_utf8(data)
    _refuse_binary(decoded.text)
    return decoded


def readable(text: str) -> str:
    """The text for people, a question mark for each piece that could not be decoded."""
    return text if text.isascii() else _SURROGATE.sub("?", text)


def _wide(data: bytes, encoding: str) -> Decoded:
    errors = "surrogateescape" if encoding == "utf-8" else "surrogatepass"
    width = 1 if encoding == "utf-8" else 2 if encoding.startswith("utf-16") else 4
    whole = data[: len(data) - len(data) % width]
    try:
        text = whole.decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise not_text() from error
    text += "\udcff" if len(whole) < len(data) else ""
    _refuse_binary(text)
    return Decoded(text, encoding)


def _unmarked(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the reading that has the most ASCII and no zeros."""
    head = data[:_SAMPLE]
    best: str | None = None
    most = len(head) // 20
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        width = 4 if encoding.startswith("utf-32") else 2
        text = head[: len(head) - len(head) % width].decode(encoding, "replace")
        plain = sum(1 for char in text if char < "\x7f") - text.count("\ufffd") * 2
        if "\0" not in text and plain > most:
            best, most = encoding, plain
    return best


def _not_utf8(data: bytes) -> Decoded:
    """Damaged UTF-8 keeps its good lines; anything else is read in the likeliest code page."""
    sample = b"\n".join(_HIGH_LINE.findall(data, 0, 64 * _SAMPLE))[:_SAMPLE]
    if _is_damaged_utf8(sample):
        return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8")
    encoding = _code_page(sample)
    return Decoded(data.decode(encoding, "surrogateescape"), encoding, guessed=True)


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


def _refuse_binary(text: str) -> None:
    """Text has hardly any control characters; programs, images and recordings are full of them."""
    head = text[:_SAMPLE]
    odd = sum(1 for char in head if char < " " and char not in "\t\r\n\f\v\x1a")
    if odd > 8 and odd * 20 > len(head):
        raise not_text()
