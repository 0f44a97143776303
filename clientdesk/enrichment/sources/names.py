"""Names of companies: their words without the legal form, and how alike two are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from clientdesk.model.folding import fold

_FORMS: Final = {
    "ltd": "ltd, limited",
    "plc": "plc, public limited company",
    "llp": "llp, limited liability partnership",
    "lp": "lp, limited partnership",
    "inc": "inc, incorporated",
    "corp": "corp, corporation",
    "llc": "llc",
    "gmbh": "gmbh, gesellschaft mit beschrankter haftung",
    "gmbh co kg": "gmbh co kg, gmbh and co kg",
    "ug": "ug, ug haftungsbeschrankt",
    "ag": "ag, aktiengesellschaft",
    "kg": "kg, kommanditgesellschaft",
    "ohg": "ohg",
    "eg": "eg",
    "ek": "ek, e k",
    "se": "se",
    "sas": "sas, sasu, societe par actions simplifiee",
    "sarl": "sarl, eurl, societe a responsabilite limitee",
    "sa": "sa, societe anonyme, sociedad anonima",
    "sci": "sci",
    "snc": "snc",
    "srl": "srl, societa a responsabilita limitata",
    "spa": "spa, societa per azioni",
    "sl": "sl, slu, sociedad limitada",
    "lda": "lda, limitada",
    "bv": "bv, besloten vennootschap",
    "nv": "nv, naamloze vennootschap",
    "vof": "vof",
    "as": "as, a s, aksjeselskap, aktieselskab",
    "asa": "asa, allmennaksjeselskap",
    "ans": "ans",
    "da": "da",
    "aps": "aps, anpartsselskab",
    "ab": "ab, aktiebolag",
    "oy": "oy, osakeyhtio",
    "oyj": "oyj",
    "sp zoo": "sp zoo, sp z oo, spolka z ograniczona odpowiedzialnoscia",
    "sro": "sro, s r o",
    "doo": "doo",
    "kft": "kft",
    "zrt": "zrt",
    "ou": "ou, osauhing",
    "uab": "uab",
    "sia": "sia",
}
_BY_WORDS: Final = {
    tuple(variant.split()): form for form, names in _FORMS.items() for variant in names.split(", ")
}
_BEFORE: Final = frozenset({"sas", "sarl", "sa", "sci", "snc", "ab", "oy", "uab", "sia"})
"""Forms that some put before the name."""

_LONGEST: Final = max(map(len, _BY_WORDS))
_BREAKS: Final = re.compile(r"[^\w]+|_+")

ALIKE: Final = 92.0
"""Out of 100. “Delta Foods” and “Delta Fonds” come to 91."""

UNLIKE: Final = 60.0


@dataclass(frozen=True, slots=True)
class Bare:
    """A name in folded words, and its legal form apart; empty where it names none."""

    words: tuple[str, ...]
    form: str

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, which tell one company of a group from the next."""
        return tuple(sorted(word for word in self.words if word.isdecimal()))


def bare(name: str) -> Bare:
    """The name without legal form, punctuation and case."""
    text = fold(name).replace("&", " and ").replace(".", "").replace("’", "").replace("'", "")
    words = tuple(_BREAKS.sub(" ", text).split())
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        if words[-size:] in _BY_WORDS:
            return Bare(words[:-size], _BY_WORDS[words[-size:]])
    if len(words) > 1 and _BY_WORDS.get(words[:1]) in _BEFORE:
        return Bare(words[1:], _BY_WORDS[words[:1]])
    return Bare(words, "")


def likeness(first: str, second: str) -> float:
    """How alike two names are, from 0 to 100, whatever their legal forms."""
    one, other = bare(first), bare(second)
    return fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words))


def are_one(first: str, second: str) -> bool:
    """Whether both can be the same company's: alike, same numbers, no other legal form."""
    one, other = bare(first), bare(second)
    if not one.words or one.numbers != other.numbers:
        return False
    if one.form and other.form and one.form != other.form:
        return False
    return likeness(first, second) >= ALIKE
