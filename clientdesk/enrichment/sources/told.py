"""What a source answered, read without trust: a value of another kind than expected is none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.model.enrichment import Evidence, Fact

if TYPE_CHECKING:
    from clientdesk.model.enrichment import FactValue

LONGEST: Final = 200
"""Characters of a value; what is longer is no name, number or word of a list."""

_MOST_PLACES: Final = 500


@dataclass(frozen=True, slots=True)
class Told:
    """One answer: who gave it, where it stands, and its text."""

    source: str
    url: str
    status: int
    text: str
    value: object
    """What the JSON of the text says."""

    @property
    def whole(self) -> Part:
        """The answer from its top."""
        return _part(self, self.value)


@dataclass(frozen=True, slots=True)
class Part:
    """One object of an answer."""

    told: Told
    values: Mapping[str, object]

    def text(self, key: str) -> str:
        """A text, white space folded; empty for none."""
        return _plain(self.values.get(key))

    def number(self, key: str) -> int | None:
        """A whole number."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list."""
        value = self.values.get(key)
        values = value if isinstance(value, list) else []
        return tuple(text for text in map(_plain, values) if text)

    def part(self, key: str) -> Part:
        """The object that is held under a key; an empty one for none."""
        return _part(self.told, self.values.get(key))

    def parts(self, key: str) -> tuple[Part, ...]:
        """The objects of a list."""
        value = self.values.get(key)
        values = value if isinstance(value, list) else []
        return tuple(_part(self.told, each) for each in values if isinstance(each, dict))

    def fact(self, key: str, value: FactValue | None, confidence: float) -> Fact | None:
        """A fact that rests on what stands under a key."""
        return fact(value, confidence, self.evidence(key))

    def evidence(self, *keys: str) -> tuple[Evidence, ...]:
        """The words of the answer that hold the values of these keys."""
        quotes = [_quote(self.told.text, key, self.values.get(key)) for key in keys]
        return tuple(Evidence(self.told.source, self.told.url, quote) for quote in quotes if quote)


def fact(value: FactValue | None, confidence: float, evidence: tuple[Evidence, ...]) -> Fact | None:
    """The fact, if there is a value and words that hold it."""
    if value is None or value == "":
        return None
    return Fact(value, confidence, evidence) if evidence else None


def _part(told: Told, value: object) -> Part:
    return Part(told, value if isinstance(value, dict) else {})


def _plain(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        return ""
    text = " ".join(value.split())
    return text if text.isprintable() else ""


def _quote(text: str, key: str, value: object) -> str:
    """The key and its value as they stand in the answer; empty for an object, or too many words."""
    places = re.finditer(rf'"{re.escape(key)}"\s*:\s*(?=["\-\dtf\[])', text)
    for match in islice(places, _MOST_PLACES):
        try:
            said, end = _DECODER.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if type(said) is type(value) and said == value and end - match.start() <= QUOTE_LIMIT:
            return text[match.start() : end]
    return ""


_DECODER: Final = json.JSONDecoder()
