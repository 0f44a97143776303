"""Whose an identifier is: the owner's, somebody else's, or nobody says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.roles import names_other, names_separate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.enrichment.mentions import Mention
    from clientdesk.enrichment.owner import Owner
    from clientdesk.enrichment.telling import Statement, Told

_LINES_BACK: Final = 14
_NEAR: Final = 3
"""Lines within which somebody else's name still speaks for what follows."""
_NUMBER: Final = re.compile(r"\b(?:HR[AB]|VR|GnR|FN|PR)\s?\d|\d[\d .-]{3,}")
"""Somebody else's line that gives a number of its own does not speak for the lines below."""


_OF_OTHERS: Final = frozenset({Goal.TERMS, Goal.STORIES, Goal.CAREERS})
"""Parts of a site that speak of many others."""


class Whose(Enum):
    """Who an identifier belongs to."""

    OWNER = "owner"
    UNSAID = "unsaid"
    OTHER = "other"


@dataclass(frozen=True)
class Attribution:
    """Judges by names, labels, headings and roles nearby."""

    told: Told
    owner: Owner

    def whose(self, statement: Statement, start: int, end: int) -> Whose:
        """Whose the identifier text[start:end] of a statement is."""
        whose = self._whose(statement, start, end)
        is_doubtful = statement.goal in _OF_OTHERS and statement.line.place == "main"
        return Whose.OTHER if is_doubtful and whose is Whose.UNSAID else whose

    def _whose(self, statement: Statement, start: int, end: int) -> Whose:
        if names_other(plain(statement.line.heading)) and not statement.mentions:
            return Whose.OTHER
        begin, stop = statement.sentence(start)
        if named := self._named_before(statement, begin, start):
            since = statement.plain[max(begin, named.end) : start]
            lead = statement.plain[statement.sentence(named.start)[0] : named.start]
            if not self.owner.is_own(named) or names_other(since) or names_separate(lead):
                return Whose.OTHER
            return Whose.OWNER
        if names_other(statement.plain[begin:start]) or names_separate(statement.plain[end:stop]):
            return Whose.OTHER
        following = [each for each in statement.mentions if 0 <= each.start - end <= 6]
        if following:
            return Whose.OWNER if self.owner.is_own(following[0]) else Whose.OTHER
        return self._by_lines_above(statement)

    @staticmethod
    def _named_before(statement: Statement, begin: int, start: int) -> Mention | None:
        """The company that the words before a place speak of: the last one of the same sentence,
        else the subject of the nearest sentence that names any."""
        before = [
            each
            for each in statement.mentions
            if each.end <= start and not _in_brackets(statement.text, each, start)
        ]
        if not before or before[-1].start >= begin:
            return before[-1] if before else None
        first, _ = statement.sentence(before[-1].start)
        return next(each for each in before if each.start >= first)

    def _by_lines_above(self, statement: Statement) -> Whose:
        lines = self._page_of(statement)[max(0, statement.at - _LINES_BACK) : statement.at]
        for back, above in enumerate(reversed(lines), 1):
            if above.line.place != statement.line.place:
                return Whose.UNSAID
            if above.mentions:
                named = above.mentions[0]
                lead = above.plain[: named.start]
                if self.owner.is_own(named) and not names_other(lead):
                    return Whose.OWNER
                if _NUMBER.search(above.text, above.mentions[-1].end):
                    continue
                return Whose.OTHER if back <= _NEAR else Whose.UNSAID
            if above.line.is_heading:
                return Whose.OTHER if names_other(above.plain) else Whose.UNSAID
            if back <= _NEAR and above.text.endswith(":") and names_other(above.plain):
                return Whose.OTHER
        return Whose.UNSAID

    def _page_of(self, statement: Statement) -> Sequence[Statement]:
        return next(page for page in self.told.pages if page and page[0].page is statement.page)


def _in_brackets(text: str, mention: Mention, place: int) -> bool:
    """Whether a name stands in brackets that are closed before a place."""
    opened = text.rfind("(", 0, mention.start)
    return (
        opened >= 0 and ")" not in text[opened : mention.start] and ")" in text[mention.end : place]
    )
