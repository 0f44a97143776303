"""Numbers of people in a text who work for the company that speaks, as stated now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.numerals import number_of, numerals
from clientdesk.enrichment.staff_counted import TEAM, counted
from clientdesk.enrichment.staff_excluded import is_excluded
from clientdesk.enrichment.staff_words import Sentence, staff_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.enrichment.clauses import Clause
    from clientdesk.enrichment.numerals import Numeral

_LABEL: Final = 4
"""Words that a label has at most."""
_ENDS: Final = frozenset(".!?;")
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
    outer = _words(around)
    before: Clause | None = None
    for clause in clauses(text):
        found = list(numerals(clause.words, languages))
        sentence = Sentence(clause, languages, (*outer, *_belongs(before, clause, languages)))
        yield from _in_one_word(sentence)
        if 0 < len(found) <= _MOST_NUMBERS:
            yield from _labelled(before, sentence, found)
            yield from _of_sentence(sentence, found, is_group=is_group)
        before = clause if before is None or not _is_a_year(clause) else before


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
        if known is None:
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
    if _are_owners(sentence, other, number):
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
