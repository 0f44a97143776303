"""The portal in which suppliers hand in their invoices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from clientdesk.enrichment.finance_direction import Way, delivers
from clientdesk.enrichment.finance_polarity import Answer, Polarity
from clientdesk.enrichment.finance_said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.finance_statement import Statement
    from clientdesk.enrichment.page import Link
    from clientdesk.enrichment.site import Site

_PLATFORMS: Final = re.compile(
    r"(?:^|[.-])(?:ariba|coupa\w*|basware|tradeshift|tungsten\w*|chorus-pro|xrechnung|e-rechnung|erechnung"
    r"|ozg-re|zre|jaggaer|ivalua|taulia|pagero|b2brouter|face|fe-ap|efaktura|einvoice|e-invoice|einvoicing"
    r"|supplierportal|invoiceportal|supplier|suppliers|lieferantenportal|lieferanten|fournisseurs?"
    r"|proveedores|fornitori|fornecedores|leverancier\w*|leverantor\w*|leverandor\w*|oxalis|unimaze)(?:[.-]|$)"
)
_ADDRESS: Final = re.compile(
    r"https?://[^\s<>\"'()\[\]]+|(?<![\w@./-])(?:www\.|(?=[a-z0-9-]*(?:portal|supplier|invoice|rechnung)))"
    r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24}(?:/[^\s<>\"'()\[\],;]*)?",
    re.IGNORECASE,
)
_PAPERS: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|png|jpe?g)$", re.IGNORECASE)
_NEXT_LINES: Final = 2
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Portal:
    """Where it is, and what says that invoices go there."""

    url: str
    statement: Statement
    link: Link | None
    near: bool
    """Whether the address stands in the sentence itself."""


def portals(found: Iterable[Statement], site: Site) -> Iterator[Portal]:
    """Each portal that a sentence sends invoices to, in order."""
    pointed = [statement for statement in found if points_to_portal(statement)]
    for statement in pointed:
        yield from _in_sentence(statement)
        yield from _behind(statement)
    for statement in pointed:
        yield from _below(statement)
    if pointed:
        yield from _elsewhere(pointed[0], site)


def points_to_portal(statement: Statement) -> bool:
    """Whether a sentence tells suppliers to hand in their invoices in a portal."""
    said = statement.said
    if statement.way is not Way.IN or said.tells("client_area"):
        return False
    if not _is_about_invoices(statement):
        return False
    places = list(said.spans("portal"))
    if not places:
        typed = said.tells("enter") and any(_own_links(statement))
        return typed or (delivers(said) and _shows_address(statement))
    polarity = Polarity(said, places)
    return any(polarity.answer(*place) is Answer.YES for place in places)


def _shows_address(statement: Statement) -> bool:
    """Whether it names a place in the web, or links to one that is known to take invoices."""
    if any(_takes_invoices(link.url) for link in _own_links(statement)):
        return True
    return not statement.mentions and bool(_ADDRESS.search(statement.text))


def _is_about_invoices(statement: Statement) -> bool:
    said = statement.said
    if said.tells("invoice"):
        return True
    return (said.tells("send") or bool(statement.label)) and any(
        one.tells("invoice") for one, _ in statement.contexts()
    )


def _in_sentence(statement: Statement) -> Iterator[Portal]:
    for link in _own_links(statement):
        yield Portal(link.url, statement, link, near=True)
    for hit in _ADDRESS.finditer(statement.text):
        url = hit[0].rstrip(".,;:!?")
        if not _PAPERS.search(url):
            yield Portal(url if "://" in url else f"https://{url}", statement, None, near=True)


def _own_links(statement: Statement) -> Iterator[Link]:
    """The links within a sentence that may lead to a portal."""
    after = 0
    for link in statement.line.links:
        at = statement.line.text.find(link.text, after) if link.text else -1
        if at < 0:
            continue
        after = at + len(link.text)
        if statement.start <= at < max(statement.end, 1) and _may_be(link, statement.page.url):
            yield link


def _may_be(link: Link, page_url: str) -> bool:
    if not link.url.lower().startswith(("http://", "https://")) or "/cdn-cgi/" in link.url:
        return False
    if link.url.partition("#")[0] == page_url.partition("#")[0] or _PAPERS.search(
        urlsplit(link.url).path
    ):
        return False
    return not Said(link.text).tells("client_area", "department")


def _takes_invoices(url: str) -> bool:
    return bool(_PLATFORMS.search((urlsplit(url).hostname or "").lower()))


def _behind(statement: Statement) -> Iterator[Portal]:
    """A link later in the same line, as in “register here”."""
    after = 0
    for link in statement.line.links:
        at = statement.line.text.find(link.text, after) if link.text else -1
        after = max(after, at + len(link.text))
        if at >= statement.end and _may_be(link, statement.page.url):
            yield Portal(link.url, statement, link, near=True)


def _below(statement: Statement) -> Iterator[Portal]:
    """A button under the sentence."""
    lines = statement.page.lines
    for line in lines[statement.number + 1 : statement.number + 1 + _NEXT_LINES]:
        if line.is_heading or line.heading != statement.line.heading:
            return
        for link in line.links:
            if _names_portal(link) and _may_be(link, statement.page.url):
                yield Portal(link.url, statement, link, near=False)


def _elsewhere(statement: Statement, site: Site) -> Iterator[Portal]:
    """The portal by its name, on the same page, then on any other."""
    pages = sorted(site.pages, key=lambda page: page.url != statement.page.url)
    public = {page.url.rstrip("/") for page in site.pages}
    for page in pages:
        for link in page.links:
            if link.url.rstrip("/") in public and not Said(link.text).tells("invoice"):
                continue
            if len(link.text) <= _LONGEST_NAME and _is_supplier_portal(link, page.url):
                yield Portal(link.url, statement, link, near=False)


def _is_supplier_portal(link: Link, page_url: str) -> bool:
    return Said(link.text).tells("supplier") and _names_portal(link) and _may_be(link, page_url)


def _names_portal(link: Link) -> bool:
    words = Said(link.text)
    return words.tells("portal") or _takes_invoices(link.url)
