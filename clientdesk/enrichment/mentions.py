"""Companies that a text names: words that end in a legal form, or begin with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.legal_forms import form_at
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.legal_forms import Form

_WORD: Final = re.compile(r"\S+")
_MOST_WORDS: Final = 9
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-–/](?:(?:19|20)?\d\d))?")
_STOPS: Final = ":;|•·©®™!?…→>→/"
_ABBREVIATION: Final = re.compile(r"(?:[A-ZÀ-ÞΑ-Ω]\.)+|[A-ZÀ-Þ]\w{0,4}\.|&\s?Co\.", re.UNICODE)
_QUOTED: Final = re.compile(r"[„“\"«]([^„“”\"«»]{2,60})[“”\"»]")
_HOST: Final = re.compile(r"[\w-]+\.[a-z]{2,6}")
"""A name such as home.example."""
_LONE_DASHES: Final = frozenset({"-", "–", "—", "*", "=", "..."})


@dataclass(frozen=True, slots=True)
class Mention:
    """A company's name in a text."""

    start: int
    end: int
    name: str
    """As it stands, with its legal form."""
    core: str
    """Without the legal form."""
    form: Form


@cache
def _connectors() -> frozenset[str]:
    return frozenset(word_lists("names")["connectors"].split())


@cache
def _noise() -> frozenset[str]:
    return frozenset(plain(word) for word in word_lists("names")["noise"].split())


def mentions(text: str, brand: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """The companies in a text, in order; words of the brand may be in small letters."""
    words = list(_WORD.finditer(text))
    done = 0
    for at, word in enumerate(words):
        for start in _starts(word):
            if start < done or not (form := form_at(text, start)):
                continue
            free = [
                each for each in words[max(0, at - _MOST_WORDS) : at + 1] if each.start() >= done
            ]
            mention = _with_form_last(text, free, form, start, brand)
            if mention is None and form.before and not (at and words[at - 1][0].isdigit()):
                mention = _with_form_first(text, words[at:], form, start)
            if mention is not None and mention.start >= done:
                done = mention.end
                yield mention


def _starts(word: re.Match[str]) -> Iterator[int]:
    """Where in a word a form may begin: at its beginning, or after a hyphen."""
    yield word.start() + len(word[0]) - len(word[0].lstrip('(„“"«'))
    hyphen = word[0].rfind("-")
    if hyphen > 1:
        yield word.start() + hyphen + 1


def _with_form_last(
    text: str, words: list[re.Match[str]], form: Form, start: int, brand: frozenset[str]
) -> Mention | None:
    is_joined = words[-1].start() < start - 1
    taken = _name_words(words if is_joined else words[:-1], form, brand)
    if not taken:
        return None
    begin = taken[0].start()
    begin += len(taken[0][0]) - len(taken[0][0].lstrip("(„“\"«'"))
    core = text[begin:start].strip(" ,„“”\"«»'-(")
    if not any(sign.isalpha() for sign in core):
        return None
    return Mention(begin, form.end, text[begin : form.end], core, form)


def _name_words(
    words: list[re.Match[str]], form: Form, brand: frozenset[str]
) -> list[re.Match[str]]:
    """The words before the form that belong to the name."""
    taken: list[re.Match[str]] = []
    for word in reversed(words[-_MOST_WORDS:]):
        if not _joins(word[0], taken, form, brand):
            break
        taken.insert(0, word)
        if word[0][0] == "(" and ")" not in word[0]:
            break
    taken = _from_brand(taken, brand)
    while taken and _is_noise(taken[0][0], len(taken), brand):
        taken.pop(0)
    return [] if taken and taken[-1][0] in {"&", "+"} else taken


def _from_brand(taken: list[re.Match[str]], brand: frozenset[str]) -> list[re.Match[str]]:
    """The words from the brand on, where only an article or the like leads to it."""
    for at, word in enumerate(taken):
        if plain(word[0].strip("(„“”\"«»',.&+")) in brand:
            is_led = at > 0 and taken[at - 1][0] in _connectors()
            return taken[at:] if is_led else taken
    return taken


def _joins(raw: str, taken: list[re.Match[str]], form: Form, brand: frozenset[str]) -> bool:
    """Whether a word belongs to the name that stands after it."""
    if _parts_names(raw, taken, form):
        return False
    if raw[-1] == ")":
        return raw[0] == "(" and bool(taken or len(raw) > 3)
    bare = raw.strip("(„“”\"«»',.&+")
    if not taken and bare.isdigit():
        return len(form.words) > 3 and not _YEAR.fullmatch(bare)
    return (
        raw in {"&", "+"}
        or (bool(taken) and bare.lower() in _connectors() and bare.lower() == bare)
        or any(sign.isupper() or sign.isdigit() for sign in bare)
        or plain(bare) in brand
        or bool(_HOST.fullmatch(bare))
    )


def _parts_names(raw: str, taken: list[re.Match[str]], form: Form) -> bool:
    """Whether a word ends what stands before the name."""
    if raw in _LONE_DASHES or raw[-1] in _STOPS:
        return True
    if raw[-1] == ",":
        is_list = any(word[0] in {"&", "und", "and", "et"} for word in taken)
        return not is_list if taken else len(form.words) == 2
    return raw[-1] == "." and not _ABBREVIATION.fullmatch(raw)


def _is_noise(raw: str, left: int, brand: frozenset[str]) -> bool:
    """Whether a word at the beginning is none of the name."""
    bare = raw.strip("(„“”\"«»',.&+")
    if not bare or plain(bare) in brand:
        return not bare
    if bare.lower() in _connectors() and bare == bare.lower():
        return True
    is_number = bare.isdigit() and len(bare) >= 3
    return bool(_YEAR.fullmatch(bare)) or is_number or (left > 1 and plain(bare) in _noise())


def _with_form_first(
    text: str, words: list[re.Match[str]], form: Form, start: int
) -> Mention | None:
    following = [word for word in words if word.start() >= form.end][: _MOST_WORDS - 1]
    if following and (quoted := _QUOTED.match(text, following[0].start())):
        return Mention(start, quoted.end(), text[start : quoted.end()], quoted[1], form)
    end = begin = following[0].start() if following else 0
    for word in following:
        bare = word[0].rstrip(",;:.)|")
        is_name = any(sign.isupper() or sign.isdigit() for sign in bare[:2].lstrip("„“\"«'’"))
        if not bare or not (is_name or bare in {"&", "+"} or bare in _connectors()):
            break
        if is_name:
            end = word.start() + len(bare)
        if bare != word[0]:
            break
    if end <= begin:
        return None
    return Mention(start, end, text[start:end], text[begin:end].strip("„“”\"«»'"), form)
