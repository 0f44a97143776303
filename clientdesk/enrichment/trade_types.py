"""Trades that structured data names by the type of a thing, such as a dentist or a bakery."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from clientdesk.enrichment.passages import DESCRIPTION, Passage, owners
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.site import Site


def typed_trades(site: Site) -> Iterator[tuple[Industry, Passage]]:
    """The trades of the owner's types, each with the type as it stands in the source."""
    for company in owners(site):
        for name in company.node.types:
            trade = _trades().get(name)
            at = company.page.source.lower().find(name) if trade is not None else -1
            if trade is not None and at >= 0:
                quote = company.page.source[at : at + len(name)]
                yield trade, Passage(name, company.page.url, DESCRIPTION, quote=quote)


@cache
def _trades() -> dict[str, Industry]:
    listed = word_lists("types")
    return {name: Industry(trade) for trade, names in listed.items() for name in names.split()}
