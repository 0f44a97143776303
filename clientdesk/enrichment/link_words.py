"""Where a link leads by its words, in the languages of the sites that are read."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import Final
from urllib.parse import unquote

from clientdesk.enrichment.addresses import parts
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.folding import fold


class Goal(IntEnum):
    """What a page is good for, and how much."""

    SUPPLIERS = 10
    LEGAL = 9
    CONTACT = 8
    ABOUT = 6
    TERMS = 5
    CAREERS = 4
    LANGUAGE = 3
    OTHER = 2
    STORIES = 1
    NEVER = 0


_CUSTOMERS: Final = re.compile(
    r"\b(?:billing-help|billing-support|pay-(?:your|my|an|a|online)|customers?|clients?-billing"
    r"|your-(?:bill|invoice)|my-(?:bill|invoice)|kunden\w*|zahlungsarten|honorar\w*|fees|tarif\w*"
    r"|subscription\w*|abonne\w*|rechnung-bezahlen|betaal-uw|payer)\b"
)
_GAPS: Final = re.compile(r"[^\w-]+|_+")
_ANY_LONGER: Final = 300
"""Characters of a link's words that are looked at."""


@cache
def _patterns() -> tuple[tuple[Goal, re.Pattern[str]], ...]:
    return tuple(
        (Goal[name.upper()], re.compile(rf"(?:^|[-\s])(?:{_alternatives(listed)})"))
        for name, listed in word_lists("links").items()
    )


def _alternatives(listed: str) -> str:
    every = sorted({fold(word) for word in listed.split()}, key=lambda word: (-len(word), word))
    # A short word is matched whole: “om” begins too many others.
    return "|".join(re.escape(word) + (r"(?![^\W_])" if len(word) <= 5 else "") for word in every)


def goal_of(url: str, text: str) -> Goal:
    """What a link's words, or failing those its address, promise."""
    path = _tokens(unquote(parts(url).path + " " + parts(url).query))
    said = _tokens(text)
    found = max((*_goals(said), *_goals(path)), default=Goal.OTHER)
    if _refuses(f"{said} {path}") and found < Goal.LEGAL:
        return Goal.NEVER
    return _checked(found, f"{said} {path}")


def goal_of_page(url: str, title: str) -> Goal:
    """What a page is for; the name in its title may well be that of a basket or a calendar."""
    path = goal_of(url, "")
    if path is Goal.NEVER:
        return path
    said = _tokens(title)
    return _checked(max((path, *_goals(said))), said)


def _checked(found: Goal, tokens: str) -> Goal:
    is_for_customers = found == Goal.SUPPLIERS and _CUSTOMERS.search(tokens)
    return Goal.OTHER if is_for_customers else found


def _tokens(text: str) -> str:
    return " ".join(_GAPS.sub("-", part) for part in fold(text[:_ANY_LONGER]).split("/"))


def _goals(tokens: str) -> list[Goal]:
    return [goal for goal, pattern in _patterns() if goal and pattern.search(tokens)]


def _refuses(tokens: str) -> bool:
    return any(goal is Goal.NEVER and pattern.search(tokens) for goal, pattern in _patterns())
