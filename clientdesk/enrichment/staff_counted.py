"""Whether a number in a sentence counts people who work for the company that speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from clientdesk.enrichment.numerals import Numeral
    from clientdesk.enrichment.staff_words import Sentence

_STAFF: Final = 0.88
_WORKING: Final = 0.85
TEAM: Final = 0.82
"""How sure a number is that a team is of."""
_FILLERS: Final = 3
"""Words between a number and what it counts."""


def counted(sentence: Sentence, number: Numeral) -> tuple[int, float] | None:
    """Where what a number counts ends, and how sure it is that they work here."""
    if number.is_year and sentence.before("employs", number.start, 2) is None:
        return None
    if (end := _staff_after(sentence, _after(sentence, number))) is not None:
        return end, _STAFF
    if (end := _people_after(sentence, number)) is not None:
        return end, _WORKING
    if (end := _strong_after(sentence, number.end)) is not None:
        return end, TEAM
    if _is_of_team(sentence, number) or _is_bare(sentence, number):
        return number.end, TEAM
    return None


def _after(sentence: Sentence, number: Numeral) -> int:
    """The word after a number, and after “of” in “une trentaine de”."""
    is_word = sentence.words[number.end - 1].isalpha()
    of = sentence.words[number.end : number.end + 1]
    return number.end + (is_word and bool(of) and of[0] in sentence.staff.of)


def _staff_after(sentence: Sentence, at: int) -> int | None:
    """“45 full-time employees”."""
    for place in range(at, min(at + _FILLERS + 1, len(sentence.words))):
        if (end := sentence.end("staff", place)) is not None:
            return end
        if not _is_filler(sentence, place):
            return None
    return None


def _is_filler(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if not word.isalpha() or word in sentence.staff.common or word in sentence.staff.ands:
        return False
    return not any(sentence.end(role, at) for role in ("apart", "firms", "others", "group"))


def _people_after(sentence: Sentence, number: Numeral) -> int | None:
    """“Nine people work here”, “we are fourteen people”, “a crew of nine local people”."""
    at = _after(sentence, number)
    end = sentence.end("people", at)
    if end is None and at < len(sentence.words) and _is_filler(sentence, at):
        end = sentence.end("people", at + 1)
    return end if end is not None and _is_about_work(sentence, number, end) else None


def _is_about_work(sentence: Sentence, number: Numeral, end: int) -> bool:
    """Whether the people, whose words end at a word, are said to work here."""
    after = range(end, min(end + 4, len(sentence.words)))
    return (
        sentence.has("works", after)
        or sentence.has("team", after)
        or sentence.before("works", number.start, 4) is not None
        or sentence.before("we", number.start, 2) is not None
        or sentence.before("employs", number.start, 2) is not None
        or sentence.before("team", number.start) is not None
        or _is_of_team(sentence, number)
        or _is_of(sentence, number, "house")
    )


def _is_of_team(sentence: Sentence, number: Numeral) -> bool:
    """“A team of nine”, with up to two words before the number: “a team of more than nine”."""
    return _is_of(sentence, number, "team")


def _is_of(sentence: Sentence, number: Numeral, role: str) -> bool:
    of = sentence.before("of", number.start, 2)
    return of is not None and sentence.before(role, of, 1) is not None


def _strong_after(sentence: Sentence, at: int) -> int | None:
    """“A 50-strong team”."""
    end = sentence.end("strong", at)
    return None if end is None else sentence.end("team", end)


def _is_bare(sentence: Sentence, number: Numeral) -> bool:
    """“We are 14.”"""
    if sentence.before("we", number.start, 1) is None:
        return False
    at = number.end
    return at >= len(sentence.words) or sentence.words[at] == "," or _is_small(sentence, at)


def _is_small(sentence: Sentence, at: int) -> bool:
    return sentence.words[at] in sentence.staff.common
