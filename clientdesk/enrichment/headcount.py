"""Numbers of people in a text who work for the company that speaks, as stated now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.numerals import number_of, numerals
from clientdesk.enrichment.staff_counted import TEAM, counted
from clientdesk.enrichment.staff_excluded import is_excluded
from clientdesk.enrichment.staff_words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.enrichment.clauses import Clause
    from clientdesk.enrichment.numerals import Numeral

_HEADED = ("kopfig", "koppig", "osobow")
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


def heads(text: str, languages: tuple[str, ...], *, is_group: bool = False) -> Iterator[Heads]:
    """The head counts that a text states; a group may state the group's."""
    before: Clause | None = None
    for clause in clauses(text):
        is_inside = before is not None and "(" in text[before.places[-1][1] : clause.places[0][0]]
        around = before.words if before is not None and is_inside else ()
        yield from _of_sentence(Sentence(clause, languages, around), is_group=is_group)
        before = clause


def _of_sentence(sentence: Sentence, *, is_group: bool) -> Iterator[Heads]:
    yield from _in_one_word(sentence)
    found = list(numerals(sentence.words, sentence.languages))
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
