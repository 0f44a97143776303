"""Every fact that a site tells of its owner."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.enrichment.anchoring import anchors, brand
from clientdesk.enrichment.attribution import Attribution
from clientdesk.enrichment.claims import Claim, merged
from clientdesk.enrichment.classify import class_facts
from clientdesk.enrichment.company_type import type_claims
from clientdesk.enrichment.countries import address_claims, structured_claims
from clientdesk.enrichment.finance import finance_facts
from clientdesk.enrichment.identifiers import Identifiers, identifiers
from clientdesk.enrichment.legal_name import legal_name_claims
from clientdesk.enrichment.numbers import number_claims
from clientdesk.enrichment.owner import Owner, owner
from clientdesk.enrichment.social import known_names, social_claims
from clientdesk.enrichment.structured import own_companies
from clientdesk.enrichment.telling import Told, told
from clientdesk.model.enrichment import FactField

if TYPE_CHECKING:
    from clientdesk.enrichment.site import Site
    from clientdesk.model.enrichment import Fact, Inputs


@dataclass(frozen=True, slots=True)
class Found:
    """What the extractors found on a site."""

    told: Told
    owner: Owner
    identifiers: Identifiers
    facts: dict[FactField, Fact]


def found(inputs: Inputs, site: Site) -> Found:
    """The facts of all extractors, with what they were read from."""
    statements = told(site, brand(inputs.name, site))
    known = anchors(inputs.name, site)
    who = owner(statements, known)
    companies = own_companies(site, (inputs.name, site.domain.split(".")[0], who.legal_name))
    attribution = Attribution(statements, who)
    claims: dict[FactField, list[Claim]] = defaultdict(list)
    claims[FactField.LEGAL_NAME] += legal_name_claims(statements, who, companies)
    claims[FactField.COUNTRY] += (*address_claims(attribution), *structured_claims(companies))
    ids = identifiers(attribution, companies, claims[FactField.COUNTRY], inputs)
    claims[FactField.COUNTRY] = [
        claim
        for claim in (*claims[FactField.COUNTRY], *ids.countries)
        if claim.value == ids.country
    ]
    claims[FactField.VAT_ID] += ids.vat
    claims[FactField.COMPANY_NUMBER] += ids.numbers
    claims[FactField.COMPANY_TYPE] += type_claims(statements, who, companies, ids.country)
    names = (known.given, *known.selfs, who.legal_name, known.domain)
    for field, claim in (
        *number_claims(attribution, companies),
        *social_claims(statements, companies, known_names(statements, who, names)),
    ):
        claims[field].append(claim)
    facts = {field: fact for field in FactField if (fact := merged(claims[field])) is not None}
    return Found(statements, who, ids, facts | class_facts(site) | finance_facts(site))
