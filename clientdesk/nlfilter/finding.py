"""What is read from one phrase, and what all phrases of a sentence come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.nlfilter.notes import Note


@dataclass(frozen=True, slots=True)
class Finding:
    """Conditions by key that the words from start to end of the sentence ask for.

    Values are as the filter has them; a range is the bounds by name.
    """

    values: Mapping[str, Any]
    start: int
    end: int
    denies: bool = False
    """Whether its lists are all that was not named: they narrow other lists of their key."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its words: new meanings for the line, conditions, and remarks."""

    senses: Mapping[str, Any]
    values: Mapping[str, Any] = field(default_factory=dict)
    note: Note | None = None
    denies: bool = False


def denied(values: Mapping[str, Any], **senses: object) -> Reading:
    """All words but those that were said."""
    return Reading({"done": frozenset(values)} | senses, values, denies=True)


def found(values: Mapping[str, Any], **senses: object) -> Reading:
    """Conditions were read; their words are done with."""
    return Reading({"done": frozenset(values)} | senses, values)


def built(note: Note | None = None, **senses: object) -> Reading:
    """Words mean something together that other rules read."""
    return Reading(senses, note=note)
