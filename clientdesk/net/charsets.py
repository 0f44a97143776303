"""The text of a page, whatever it says of its encoding and however wrong that is."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LABELS: Final = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8",
    "utf-16-le": "utf-16 utf-16le unicode",
    "utf-16-be": "utf-16be",
    "cp1252": "windows-1252 cp1252 iso-8859-1 iso8859-1 latin1 l1 ascii us-ascii",
    "cp1250": "windows-1250 cp1250",
    "cp1251": "windows-1251 cp1251",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 iso8859-9 latin5",
    "cp1255": "windows-1255 cp1255",
    "cp1256": "windows-1256 cp1256",
    "cp1257": "windows-1257 cp1257",
    "cp1258": "windows-1258 cp1258",
    "cp874": "windows-874 tis-620 iso-8859-11",
    "iso8859-2": "iso-8859-2 iso8859-2 latin2 l2",
    "iso8859-3": "iso-8859-3",
    "iso8859-4": "iso-8859-4",
    "iso8859-5": "iso-8859-5",
    "iso8859-6": "iso-8859-6",
    "iso8859-7": "iso-8859-7",
    "iso8859-8": "iso-8859-8 iso-8859-8-i",
    "iso8859-10": "iso-8859-10",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "koi8-r koi8",
    "koi8-u": "koi8-u",
    "cp866": "ibm866 cp866",
    "mac-roman": "macintosh x-mac-roman",
    "gb18030": "gb18030 gbk gb2312 x-gbk",
    "big5hkscs": "big5 big5-hkscs",
    "euc_jp": "euc-jp x-euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp932": "shift_jis shift-jis sjis x-sjis windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 windows-949",
}
"""Python's codecs by the names that pages may give them; others (utf-7, punycode) are traps."""

_CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}

_META: Final = re.compile(rb"""<meta[^>]{1,400}?charset\s*=\s*["']?\s*([a-z0-9_.:-]{1,40})""", re.I)

_HEAD: Final = 2048
"""Bytes in which a page must name its encoding; browsers look at 1024."""


def decoded(body: bytes, charset: str = "") -> str:
    """The text; the charset is what the header said."""
    for codec in _candidates(body, charset):
        try:
            return body.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    return text if wrong <= right else body.decode("cp1252", "replace")


def _candidates(body: bytes, charset: str) -> Iterator[str]:
    yield from (codec for mark, codec in _MARKS if body.startswith(mark))
    # Letters beyond ASCII that happen to be right UTF-8 are UTF-8, whatever header and page say.
    if not body.isascii():
        yield "utf-8"
    found = _META.search(body[:_HEAD])
    for label in (charset, found[1].decode("ascii") if found else ""):
        codec = _CODECS.get(label.strip().lower())
        # Pages have tags, so that in UTF-16 every second byte of much of them is zero.
        if codec and ("utf-16" not in codec or b"\0" in body):
            yield codec
    yield "utf-8"
