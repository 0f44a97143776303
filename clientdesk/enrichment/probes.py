"""Addresses that a site is likely to answer though none of its pages links them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from clientdesk.enrichment.link_words import Goal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.enrichment.page import Page

_LEGAL: Final = {
    **{"de": "impressum", "fr": "mentions-legales", "es": "aviso-legal", "it": "note-legali"},
    **{"nl": "colofon", "pt": "aviso-legal", "en": "imprint"},
}
_SUPPLIERS: Final = {
    **{"de": "lieferanten", "fr": "fournisseurs", "es": "proveedores", "it": "fornitori"},
    **{"nl": "leveranciers", "sv": "leverantorer", "nb": "leverandorer", "da": "leverandorer"},
    **{"no": "leverandorer", "pt": "fornecedores", "pl": "dostawcy", "en": "suppliers"},
}
_PATHS: Final = {Goal.LEGAL: _LEGAL, Goal.SUPPLIERS: _SUPPLIERS}


def likely(pages: Sequence[Page], missing: Sequence[Goal]) -> Iterator[tuple[Goal, str]]:
    """One address for each kind of page that is missing, in the language of the site."""
    if not pages or not pages[0].lines:
        return
    for goal in missing:
        if path := _PATHS[goal].get(pages[0].language):
            yield goal, urljoin(pages[0].url, f"/{path}")
