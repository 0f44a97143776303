"""Numbers of people in a text who work for the company that speaks, as stated now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.numerals import number_of, numerals
from clientdesk.enrichment.staff_counted import TEAM, counted
from clientdesk.enrichment.staff_excluded import is_excluded
from clientdesk.enrichment.staff_sums import Said, sums
from clientdesk.enrichment.staff_words import Sentence, staff_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.enrichment.clauses import Clause
    from clientdesk.enrichment.numerals import Numeral

_LABEL: Final = 4
"""Words that a label has at most."""
_IN_BRACKETS: Final = re.compile(r"\((\d{1,6})\)")
_ENDS: Final = frozenset(".!?;")
_DATED: Final = 6
"""Words that date what follows, at most."""
_YEAR: Final = 4
"""Digits of a year."""
_LABELLED: Final = 0.86
_MOST_NUMBERS: Final = 10
"""Of a clause; one with more is a table or a trick."""
_HEADED: Final = ("kopfig", "koppig", "osobow")
"""“Ein zwölfköpfiges Team” is of twelve heads."""


@dataclass(frozen=True, slots=True)
class Heads:
    """So many people, or from so many to so many, and the words that say it."""

    least: int
    most: int
    start: int
    end: int
    """Where in the text."""
    confidence: float


def heads(
    text: str, languages: tuple[str, ...], around: str = "", *, is_group: bool = False
) -> Iterator[Heads]:
    """The head counts that a text states, below a heading or beside a label.

    A group may state the group's.
    """
    text = _unrepeated(text, languages)
    outer = _words(around)
    before: Clause | None = None
    stated: list[Heads] = []
    said: list[Said] = []
    dated: Clause | None = None
    for clause in clauses(text):
        found = list(numerals(clause.words, languages))
        own = (*_belongs(before, clause, languages), *_of_year(dated, before, clause, languages))
        sentence = Sentence(clause, languages, (*outer, *own))
        stated += _in_one_word(sentence)
        if 0 < len(found) <= _MOST_NUMBERS:
            stated += _labelled(before, sentence, found)
            stated += _of_sentence(sentence, found, is_group=is_group)
            said += (_said(clause, number) for number in found)
        dated = clause if len(clause.words) <= _DATED else None
        before = clause if before is None or not _is_a_year(clause) else before
    yield from _summed(stated, said)


def _unrepeated(text: str, languages: tuple[str, ...]) -> str:
    """The text without a number in brackets that repeats in digits what words say before."""
    for found in _IN_BRACKETS.finditer(text):
        lead = text[max(0, found.start() - 80) : found.start()]
        spelled = [number for each in clauses(lead) for number in numerals(each.words, languages)]
        if any(number.value == int(found[1]) for number in spelled):
            text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]
    return text


def _of_year(
    dated: Clause | None, before: Clause | None, clause: Clause, languages: tuple[str, ...]
) -> tuple[str, ...]:
    """The year that a colon leads from, as in “From the archive, 2015: …”."""
    if dated is None or ":" not in clause.text[dated.places[-1][1] : clause.places[0][0]]:
        return ()
    if before is not None and _is_label(Sentence(before, languages)):
        return ()
    return dated.words if any(len(word) == _YEAR for word in dated.words) else ()


def _said(clause: Clause, number: Numeral) -> Said:
    start, end = clause.places[number.start][0], clause.places[number.end - 1][1]
    return Said(number.value, start, end)


def _summed(stated: list[Heads], said: list[Said]) -> Iterator[Heads]:
    """The head counts, for the parts of a total the total alone."""
    parts: set[int] = set()
    for found in sums(said):
        numbers = [each.start for each in (found.total, *found.parts)]
        known = [each for each in stated if each.start in numbers and each.least == each.most]
        if not known:
            continue
        parts.update(each.start for each in found.parts)
        if not any(each.start == found.total.start for each in known):
            total, sure = found.total, max(each.confidence for each in known)
            yield Heads(total.value, total.value, total.start, total.end, sure)
    yield from (each for each in stated if each.start not in parts)


def _is_a_year(clause: Clause) -> bool:
    """Whether a clause is but a year, as in “Employees (2026): 84”."""
    return len(clause.words) == 1 and len(clause.words[0]) == 4 and clause.words[0].isdigit()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for clause in clauses(text) for word in clause.words)


def _belongs(before: Clause | None, clause: Clause, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the clause before where this one stands in a bracket or speaks of the same."""
    if before is None:
        return ()
    gap = clause.text[before.places[-1][1] : clause.places[0][0]]
    is_inside = "(" in gap
    is_label = len(before.words) < _LABEL and not _ENDS.intersection(gap)
    is_of_them = staff_words(languages).end("they", clause.words, 0) is not None
    return before.words if is_inside or is_label or is_of_them else ()


def _labelled(
    before: Clause | None, sentence: Sentence, found: Sequence[Numeral]
) -> Iterator[Heads]:
    """“Employees: 45”."""
    if before is None or max(len(before.words), len(sentence.words)) > _LABEL:
        return
    first, last = found[0], found[-1]
    if last.is_year or not _is_label(Sentence(before, sentence.languages)):
        return
    is_one = len(found) == 1 or (len(found) == 2 and _is_range(sentence, first, last))
    if is_one and counted(sentence, last) is None:
        places = sentence.clause.places
        yield Heads(
            first.value, last.value, before.places[0][0], places[last.end - 1][1], _LABELLED
        )


def _is_label(label: Sentence) -> bool:
    every = range(len(label.words))
    return (label.has("staff", every) or label.has("team", every)) and not label.has("apart", (0,))


def _of_sentence(
    sentence: Sentence, found: Sequence[Numeral], *, is_group: bool
) -> Iterator[Heads]:
    for at, number in enumerate(found):
        known = counted(sentence, number)
        if known is None or any(
            _are_hours(sentence, number, each) for each in found[at + 1 : at + 2]
        ):
            continue
        end, confidence = known
        whole = _with_before(sentence, found[:at], number)
        first = number if whole is None else found[at - 1]
        if is_excluded(sentence, first, end, is_group=is_group):
            continue
        least, most = whole or (number.value, number.value)
        start, stop = sentence.clause.places[first.start][0], sentence.clause.places[end - 1][1]
        yield Heads(least, most, start, stop, confidence)


def _in_one_word(sentence: Sentence) -> Iterator[Heads]:
    for at, word in enumerate(sentence.words):
        for stem in _HEADED:
            number = number_of(word.partition(stem)[0], sentence.languages) if stem in word else 0
            if number and sentence.end("team", at + 1):
                places = sentence.clause.places
                yield Heads(number, number, places[at][0], places[at + 1][1], TEAM)


def _with_before(
    sentence: Sentence, before: Sequence[Numeral], number: Numeral
) -> tuple[int, int] | None:
    """The bounds of a range, or the sum of owners and staff, where the number before belongs."""
    if not before:
        return None
    other = before[-1]
    if _is_range(sentence, other, number):
        return other.value, number.value
    if _are_owners(sentence, other, number) or _are_hours(sentence, other, number):
        return other.value + number.value, other.value + number.value
    return None


def _is_range(sentence: Sentence, low: Numeral, high: Numeral) -> bool:
    """“20–30 employees”, “between 20 and 30”, “20 to 30”."""
    if low.value >= high.value:
        return False
    if low.end == high.start:
        places = sentence.clause.places
        gap = sentence.clause.text[places[low.end - 1][1] : places[high.start][0]].strip()
        return gap in {"-", "–", "—", "‑"}
    if sentence.end("to", low.end) != high.start:
        return False
    is_growth = sentence.before("growth", low.start) is not None
    is_list = sentence.words[low.end] in sentence.staff.ands
    return not is_growth and (not is_list or sentence.before("between", low.start) is not None)


def _are_owners(sentence: Sentence, owners: Numeral, staff: Numeral) -> bool:
    """“Two founders and five staff”."""
    end = sentence.end("owners", owners.end)
    return end is not None and end + 1 == staff.start and sentence.words[end] in sentence.staff.ands


def _are_hours(sentence: Sentence, full: Numeral, half: Numeral) -> bool:
    """“Forty full-time and twelve part-time staff”."""
    is_full = sentence.has("full", range(full.end, min(full.end + 2, half.start)))
    is_half = sentence.has("half", range(half.end, half.end + 2))
    return is_full and is_half and sentence.words[half.start - 1] in sentence.staff.ands
