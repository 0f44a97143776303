"""What kind of file the bytes are, whatever the name says."""

from __future__ import annotations

import re
from typing import Final

from clientdesk.errors import InvalidInput

MAX_BYTES: Final = 200 * 2**20
"""Some 1,000,000 clients with every field."""

HEAD: Final = 64 * 1024
"""The first bytes, which tell what a file is."""

_HINT: Final = "Save the list as CSV (UTF-8) or .xlsx and import that."
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"BM", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"II*\0", "an image"),
    (b"MM\0*", "an image"),
    (b"\0\0\1\0", "an image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel workbook, or one with a password"),
    (b"\x1f\x8b", "a packed archive"),
    (b"BZh", "a packed archive"),
    (b"\xfd7zXZ\0", "a packed archive"),
    (b"7z\xbc\xaf", "a packed archive"),
    (b"Rar!", "a packed archive"),
    (b"PK\x05\x06", "an empty archive"),
    (b"{\\rtf", "a text document"),
    (b"SQLite format 3\0", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"!BDN", "a mailbox"),
)
_MARKUP: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|\?xml|svg)\b",
    re.IGNORECASE | re.DOTALL,
)
_TEXT_LIKE_MAGIC: Final = (b"BM", b"RIFF", b"GIF8", b"PAR1", b"BZh")


def refuse_foreign(data: bytes) -> None:
    """Raise InvalidInput with one sentence for what is no table of text, by its first bytes."""
    for magic, kind in _MAGIC:
        if data.startswith(magic) and not (magic in _TEXT_LIKE_MAGIC and _is_ascii(data)):
            raise InvalidInput(f"This file is {kind}, not a list of clients.", hint=_HINT)
    if _MARKUP.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
        raise InvalidInput("This file is a web page, not a list of clients.", hint=_HINT)
    if data.lstrip()[:1] in {b"{", b"["} and b'":' in data[:4096]:
        raise InvalidInput("This file is JSON, not a list of clients.", hint=_HINT)


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive, which every .xlsx is."""
    return data.startswith(b"PK\x03\x04")


def too_large(size: int) -> InvalidInput:
    """The refusal of a file above MAX_BYTES."""
    return InvalidInput(
        f"This file has {size / 2**20:,.0f} MB; at most {MAX_BYTES // 2**20} MB can be imported.",
        hint="Split the list into parts.",
    )


def not_text() -> InvalidInput:
    """The refusal of bytes that are no text in any encoding."""
    return InvalidInput("This file is not text, so it is not a list of clients.", hint=_HINT)


def _is_ascii(data: bytes) -> bool:
    head = data[:4096]
    return head.isascii() and b"\0" not in head
