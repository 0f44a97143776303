"""Text in a form that words can be looked up in, and cut into sentences."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_SENTENCE: Final = 1200
"""Characters; what is longer is no sentence but a list, and is cut there."""

_LETTERS: Final = {
    **{"ø": "o", "ł": "l", "đ": "d", "ς": "σ", "ı": "i"},
    **{"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'"},
    **{"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-"},
    **{"\u00a0": " ", "\u202f": " ", "\u2009": " "},
}
_STOP: Final = re.compile(r"[.!?…]+[\"'”»)\]]*\s+|\s*[|•▪●·‣]\s*")
_LAST_WORD: Final = re.compile(r"[^\s.(/]+$")
_ABBREVIATIONS: Final = frozenset(
    {
        *("no", "nr", "nos", "tel", "tlf", "fax", "art", "abs", "str", "co", "dept", "dpt", "ref"),
        *("bzw", "ggf", "evtl", "inkl", "zzgl", "ca", "mr", "mrs", "ms", "dr", "prof", "hr", "fr"),
        *(
            "sr",
            "sra",
            "srta",
            "sig",
            "dott",
            "rag",
            "ing",
            "dhr",
            "mevr",
            "mw",
            "drs",
            "st",
            "att",
        ),
        *("attn", "atn", "núm", "num", "dpto", "depto", "ds", "ul", "inż", "mgr", "adm", "dir"),
        *("αρ", "τηλ", "κ", "κα", "vgl", "ext", "approx", "hd", "hdn", "pr", "kl", "incl", "max"),
        *("min", "mme", "mlle", "eng", "exma", "exmo", "dña", "ra", "ssa", "př", "č", "např", "np"),
    }
)
"""Words before a full stop that ends no sentence."""
_COUNTED: Final = re.compile(
    r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Quartal|Halbjahr|Etage|Stock|Ober|Unter|OG"
    r"|Tag|Monat|Woche|Werktag|Arbeitstag|[^A-ZÀ-ÞΑ-ΩА-Я])"
)
"""What a German number with a full stop counts; elsewhere a number may end a sentence."""


class _Bare(dict[int, str]):
    """Each letter without its accents, one for one, so that places stay what they were."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        low = sign.lower()[0]
        bare = _LETTERS.get(low) or unicodedata.normalize("NFD", low)[0]
        self[code] = _LETTERS.get(bare, bare)
        return self[code]


_BARE: Final = _Bare()


def fold(text: str) -> str:
    """Small letters without accents; as long as the text, letter for letter."""
    return text.lower() if text.isascii() else text.translate(_BARE)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a line begins and ends."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for stop in _STOP.finditer(text):
        if _ends(text, stop):
            spans.extend(_pieces(text, begin, stop.end()))
            begin = stop.end()
    spans.extend(_pieces(text, begin, len(text)))
    return spans


def _ends(text: str, stop: re.Match[str]) -> bool:
    sign = stop[0].strip()
    if not sign.startswith((".", "…")):
        return True
    following = text[stop.end() : stop.end() + 1]
    if following.islower() and not _opens_with_address(text, stop.end()):
        return False
    found = _LAST_WORD.search(text[max(0, stop.start() - 20) : stop.start()])
    word = found[0].lower() if found else ""
    if word.isdigit():
        return len(word) > 2 or not _COUNTED.match(text, stop.end())
    return len(word) != 1 and word not in _ABBREVIATIONS


def _opens_with_address(text: str, at: int) -> bool:
    return "@" in text[at : at + 60].split(" ", 1)[0]


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without blanks at its ends, cut where it is too long."""
    while begin < end:
        stop = min(end, begin + LONGEST_SENTENCE)
        if stop < end:
            stop = max(text.rfind(" ", begin, stop) + 1, begin + LONGEST_SENTENCE // 2)
        piece = text[begin:stop]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            yield begin + left, begin + len(piece.rstrip())
        begin = stop
