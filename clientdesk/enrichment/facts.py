"""Every fact that a site tells of its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.enrichment.site import Site
    from clientdesk.model.enrichment import Fact, FactField, Inputs


def site_facts(inputs: Inputs, site: Site) -> dict[FactField, Fact]:
    """The facts of all extractors."""
    del inputs, site
    return {}
