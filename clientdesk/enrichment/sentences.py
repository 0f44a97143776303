"""Where the sentences of a line begin and end; abbreviations end none."""

from __future__ import annotations

import re
from typing import Final

_END: Final = re.compile(r"[.!?…;](?:[\"”“»)]{0,2})\s+(?=[\"„“«(¿¡]?[A-ZÀ-ÞΑ-ΩА-Я0-9])")
_ABBREVIATIONS: Final = frozenset(
    {
        *(
            "nr",
            "no",
            "nº",
            "n",
            "num",
            "nos",
            "art",
            "st",
            "str",
            "ust",
            "reg",
            "org",
            "tel",
            "fax",
        ),
        *("inc", "ltd", "co", "corp", "dr", "prof", "mr", "mrs", "ms", "mme", "dipl", "ing", "abs"),
        *("bzw", "ca", "etc", "vgl", "inh", "gem", "usw", "evtl", "tlf", "ul", "al", "c", "p", "s"),
        *(
            "av",
            "avda",
            "dott",
            "sig",
            "sr",
            "sra",
            "fa",
            "gebr",
            "bros",
            "univ",
            "mag",
            "idnr",
            "id",
        ),
        *("ident", "steuer", "hr", "hrb", "hra", "url", "geb", "resp", "approx", "dept", "ext"),
        *("momsreg", "kl", "bl", "bl.a", "jr", "sen", "jun", "nn", "rn", "kt", "lda", "kft", "op"),
    }
)
_WORD_BEFORE: Final = re.compile(r"(\S+)$")


def spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as places in it, in order and without gaps."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _abbreviates(text[start : end.start()]):
            continue
        found.append((start, end.end()))
        start = end.end()
    if start < len(text):
        found.append((start, len(text)))
    return found


def _abbreviates(before: str) -> bool:
    found = _WORD_BEFORE.search(before[-40:])
    if found is None:
        return False
    word = found[1].strip('(„“"«').casefold()
    last = re.split(r"[.\-/]", word)[-1]
    is_ordinal = word.isdigit() and len(word) <= 2
    is_letter = len(last) == 1 and last.isalpha()
    return word in _ABBREVIATIONS or last in _ABBREVIATIONS or is_letter or is_ordinal
