"""Whether words speak of somebody else than the owner of the site."""

from __future__ import annotations

import re
from functools import cache

from clientdesk.enrichment.word_lists import word_lists


@cache
def _pattern(*roles: str) -> re.Pattern[str]:
    lists = (word_lists("roles")[role].strip().split("\n") for role in roles)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(each for words in lists for each in words)})")


def names_other(plain: str) -> bool:
    """Whether folded words name a parent, an agency, an insurer and the like."""
    return bool(_pattern("parent", "agency", "others", "separate", "former").search(plain))


def names_agency(plain: str) -> bool:
    """Whether folded words tell who made or hosts the site."""
    return bool(_pattern("agency").search(plain))


def names_separate(plain: str) -> bool:
    """Whether folded words set somebody apart from the owner."""
    return bool(_pattern("separate").search(plain))


def names_former(plain: str) -> bool:
    """Whether folded words speak of somebody who was here before."""
    return bool(_pattern("former").search(plain))


def names_person(plain: str) -> bool:
    """Whether folded words speak of a person at the owner's."""
    return bool(_pattern("person").search(plain))
