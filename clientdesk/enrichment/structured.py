"""The owner of a site as its structured data tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.naming import holds, likeness, squeezed
from clientdesk.enrichment.site import registered_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.nodes import Node
    from clientdesk.enrichment.page import Page
    from clientdesk.enrichment.site import Site

_NOT_COMPANIES: Final = frozenset(
    {
        *(
            "website",
            "webpage",
            "article",
            "newsarticle",
            "blogposting",
            "blog",
            "product",
            "offer",
        ),
        *("person", "breadcrumblist", "listitem", "imageobject", "videoobject", "event", "review"),
        *(
            "faqpage",
            "question",
            "answer",
            "postaladdress",
            "searchaction",
            "readaction",
            "service",
        ),
        *(
            "aggregaterating",
            "rating",
            "contactpoint",
            "place",
            "country",
            "geocoordinates",
            "recipe",
        ),
        *("softwareapplication", "mobileapplication", "webapplication", "creativework", "itemlist"),
        *("contactpage", "aboutpage", "collectionpage", "jobposting", "brand", "openinghours"),
        *("openinghoursspecification", "quantitativevalue", "entrypoint", "sitenavigationelement"),
        *(
            "wpheader",
            "wpfooter",
            "howto",
            "course",
            "book",
            "demand",
            "propertyvalue",
            "monetaryamount",
        ),
    }
)
_OWN_ROLES: Final = frozenset({"", "publisher", "mainentity", "about", "copyrightholder"})
_SAME: Final = 80.0


@dataclass(frozen=True, slots=True)
class Company:
    """A company in structured data, and the page that tells of it."""

    page: Page
    node: Node

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called."""
        return tuple(each.value for each in self.node.said("name", "alternatename", "legalname"))


def companies(site: Site) -> list[Company]:
    """The companies that stand for themselves in the structured data, not for another's role."""
    return [
        Company(page, node)
        for page in site.pages
        for top in page.nodes
        for node in _standing(top)
        if is_company(node)
    ]


def own_companies(site: Site, known: tuple[str, ...]) -> list[Company]:
    """Those that are the owner: by a name that is known of it, or by an address on its domain."""
    found = companies(site)
    named = [each for each in found if _is_named(each, known)]
    if named:
        return named
    homes = [each for each in found if each.page is site.pages[0]]
    return [each for each in homes if _lives_at(each.node, site.domain)]


def is_company(node: Node) -> bool:
    """Whether a thing is a company, a shop, an office or the like."""
    return bool(node.types) and _NOT_COMPANIES.isdisjoint(node.types)


def _standing(top: Node) -> Iterator[Node]:
    yield top
    for node in top.nodes:
        if node.role in _OWN_ROLES - {""}:
            yield node


def _is_named(company: Company, known: tuple[str, ...]) -> bool:
    return any(
        likeness(name, each) >= _SAME
        or holds(name, each)
        or holds(each, name)
        or (squeezed(each) and squeezed(each) == squeezed(name))
        for name in company.names
        for each in known
    )


def _lives_at(node: Node, domain: str) -> bool:
    addresses = [each.value for each in node.said("url", "@id", "email", "logo", "image")]
    return any(registered_domain(each) == domain for each in addresses if "." in each)
