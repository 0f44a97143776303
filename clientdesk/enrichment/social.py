"""The owner's own pages at LinkedIn, X, Facebook, Instagram, GitHub and Crunchbase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from clientdesk.enrichment.addresses import parts
from clientdesk.enrichment.anchoring import domain_name
from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.naming import squeezed
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.roles import names_agency, names_other, names_person
from clientdesk.enrichment.site import registered_domain
from clientdesk.model.enrichment import FactField

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.owner import Owner
    from clientdesk.enrichment.page import Link
    from clientdesk.enrichment.structured import Company
    from clientdesk.enrichment.telling import Statement, Told

_NAME: Final = r"(?P<name>[\w.%-]{2,100})"


@dataclass(frozen=True, slots=True)
class _Network:
    field: FactField
    hosts: re.Pattern[str]
    path: re.Pattern[str]
    canonical: str
    refused: frozenset[str]


def _network(field: FactField, hosts: str, path: str, canonical: str, refused: str) -> _Network:
    return _Network(
        field,
        re.compile(rf"(?:[\w-]+\.)?(?:{hosts})"),
        re.compile(path),
        canonical,
        frozenset(refused.split()),
    )


_NETWORKS: Final = (
    _network(
        FactField.LINKEDIN_URL,
        r"linkedin\.com",
        rf"/company(?:-beta)?/{_NAME}(?:/.*)?",
        "https://www.linkedin.com/company/{}",
        "linkedin",
    ),
    _network(
        FactField.X_URL,
        r"twitter\.com|x\.com",
        r"/(?:#!/)?@?(?P<name>\w{1,20})/?",
        "https://x.com/{}",
        "share intent home search hashtag i login signup explore settings privacy tos twitter x"
        " wix squarespace wordpress shopify jimdo webflow wordpressdotcom",
    ),
    _network(
        FactField.FACEBOOK_URL,
        r"facebook\.com|fb\.com|fb\.me",
        rf"/(?:(?P<numbered>pages/[^/]+/\d+|p/[\w.%-]+)|(?:pg/)?{_NAME})(?:/(?:about|info|posts|photos|timeline|reviews)?)?/?",
        "https://www.facebook.com/{}",
        "sharer sharer.php share share.php dialog plugins tr groups events hashtag photo photo.php"
        " login login.php policies policy.php privacy help facebook home.php watch story.php pages"
        " profile.php wix wordpress jimdo squarespace shopify wixstudio permalink.php"
        " legal settings",
    ),
    _network(
        FactField.INSTAGRAM_URL,
        r"instagram\.com|instagr\.am",
        r"/(?P<name>[\w.]{2,40})/?",
        "https://www.instagram.com/{}",
        "p reel reels explore stories accounts about legal instagram tv share developer wix"
        " wordpress jimdo squarespace shopify",
    ),
    _network(
        FactField.GITHUB_URL,
        r"github\.com",
        r"/(?:orgs/)?(?P<name>[\w-]{1,40})(?:/.*)?",
        "https://github.com/{}",
        "about features pricing login join sponsors topics explore marketplace site security"
        " contact enterprise github gist settings apps",
    ),
    _network(
        FactField.CRUNCHBASE_URL,
        r"crunchbase\.com",
        rf"/organization/{_NAME}(?:/.*)?",
        "https://www.crunchbase.com/organization/{}",
        "crunchbase",
    ),
)
_SHORT: Final = 60
"""Characters of a line that may introduce the one below it."""
_UNLIKE: Final = 0.6
"""How sure a page in the frame is that is not named after the owner."""
_ANY_WORDS: Final = re.compile(
    r"linkedin|facebook|instagram|twitter|github|crunchbase|(?<![^\W_])(?:fb|x|page|seite|icon|logo|link"
    r"|on|auf|sur|op|pa|su|en|no|na|bei|us|uns|nous|ons|oss|find|follow|visit|like|join|see|our|folgen"
    r"|suivez|retrouvez|volg|folj|folg|siguenos|seguici|siga|obserwuj|sie|open[s]?|in|a|new|tab|window"
    r"|profil\w*|account|channel|company)(?![^\W_])|\W"
)
_STRICT: Final = frozenset({FactField.GITHUB_URL})
"""Networks whose links often lead to others' things."""


@dataclass(frozen=True, slots=True)
class Known:
    """The names, in one word each, that a page at a network may be made from."""

    own: frozenset[str]
    others: frozenset[str]


def known_names(told: Told, owner: Owner, names: Iterable[str]) -> Known:
    """The owner's names, and those of other companies that the site names."""
    own = frozenset(filter(None, (squeezed(name) for name in names)))
    mentions = (each for statement in told for each in statement.mentions)
    others = {squeezed(each.core) for each in mentions if not owner.is_own(each)}
    linked = {registered_domain(link.url) for page in told.site.pages for link in page.links}
    others |= {domain_name(domain) for domain in linked if not _is_network(domain)}
    return Known(own, frozenset(each for each in others if len(each) >= 4) - own)


def social_claims(
    told: Told, companies: Iterable[Company], known: Known
) -> Iterator[tuple[FactField, Claim]]:
    """What links and structured data say of the owner's pages, each with its field."""
    for company in companies:
        for said in company.node.said("sameas"):
            if found := _page_at(said.value):
                field, url, name = found
                confidence = 0.92 if _resembles(name, known.own) else 0.85
                yield field, Claim(url, confidence, company.page.url, said.quote)
    yield from _in_metas(told, known)
    for page in told.pages:
        above = ""
        for statement in page:
            yield from _linked(statement, above, known)
            above = statement.plain if len(statement.plain) < _SHORT else ""


def _in_metas(told: Told, known: Known) -> Iterator[tuple[FactField, Claim]]:
    """What the head of the home page says to networks; themes leave their makers' pages there."""
    home = told.site.pages[0]
    for key in ("article:publisher", "twitter:site", "twitter:creator", "og:see_also"):
        said = home.metas.get(key, "").strip()
        found = _page_at(f"https://x.com/{said}" if said.startswith("@") else said)
        if found and _resembles(found[2], known.own):
            yield found[0], Claim(found[1], 0.8, home.url, said)


def _linked(statement: Statement, above: str, known: Known) -> Iterator[tuple[FactField, Claim]]:
    for link in statement.line.links:
        found = _page_at(link.url)
        if found is None or _is_others(statement, link, above):
            continue
        field, url, name = found
        confidence = _confidence(statement, field, name, known)
        if confidence > _UNLIKE or (confidence and not _is_named_otherwise(statement, link, name)):
            yield field, Claim(url, confidence, statement.page.url, _quote(statement, link))


def _page_at(address: str) -> tuple[FactField, str, str] | None:
    """The field, canonical address and name of a page at a network."""
    split = parts(address)
    host = (split.hostname or "").lower()
    for network in _NETWORKS:
        if not network.hosts.fullmatch(host):
            continue
        if network.field is FactField.FACEBOOK_URL and split.path.rstrip("/") == "/profile.php":
            number = re.search(r"(?:^|&)id=(\d{5,20})", split.query)
            if number:
                return network.field, network.canonical.format(f"profile.php?id={number[1]}"), ""
        found = network.path.fullmatch(split.path)
        if found is None:
            return None
        name = found.groupdict().get("numbered") or found["name"]
        if name.lower() in network.refused:
            return None
        return network.field, network.canonical.format(name), unquote(name)
    return None


def _is_network(domain: str) -> bool:
    return any(network.hosts.fullmatch(domain) for network in _NETWORKS)


def _resembles(name: str, known: frozenset[str]) -> bool:
    """Whether a page's name is made from a name of the owner."""
    key = squeezed(re.sub(r"[._-]", " ", name))
    return any(
        len(shorter) >= 3 and shorter in longer
        for each in known
        for shorter, longer in [sorted((key, each), key=len)]
    )


def _confidence(statement: Statement, field: FactField, name: str, known: Known) -> float:
    """0 for a page that is not to be taken for the owner's."""
    if _resembles(name, known.own):
        return 0.9 if statement.line.place != "main" else 0.85
    if field in _STRICT or statement.line.place == "main" or _resembles(name, known.others):
        return 0.0
    return 0.0 if names_person(statement.plain) else _UNLIKE


def _is_named_otherwise(statement: Statement, link: Link, name: str) -> bool:
    """Whether the words around tell whose page it is, when it is not named after the owner."""
    key = squeezed(re.sub(r"[._-]", " ", name))
    words = squeezed(statement.text.replace(link.text, " ", 1) if link.text else statement.text)
    return (len(key) > 3 and key in words) or len(_ANY_WORDS.sub(" ", plain(link.text)).split()) > 1


def _is_others(statement: Statement, link: Link, above: str) -> bool:
    """Whether the words around a link say that it is somebody else's."""
    at = statement.plain.find(plain(link.text)) if link.text else -1
    before = statement.plain[:at] if at >= 0 else statement.plain
    words = (before[-80:], plain(link.text), plain(statement.line.heading))
    return any(names_other(each) for each in words) or (not before.strip() and names_agency(above))


def _quote(statement: Statement, link: Link) -> str:
    """The address as the source has it: the page's words may be nothing but a picture."""
    source = statement.page.source
    for written in (link.url, link.url.partition(":")[2], link.url.replace("&", "&amp;")):
        if written in source:
            return written[:300]
    return statement.line.quote[:300]
