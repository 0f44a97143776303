"""What kind of company a site is of: industry, head count, size and what it says that it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.enrichment.description import description
from clientdesk.enrichment.employees import staff_facts
from clientdesk.enrichment.industry import industry
from clientdesk.model.enrichment import FactField
from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from clientdesk.enrichment.site import Site
    from clientdesk.model.enrichment import Fact


def class_facts(site: Site) -> dict[FactField, Fact]:
    """The facts that class a company; those without a sure answer are left out."""
    if not site.pages:
        return {}
    facts = staff_facts(site)
    trade = industry(site)
    if trade is not None:
        facts[FactField.INDUSTRY] = trade
    known = Industry(str(trade.value)) if trade is not None else None
    if (told := description(site, known)) is not None:
        facts[FactField.DESCRIPTION] = told
    return facts
