"""What words that somebody points at come to: nothing, unless they stand on a page.

Whoever points, a language model for one, is not believed: the quote must be visible on one line
of a page and hold the value, an e-mail address is read from the page and not from what was said,
and what the rules of the extractors refuse stays refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.enrichment.site import registered_domain
from clientdesk.errors import InvalidField
from clientdesk.model.enrichment import Evidence, Fact, FactField
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.model.fields import clean
from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clientdesk.enrichment.page import Line
    from clientdesk.enrichment.site import Site

    Refusing = Callable[[FactField, str, Line], bool]
    """Whether the rules for a field would not take a value from a line."""

FIELDS: Final = (
    FactField.INDUSTRY,
    FactField.DESCRIPTION,
    FactField.FINANCE_CONTACT,
    FactField.FINANCE_CONTACT_EMAIL,
    FactField.INVOICE_EMAIL,
    FactField.INVOICE_INSTRUCTIONS,
)

QUOTED: Final = 0.6
"""The most that what a model points at is believed."""

CHOSEN: Final = 0.5
"""A word of a closed list, which the model chose."""

_EMAIL: Final = re.compile(r"[\w.+%'-]{1,64}@[\w.-]{1,200}\w")
_CONTACT: Final = re.compile(r"[^\W\d_][\w .,&'’()/-]{2,79}")
_ENDS: Final = ".!?:;…•|"
_SHORTEST: Final = 20
"""Characters of a sentence that says something."""

_TO_MACHINES: Final = re.compile(
    r"\b(?:ai|llms?|gpt\w*|chat-?bots?|language models?|assistants?|crawlers?|prompts?"
    r"|(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|earlier|above))\b",
    re.IGNORECASE,
)
"""A line that speaks to programs tells nobody where invoices go."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field, the words that are to prove it, and its value, as somebody said."""

    field: FactField
    quote: str
    value: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quote stands."""

    url: str
    line: Line


def pointed_facts(
    pointers: Iterable[Pointer], site: Site, refuses: Refusing
) -> dict[FactField, Fact | None]:
    """The facts that hold, the first of each field."""
    facts: dict[FactField, Fact | None] = {}
    for pointer in pointers:
        if facts.get(pointer.field) is None:
            facts[pointer.field] = _fact(pointer, site, refuses)
    return facts


def _fact(pointer: Pointer, site: Site, refuses: Refusing) -> Fact | None:
    field, quote = pointer.field, _folded(pointer.quote)
    place = _place(quote, site)
    if place is None:
        return None
    words = _Words(quote, _folded(pointer.value), place.line.text, site.domain)
    value = _READERS[field](words)
    if not value or _is_refused(field, value, place.line, refuses):
        return None
    sure = CHOSEN if field is FactField.INDUSTRY else QUOTED
    start = place.line.text.find(quote)
    shown = place.line.excerpt(start, start + len(quote))
    return Fact(value, sure, (Evidence(Name.MODEL, place.url, shown),))


def _place(quote: str, site: Site) -> _Place | None:
    """The first line that shows the quote, cut out of no word, to the reader of a page."""
    if not 3 <= len(quote) <= QUOTE_LIMIT:
        return None
    for page in site.pages:
        for line in page.lines:
            if _holds(line.text, quote):
                return _Place(page.url, line)
    return None


def _is_refused(field: FactField, value: str, line: Line, refuses: Refusing) -> bool:
    is_ours = field in {FactField.INDUSTRY, FactField.DESCRIPTION}
    return (not is_ours and bool(_TO_MACHINES.search(line.text))) or refuses(field, value, line)


def _holds(text: str, part: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None


def _folded(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Words:
    """What was said, and the line in which it stands."""

    quote: str
    value: str
    line: str
    domain: str


def _industry(words: _Words) -> str:
    return words.value if words.value in set(Industry) - {Industry.OTHER} else ""


def _sentence(words: _Words) -> str:
    """The quote itself, if it is a whole sentence: a part of one may say the opposite."""
    before = words.line[: words.line.find(words.quote)].rstrip()
    begins = not before or before[-1] in _ENDS
    ends = words.quote[-1] in _ENDS or words.line.endswith(words.quote)
    return words.quote if begins and ends and len(words.quote) >= _SHORTEST else ""


def _contact(words: _Words) -> str:
    is_name = bool(_CONTACT.fullmatch(words.value))
    return words.value if is_name and _holds(words.quote, words.value) else ""


def _email(words: _Words) -> str:
    """The one address in the quote, as the line has it, if it is of the site's own domain."""
    addresses = _EMAIL.findall(words.quote)
    if len(addresses) != 1 or addresses[0] not in _EMAIL.findall(words.line):
        return ""
    try:
        read = clean("email", addresses[0], country="").value or ""
    except InvalidField:
        return ""
    is_own = registered_domain(read) == words.domain
    is_meant = words.value.casefold() == addresses[0].casefold()
    return read.lower() if is_own and is_meant else ""


_READERS: Final[dict[FactField, Callable[[_Words], str]]] = {
    FactField.INDUSTRY: _industry,
    FactField.DESCRIPTION: _sentence,
    FactField.FINANCE_CONTACT: _contact,
    FactField.FINANCE_CONTACT_EMAIL: _email,
    FactField.INVOICE_EMAIL: _email,
    FactField.INVOICE_INSTRUCTIONS: _sentence,
}
