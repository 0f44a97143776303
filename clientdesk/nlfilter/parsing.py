"""A sentence as a client filter, with what was read from which words, and what was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.combining import combined
from clientdesk.nlfilter.finding import Finding
from clientdesk.nlfilter.items import line
from clientdesk.nlfilter.leftover import leftover
from clientdesk.nlfilter.names import member_names, place_names
from clientdesk.nlfilter.rule import Asked, apply
from clientdesk.nlfilter.rules import RULES
from clientdesk.nlfilter.tokens import tokens
from clientdesk.nlfilter.typos import corrections
from clientdesk.nlfilter.vocabulary import languages, vocabulary
from clientdesk.nlfilter.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.nlfilter.tokens import Token
    from clientdesk.nlfilter.vocabulary import Vocabulary

LONGEST: Final = 500
"""Characters of a sentence; anything longer is a text to search for."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition: its key in the filter, what it asks for in words, and where it was said."""

    key: str
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a sentence asks for."""

    filter: ClientFilter
    chips: tuple[Chip, ...]
    unparsed: str
    notes: tuple[str, ...] = ()


def parse(
    text: str,
    today: date,
    *,
    me: str | None = None,
    members: Sequence[str] = (),
    places: Sequence[str] = (),
) -> Parsed:
    """Read a sentence; what is not understood becomes search text, and nothing is dropped."""
    words = tokens(text)
    if len(text) > LONGEST or not words:
        return _as_text(text)
    people, known = member_names(tuple(members)), place_names(tuple(places))
    spoken = _language(words)
    names = known.words | people.words
    sentence = line(
        text,
        words,
        corrections(words, spoken, names),
        (spoken.lexicon, people.lexicon, known.lexicon),
    )
    outcome = apply(RULES, sentence, Asked(today, me, tuple(members)))
    rest = leftover(sentence, has_findings=bool(outcome.findings))
    unread = [Finding({"search": piece.text}, piece.start, piece.end) for piece in rest]
    findings = sorted([*outcome.findings, *unread], key=lambda finding: finding.start)
    value, notes = combined(findings)
    return Parsed(
        value,
        tuple(chip for finding in outcome.findings for chip in _chips(finding, text)),
        " ".join(piece.text for piece in rest),
        tuple(dict.fromkeys([*outcome.notes, *notes])),
    )


def _as_text(text: str) -> Parsed:
    value, _ = combined([Finding({"search": text.strip()}, 0, 0)] if text.strip() else [])
    return Parsed(value, (), text.strip())


def _chips(finding: Finding, text: str) -> list[Chip]:
    source = text[finding.start : finding.end]
    return [
        Chip(key, label(key, value), source)
        for key, value in finding.values.items()
        if key != "descending"
    ]


def _language(words: Sequence[Token]) -> Vocabulary:
    """The language that knows most of the words; English when it knows all, or as many."""
    said = {token.folded for token in words if token.folded.isalpha()}
    english, *others = languages()
    best = vocabulary(english)
    if said <= best.words:
        return best
    for language in others:
        other = vocabulary(language)
        if len(said & other.words) > len(said & best.words):
            best = other
    return best
