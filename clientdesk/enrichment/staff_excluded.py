"""Numbers of people who do not work for the company that speaks, or no longer do.

Those of a parent or of customers, those who are trained or looked for, and those of years past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.numerals import in_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.enrichment.numerals import Numeral
    from clientdesk.enrichment.staff_words import Sentence

_SMALL: Final = 15
"""Up to so many it is open whether “Ann and her 8 colleagues” are nine."""
_NEAR: Final = 3


def is_excluded(sentence: Sentence, number: Numeral, end: int, *, is_group: bool) -> bool:
    """Whether a number of people, whose words end at a word, is none of the company's own now."""
    rules: tuple[Callable[[Sentence, Numeral, int], bool], ...] = (
        _is_share,
        _is_apart,
        _is_past,
        _is_of_customers,
        _is_done_to,
        _is_beside_a_person,
    )
    if not is_group and _is_of_group(sentence, number):
        return True
    return any(rule(sentence, number, end) for rule in rules)


def part(sentence: Sentence, at: int) -> range:
    """The words between the commas around a word."""
    words = sentence.words
    start = next((place + 1 for place in range(at - 1, -1, -1) if words[place] == ","), 0)
    stop = next((place for place in range(at, len(words)) if words[place] == ","), len(words))
    return range(start, stop)


def _is_share(sentence: Sentence, number: Numeral, end: int) -> bool:
    del end
    return "%" in sentence.words[number.end : number.end + 1] or number.value < 1


def _is_apart(sentence: Sentence, number: Numeral, end: int) -> bool:
    """“Eleven new employees”, “of whom twelve apprentices”, “each shop has six staff”."""
    of = sentence.before("of", number.start)
    stop = number.start if of is None else of
    if sentence.has("each", range(part(sentence, number.start).start, stop)):
        return True
    is_counted_already = sentence.before("apart", number.start) is not None
    after = range(number.end, max(end, number.end + 1))
    return is_counted_already or sentence.has("apart", after)


def _is_past(sentence: Sentence, number: Numeral, end: int) -> bool:
    if sentence.before("growth", number.start) is not None:
        return True
    around = part(sentence, number.start)
    if sentence.has("now", around) or _is_around(sentence, "now"):
        return False
    if sentence.has("past", range(around.start, number.start)):
        return True
    if sentence.has("past", range(end, min(end + _NEAR, around.stop))):
        return True
    is_dated = any(_is_a_year(sentence, at) for at in around if at != number.start)
    return is_dated or any(map(_may_be_a_year, sentence.around))


def _is_a_year(sentence: Sentence, at: int) -> bool:
    """Whether a year stands there in which, not since which, the number held."""
    return _may_be_a_year(sentence.words[at]) and sentence.before("since", at, 1) is None


def _may_be_a_year(word: str) -> bool:
    return len(word) == 4 and 1800 <= (in_digits(word) or 0) < 2100


def _is_of_group(sentence: Sentence, number: Numeral) -> bool:
    """“Part of a group with 4,000 employees”, not “a group of nine people”."""
    of = number.start - 1
    is_of = of >= 0 and sentence.words[of] in sentence.staff.of
    if is_of and sentence.before("group", of) is not None:
        return False
    return _is_around(sentence, "group") or sentence.has("group", range(number.start))


def _is_around(sentence: Sentence, role: str) -> bool:
    outer = range(len(sentence.around))
    return any(sentence.staff.end(role, sentence.around, at) is not None for at in outer)


def _is_of_customers(sentence: Sentence, number: Numeral, end: int) -> bool:
    if _is_around(sentence, "firms"):
        return True
    around = part(sentence, number.start)
    before = range(around.start, number.start)
    if any(sentence.end("firms", at) and sentence.before("own", at, 1) is None for at in before):
        return True
    return sentence.has("firms", range(end, min(end + _NEAR, around.stop)))


def _is_done_to(sentence: Sentence, number: Numeral, end: int) -> bool:
    """“We trained 300 people”, “we are looking for three colleagues”."""
    around = part(sentence, number.start)
    if sentence.before("of", number.start) is not None:
        return sentence.has("done", range(end, min(end + _NEAR, around.stop)))
    if sentence.before("others", number.start, _NEAR) is not None:
        return True
    return sentence.has("done", range(end, min(end + _NEAR, around.stop)))


def _is_beside_a_person(sentence: Sentence, number: Numeral, end: int) -> bool:
    del end
    his = sentence.before("his", number.start)
    if his is None or number.value > _SMALL:
        return False
    return his > 0 and sentence.words[his - 1] in sentence.staff.ands
