"""How alike two names of companies are, once legal forms, accents and small words are gone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from clientdesk.enrichment.legal_forms import form_at, last_form
from clientdesk.enrichment.plain import plain

_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SMALL: Final = frozenset(
    {
        *("and", "und", "et", "e", "y", "og", "och", "en", "of", "the", "de", "la", "le", "les"),
        *("du", "des", "d", "l", "der", "die", "das", "den", "el", "los", "las", "il", "lo", "gli"),
        *(
            "het",
            "i",
            "a",
            "do",
            "da",
            "dos",
            "von",
            "van",
            "di",
            "del",
            "della",
            "co",
            "u",
            "ja",
            "&",
        ),
    }
)
_LETTERS: Final = {
    **{"ä": "a", "ö": "o", "ü": "u", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"},
    **dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)),
    **{"θ": "th", "χ": "ch", "ψ": "ps"},
    **dict(zip("абвгдезийклмнопрстуфыэіїє", "abvgdeziyklmnoprstufyeiie", strict=True)),
    **{
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "sht",
        "ю": "yu",
        "я": "ya",
        "ь": "",
        "ъ": "a",
    },
}
_NAME: Final = 100
"""Characters of a name; what is longer is a text that may hold one."""
_LATIN: Final = str.maketrans(_LETTERS)
_UMLAUTS: Final = re.compile(r"(?<=[aou])e")
_GREEK: Final = (
    ("ου", "ou"),
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "gk"),
    ("αι", "e"),
    ("ει", "i"),
    ("οι", "i"),
)


def words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, in Latin letters."""
    return _known_words(name) if len(name) <= _NAME else _words(name)


@lru_cache(maxsize=4000)
def _known_words(name: str) -> tuple[str, ...]:
    return _words(without_form(name))


def _words(bare: str) -> tuple[str, ...]:
    folded = plain(bare)
    for pair, latin in _GREEK:
        folded = folded.replace(pair, latin)
    folded = folded.translate(_LATIN).replace("'s", "s").replace("'", " ")
    every = [_UMLAUTS.sub("", word) for word in _WORD.findall(folded)]
    return tuple(word for word in every if word not in _SMALL) or tuple(every)


@lru_cache(maxsize=4000)
def without_form(name: str) -> str:
    """The name without the legal forms that it ends or begins with."""
    form = last_form(name)
    if form is not None:
        return without_form(name[: form.start].strip(" ,-("))
    form = form_at(name, 0)
    if form is not None and form.before and form.end < len(name):
        return name[form.end :].strip(" ,")
    return name.strip(" ,.")


def squeezed(name: str) -> str:
    """The words in one."""
    return "".join(words(name))


def likeness(one: str, other: str) -> float:
    """0 to 100; 100 for the same words in whatever order or spacing."""
    first, second = words(one), words(other)
    if not first or not second:
        return 0.0
    if "".join(first) == "".join(second):
        return 100.0
    return fuzz.token_sort_ratio(" ".join(first), " ".join(second))


def holds(longer: str, shorter: str) -> bool:
    """Whether all words of one name stand in the other, one after the other."""
    outer, inner = words(longer), words(shorter)
    if not inner or not outer:
        return False
    return f" {' '.join(inner)} " in f" {' '.join(outer)} "


def distinctive(name: str, generic: frozenset[str]) -> frozenset[str]:
    """The words by which a name is known."""
    return frozenset(word for word in words(name) if len(word) >= 4 and word not in generic)
