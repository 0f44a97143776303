"""Whether what a sentence names is taken or refused."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from clientdesk.enrichment.finance_said import Said

_HARD: Final = re.compile(r"[;:()]|\s[-]\s")
_AND: Final = re.compile(
    r"\b(?:and|or|nor|und|oder|et|ou|ni|en|of|och|eller|og|y|o|e|u|i|oraz|lub|ani|και|η|ουτε|ja|tai"
    r"|a|nebo|noch|sowie|as well as)\b"
)
_ASIDE: Final = re.compile(r"^\s*,[^,]*,")
"""As in “do not, under any circumstances, send”."""
_SHORT_ITEM: Final = 3
_NEXT: Final = 3
"""Characters to the next word."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d|\bthen\b|\bnow\b")
_DATE_SOON: Final = 32
_IMPERATIVE: Final = re.compile(
    r"(?:do|please|bitte|we|wir|nous|ne|n'|wij|vi|no|nie|non|nao|μην|δεν|n)\s*$"
)


class Answer(Enum):
    """What a sentence says of something that it names."""

    YES = "yes"
    NO = "no"
    NEITHER = "neither"
    """It is spoken of, as in “the PDF must not be locked”, or “not on paper as well”."""


class Polarity:
    """One sentence and the places in it that name a format or a channel."""

    def __init__(self, said: Said, named: list[tuple[int, int]]) -> None:
        self._said: Final = said
        self._named: Final = named

    def answer(self, begin: int, end: int) -> Answer:
        """Whether what stands here is taken, at this time and without exception."""
        said = self._said
        left, right = self._clause(begin, end)
        if any(0 <= begin - stop <= 25 and stop >= left for _, stop in said.spans("other_than")):
            return Answer.YES
        if self._is_of_another_time(left, begin, right):
            return Answer.NO
        if not self._is_denied(left, begin, end, right):
            return Answer.YES
        return Answer.NEITHER if said.tells("quality", "qualified", "needless") else Answer.NO

    def _is_denied(self, left: int, begin: int, end: int, right: int) -> bool:
        before = [
            span
            for span in sorted((*self._said.negations, *self._without(begin)))
            if left <= span[0]
            and span[1] <= begin
            and self._reaches(span[1], begin)
            and not self._is_given(left, span[0])
        ]
        after = self._after(end, right)
        if before:
            return not (after and self._is_relative(before[-1][0]))
        return bool(after) and self._reaches_back(end, after[0])

    def _without(self, begin: int) -> list[tuple[int, int]]:
        """As in “without paper”."""
        return [span for span in self._said.spans("without") if 0 <= begin - span[1] <= _NEXT]

    def _clause(self, begin: int, end: int) -> tuple[int, int]:
        said = self._said
        stops = [hit.span() for hit in _HARD.finditer(said.folded)]
        stops += [span for span in said.spans("contrast")]
        left = max((stop for _, stop in stops if stop <= begin), default=0)
        right = min((start for start, _ in stops if start >= end), default=len(said.text))
        return left, right

    def _is_of_another_time(self, left: int, begin: int, right: int) -> bool:
        said = self._said
        if said.tells("further"):
            return False
        for start, end in said.spans("until"):
            if left - 12 <= start < right and _YEAR.search(said.folded[end : end + _DATE_SOON]):
                return not self._since_between(end, begin)
        return any(left <= start and end <= right for start, end in said.spans("planned"))

    def _since_between(self, begin: int, end: int) -> bool:
        return any(begin <= start and stop <= end for start, stop in self._said.spans("since"))

    def _after(self, end: int, right: int) -> list[int]:
        """Where the sentence says no behind a place, not of what comes still later."""
        said = self._said
        hits = [start for start, _ in said.spans("refuse") if end <= start < right]
        for start, stop in said.negations:
            if end <= start < right and not any(stop <= at < right for at, _ in self._named):
                hits.append(start)
        return sorted(hits)

    def _reaches(self, negation: int, begin: int) -> bool:
        """Whether a no reaches a place behind it, past commas of a list, not of a clause."""
        between = self._said.part(negation, begin)
        if between.tells("besides"):
            return False
        items = _ASIDE.sub("", between.folded).split(",")[1:]
        if Said(",".join(items)).tells("send", "accept", "need"):
            return False
        return all(len(_AND.sub(" ", item).split()) <= _SHORT_ITEM for item in items)

    def _is_given(self, left: int, negation: int) -> bool:
        """As in “if you cannot send”."""
        begin = max(left, self._said.folded.rfind(",", 0, negation))
        return any(begin <= start <= negation for start, _ in self._said.spans("given"))

    def _reaches_back(self, end: int, negation: int) -> bool:
        """Whether a no reaches a place before it: as an item of a list, or in its own clause."""
        between = self._said.folded[end:negation]
        if "," not in between:
            return True
        return bool(_AND.search(between)) and all(
            len(_AND.sub(" ", part).split()) <= _SHORT_ITEM for part in between.split(",")[1:-1]
        )

    def _is_relative(self, negation: int) -> bool:
        """As in “invoices that are not in PDF format are returned”."""
        said = self._said
        lead = said.folded[:negation]
        if _IMPERATIVE.search(lead):
            return False
        return any(0 <= negation - end <= 30 for _, end in said.spans("invoice"))
