"""The names by which a site's owner is known before its legal name is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from clientdesk.enrichment.addresses import page_key
from clientdesk.enrichment.naming import holds, squeezed
from clientdesk.enrichment.owner import Anchors
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.site import registered_domain
from clientdesk.enrichment.structured import companies

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.enrichment.page import Page
    from clientdesk.enrichment.site import Site

_TITLE_PARTS: Final = re.compile(r"\s+[-–—|·•»:/]\s+|\s*[|·•»]\s*|:\s+")
_LONGEST: Final = 60
_NO_NAMES: Final = frozenset(
    {
        *("home", "homepage", "startseite", "start", "accueil", "welcome", "willkommen", "index"),
        *("inicio", "bienvenue", "hem", "hjem", "forside", "strona glowna", "pagina iniziale"),
        *("benvenuti", "bienvenidos", "bem-vindo", "velkommen", "valkommen", "αρχικη", "home page"),
        *("etusivu", "impressum", "kontakt", "contact", "about us", "untitled"),
    }
)


def anchors(given: str, site: Site) -> Anchors:
    """What the record and the site call the owner."""
    names = [name for name in _names(given, site) if name.lower() not in _NO_NAMES]
    return Anchors(given, tuple(dict.fromkeys(names)), domain_name(site.domain))


def domain_name(domain: str) -> str:
    """The part of a domain that its owner chose, in one word."""
    return squeezed(domain.split(".", maxsplit=1)[0].replace("-", " "))


def brand(given: str, site: Site) -> frozenset[str]:
    """Words of the owner's names, folded, that may be written in small letters."""
    names = (given, registered_domain(site.asked).split(".")[0], site.domain.split(".")[0])
    found = {word for name in names for word in re.findall(r"[^\W_]+", plain(name))}
    return frozenset(word for word in found if len(word) >= 3)


def _names(given: str, site: Site) -> Iterator[str]:
    home = site.pages[0]
    seen = [given, site.domain.split(".")[0].replace("-", " ")]
    for name in (*_heads(home), *_logo(home)):
        seen.append(name)
        yield name
    for company in companies(site):
        if company.page is home and _is_among(seen, company.names):
            yield from (name[:_LONGEST] for name in company.names)


def _is_among(known: Sequence[str], names: Sequence[str]) -> bool:
    """Whether one of the names is known: structured data of reviews and the like is of others."""
    return any(holds(name, each) or holds(each, name) for name in names for each in known)


def _heads(home: Page) -> Iterator[str]:
    for key in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
        if name := " ".join(home.metas.get(key, "").split()):
            yield name[:_LONGEST]
    parts = [part.strip() for part in _TITLE_PARTS.split(home.title) if part.strip()]
    yield from (part for part in parts if len(part) <= _LONGEST)


def _logo(home: Page) -> Iterator[str]:
    """The words of the first link, where it leads to the first page itself."""
    homes = {page_key(home.url), page_key(urljoin(home.url, "/"))}
    links = (link for link in home.links[:3] if link.text and "#" not in link.url)
    logo = next(links, None)
    if logo is not None and len(logo.text) <= _LONGEST and page_key(logo.url) in homes:
        yield logo.text
