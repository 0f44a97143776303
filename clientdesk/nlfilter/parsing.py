"""A sentence as a client filter, with what was read from which words, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import ClientFilter
from clientdesk.nlfilter.combining import combined
from clientdesk.nlfilter.conflicts import settle
from clientdesk.nlfilter.doubts import take_back
from clientdesk.nlfilter.finding import Finding
from clientdesk.nlfilter.items import line
from clientdesk.nlfilter.leftover import is_lost, leftover
from clientdesk.nlfilter.names import member_names, place_names
from clientdesk.nlfilter.notes import remarks
from clientdesk.nlfilter.rule import Asked, apply
from clientdesk.nlfilter.rules import RULES
from clientdesk.nlfilter.suggesting import suggestions
from clientdesk.nlfilter.titles import is_title, named
from clientdesk.nlfilter.tokens import Kind, tokens
from clientdesk.nlfilter.typos import corrections
from clientdesk.nlfilter.vocabulary import ENGLISH, languages, vocabulary
from clientdesk.nlfilter.wording import condition, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clientdesk.nlfilter.leftover import Piece
    from clientdesk.nlfilter.line import Line
    from clientdesk.nlfilter.names import Names
    from clientdesk.nlfilter.notes import Note
    from clientdesk.nlfilter.rule import Outcome
    from clientdesk.nlfilter.suggesting import Suggestion
    from clientdesk.nlfilter.tokens import Token
    from clientdesk.nlfilter.vocabulary import Vocabulary

LONGEST: Final = 1_500
"""Characters of a sentence; anything longer is a text to search for."""

_SPOKEN: Final = tuple(vocabulary(language) for language in languages())
"""Read with this module, so that no sentence waits for them."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition: its key in the filter, what it asks for in words, and where it was said."""

    key: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a sentence asks for; what was not read stands in unparsed and in the search."""

    filter: ClientFilter
    chips: tuple[Chip, ...] = ()
    unparsed: str = ""
    notes: tuple[Note, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    language: str = ENGLISH


def parse(
    text: str,
    today: date,
    *,
    me: str | None = None,
    members: Sequence[str] = (),
    places: Sequence[str] = (),
) -> Parsed:
    """Read a sentence; what is not understood becomes search text, and nothing is dropped."""
    said = heard(text, today, me=me, members=members, places=places)
    return said.parsed() if said else as_text(text)


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence after all rules had their turn."""

    text: str
    line: Line
    asked: Asked
    outcome: Outcome
    spoken: Vocabulary
    people: Names
    known: Names

    def parsed(self) -> Parsed:
        """What it comes to; what is not done with is left over, and searched for."""
        findings = self.outcome.findings
        rest = leftover(self.line, has_findings=bool(findings))
        if not findings and not rest and is_lost(self.line):
            return as_text(self.text)
        value, notes = combined(_in_order(findings, rest))
        notes = [*self.outcome.notes, *notes, *remarks(self.line, self.asked, value)]
        return Parsed(
            value,
            tuple(_chips(findings, value, self.text)),
            " ".join(piece.text for piece in rest),
            tuple(dict.fromkeys(notes)),
            suggestions(self.text, rest, self.spoken, self.people, self.known),
            self.spoken.language,
        )


def heard(
    text: str, today: date, *, me: str | None, members: Sequence[str], places: Sequence[str]
) -> Heard | None:
    """What the rules make of a sentence; None when it is no sentence at all."""
    words = tokens(text) if len(text) <= LONGEST else []
    if not words:
        return None
    people, known = member_names(tuple(members)), place_names(tuple(places))
    spoken = _language(words)
    corrected = corrections(words, spoken, known.words | people.words)
    sentence = line(text, words, corrected, (spoken.lexicon, people.lexicon, known.lexicon))
    asked = Asked(today, _named(me, people), tuple(members))
    outcome = _outcome(sentence, asked, is_name=not spoken.capital_nouns and is_title(sentence))
    return Heard(text, sentence, asked, outcome, spoken, people, known)


def as_text(text: str) -> Parsed:
    """A text that is searched for as it is."""
    bare = text.strip()
    return Parsed(ClientFilter(search=bare or None), unparsed=bare)


def _outcome(sentence: Line, asked: Asked, *, is_name: bool) -> Outcome:
    """What the rules read, without what other words of the sentence take back."""
    outcome = apply(RULES, sentence, asked)
    take_back(sentence, outcome)
    settle(sentence, outcome)
    return named(sentence, outcome) if is_name else outcome


def _named(me: str | None, people: Names) -> str | None:
    """The member that a name, or a part of one, means."""
    if me is None:
        return None
    named = people.members(me)
    return named[0] if len(named) == 1 else me


def _in_order(findings: Sequence[Finding], rest: Sequence[Piece]) -> list[Finding]:
    """All findings as the sentence has them; what was not read is searched for."""
    unread = [Finding({"search": piece.text}, piece.start, piece.end) for piece in rest]
    return sorted([*findings, *unread], key=lambda finding: finding.start)


def _chips(findings: Sequence[Finding], value: ClientFilter, text: str) -> Iterator[Chip]:
    """A chip for each condition as the filter has it, with all words that it came from."""
    sources: dict[str, list[str]] = {}
    said: dict[str, Any] = {}
    for finding in findings:
        for key, part in finding.values.items():
            said[key] = f"{said[key]} {part}" if key == "search" and key in said else part
            sources.setdefault(key, []).append(text[finding.start : finding.end])
    for key, words in sources.items():
        if key != "descending":
            part = said[key] if key == "search" else condition(value, key) or said[key]
            yield Chip(key, label(key, part), " … ".join(dict.fromkeys(words)))


def _language(words: Sequence[Token]) -> Vocabulary:
    """The language that knows most of the words as they are spelled; else English."""
    said = {token.text.lower() for token in words if token.kind is Kind.WORD}
    best, *others = _SPOKEN
    if said <= best.spelled:
        return best
    for other in others:
        if len(said & other.spelled) > len(said & best.spelled):
            best = other
    return best
