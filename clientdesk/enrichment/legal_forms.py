"""Legal forms at the end, or the beginning, of companies' names."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.words import CompanyType

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = re.compile(r"\S+")
_UNCOUNTED: Final = re.compile(r"[\s.,]+")
_AFTER: Final = ",;:!?…”“\"'»|®™*"
_IN_SMALL_LETTERS: Final = frozenset({"limited", "incorporated", "corporation", "consorzio"})
"""Words of any text."""
_OFTEN_BARE: Final = frozenset({"Ltd.", "LTD.", "Co. Ltd.", "Co., Ltd."})
"""Forms whose dot at the end of a sentence is the sentence's."""
_ENDS: Final = re.compile(r"\s*$|\s+[A-Z„“\"(©]")
_WORDS: Final = 7
"""Of the longest form."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a form stands for, and where."""

    type: CompanyType
    countries: tuple[str, ...]
    before: bool
    """Whether it may also stand before the name."""


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form in a text."""

    start: int
    end: int
    """Where it ends, a last dot included."""
    words: str
    meanings: tuple[Meaning, ...]

    @property
    def is_weak(self) -> bool:
        """Whether the same letters are often something else."""
        return self.words.strip(".,") in _listed("weak")

    @property
    def before(self) -> bool:
        """Whether it may stand before a name."""
        return any(meaning.before for meaning in self.meanings)

    def type_in(self, country: str) -> CompanyType:
        """The type that it means in a country; where that is unknown, the usual one."""
        for meaning in self.meanings:
            if country and country in meaning.countries:
                return meaning.type
        return next((each for each in self.meanings if not each.countries), self.meanings[0]).type

    def countries(self) -> frozenset[str]:
        """Those that have the form; empty when many have."""
        if any(not meaning.countries for meaning in self.meanings):
            return frozenset()
        return frozenset(code for meaning in self.meanings for code in meaning.countries)


@dataclass(frozen=True, slots=True)
class _Known:
    meaning: Meaning
    is_single: bool
    """Whether it is one word as it is listed."""
    is_dotted: bool
    """Whether dots part its letters."""

    def fits(self, raw: str, key: str, count: int) -> bool:
        """Whether it may be what stands in so many words of a text."""
        if "," in raw and not key.casefold().startswith("co"):
            return False
        has_dots = "." in raw[:-1]
        if self.is_dotted and len(key) <= 3 and not has_dots and raw.islower():
            return False
        # Words that only together spell a form of one word must be abbreviations, as “S. A.” is.
        return count == 1 or not self.is_single or "." in raw


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_lists("legal_forms")[name].split())


@cache
def _tables() -> tuple[dict[str, list[_Known]], dict[str, list[_Known]]]:
    """The forms that are matched to the letter, and those in any case."""
    strict: dict[str, list[_Known]] = defaultdict(list)
    loose: dict[str, list[_Known]] = defaultdict(list)
    for listed in word_lists("legal_forms")["forms"]:
        meaning = Meaning(
            CompanyType(listed["type"]),
            tuple(listed.get("countries", "").split()),
            listed.get("before", False),
        )
        for name in listed["names"]:
            known = _Known(meaning, " " not in name, "." in name[:-1])
            key = compact(name)
            if listed.get("loose"):
                loose[key.casefold()].append(known)
            else:
                for spelled in dict.fromkeys((key, key.upper())):
                    strict[spelled].append(known)
    return dict(strict), dict(loose)


@cache
def first_keys() -> frozenset[str]:
    """How the first words of all forms begin."""
    listed = word_lists("legal_forms")["forms"]
    return frozenset(first_key(name.split()[0]) for each in listed for name in each["names"])


def first_key(word: str) -> str:
    """Letters by which a word that cannot begin a form is told apart at once."""
    return compact(word.rstrip(_AFTER + ")").casefold())[:3]


def compact(form: str) -> str:
    """A form without what does not count."""
    return _UNCOUNTED.sub("", form)


def form_at(text: str, start: int) -> Form | None:
    """The longest legal form that begins at a place of the text."""
    ends = []
    for word in _WORD.finditer(text, start):
        ends.append(word.end())
        if len(ends) == _WORDS or len(word[0]) > 40:
            break
    if not ends or first_key(text[start : ends[0]]) not in first_keys():
        return None
    for count in range(len(ends), 0, -1):
        raw = text[start : ends[count - 1]]
        trimmed = _trimmed(raw)
        if trimmed in _OFTEN_BARE and _ENDS.match(text, start + len(trimmed)):
            trimmed = trimmed[:-1]
        if trimmed and (meanings := _meanings(trimmed, count)):
            return Form(start, start + len(trimmed), trimmed, meanings)
    return None


def last_form(name: str) -> Form | None:
    """The legal form that a name ends with."""
    for found in re.finditer(r"(?:(?<=[\s,(])|(?<=-))\S", name):
        form = form_at(name, found.start())
        if form is not None and not name[form.end :].strip(" .,)"):
            return form
    return None


def _trimmed(raw: str) -> str:
    raw = raw.rstrip(_AFTER)
    while raw.endswith(")") and raw.count("(") < raw.count(")"):
        raw = raw[:-1].rstrip(_AFTER)
    if raw[-1:].isspace():
        return ""
    bare = raw[:-1]
    ends_sentence = raw.endswith(".") and "." not in bare
    if ends_sentence and bare.casefold().split()[-1] not in _listed("abbreviated"):
        return bare
    return raw


def _meanings(raw: str, count: int) -> tuple[Meaning, ...]:
    strict, loose = _tables()
    key = compact(raw)
    if key in _IN_SMALL_LETTERS:
        return ()
    found: Sequence[_Known] = (*strict.get(key, ()), *loose.get(key.casefold(), ()))
    return tuple(known.meaning for known in found if known.fits(raw, key, count))
