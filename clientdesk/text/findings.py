"""What enrichment finds, in words: facts, where they stand, and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from babel import Locale

from clientdesk.model.enrichment import FactField, SourceOutcome
from clientdesk.text.amounts import number, percent
from clientdesk.text.labels import label, labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.enrichment import FactValue, SourceUse

WEBSITE: Final = "website"
"""The source that is the client's own site."""

LONGEST_ADDRESS: Final = 60
"""Characters of a page's address beside a quote; the whole is shown over it."""

_WORDS: Final = frozenset({FactField.COMPANY_TYPE, FactField.SIZE_SEGMENT})
_NAMES: Final = Locale.parse("en").territories


def fact_label(field: str) -> str:
    """What people call a fact."""
    return labels("fact").get(field, field.replace("_", " ").capitalize())


def fact_value(field: str, value: FactValue, locale: str) -> str:
    """The value as people read it."""
    if isinstance(value, bool):
        return "Required" if value else "Not required"
    if isinstance(value, int):
        return number(value, locale)
    if isinstance(value, tuple):
        return ", ".join(value)
    if field in _WORDS:
        return label(field, value)
    return _country(value) if field == FactField.COUNTRY else value


def source_label(name: str) -> str:
    """What people call a source; an unknown one keeps its name."""
    if name == WEBSITE:
        return "Website"
    return labels("source").get(name, name.replace("_", " ").capitalize())


def source_use(use: SourceUse, locale: str) -> str:
    """What became of asking a source."""
    said = label("source_outcome", use.outcome)
    if not use.pages:
        return said
    return f"{said}, {number(use.pages, locale)} {'page' if use.pages == 1 else 'pages'} read"


def sources_answered(sources: Sequence[SourceUse], locale: str) -> str:
    """How many of the sources that are on have answered."""
    asked = [use for use in sources if use.outcome is not SourceOutcome.DISABLED]
    answered = sum(use.outcome is not SourceOutcome.ERROR for use in asked)
    noun = "source" if len(asked) == 1 else "sources"
    return f"{number(answered, locale)} of {number(len(asked), locale)} {noun} answered"


def sure(confidence: float, locale: str) -> str:
    """How sure a fact is; nothing is certain that was read by a program."""
    return f"{percent(min(confidence, 0.99), locale)} sure"


def place_of(url: str) -> str:
    """The address of a page without what every address begins with, cut in its middle."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return _cut(url)
    query = f"?{parts.query}" if parts.query else ""
    said = f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/") + query
    plain = unquote(said)
    return _cut(plain if plain.isprintable() else said)


def _cut(text: str) -> str:
    if len(text) <= LONGEST_ADDRESS:
        return text
    half = (LONGEST_ADDRESS - 1) // 2
    return f"{text[:half]}…{text[-half:]}"


def _country(code: str) -> str:
    return f"{_NAMES[code]} ({code})" if code in _NAMES else code
