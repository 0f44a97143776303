"""Pages of registrars and of servers that stand where no website is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.receipts import WEBSITE
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.enrichment import Evidence

if TYPE_CHECKING:
    from clientdesk.enrichment.site import Site

_MOST_WORDS: Final = 160
"""Of a parked page; a site that says more is one."""


def parked(site: Site) -> tuple[Evidence, ...]:
    """The words by which the site is none; empty for a website."""
    home = site.pages[0]
    words = sum(len(line.text.split()) for line in home.lines)
    if len(site.pages) > 2 or words > _MOST_WORDS:
        return ()
    said = [line for line in home.lines if _said().search(plain(line.text))]
    found = [Evidence(WEBSITE, home.url, line.excerpt(0, len(line.text))) for line in said]
    if _titles().search(plain(home.title)):
        found.append(Evidence(WEBSITE, home.url, home.title[:300]))
    return tuple(found[:3])


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(word_lists('risks')['parked']['said'])})")


@cache
def _titles() -> re.Pattern[str]:
    words = "|".join(word_lists("risks")["parked"]["titles"])
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")
