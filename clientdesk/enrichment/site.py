"""What was read of a client's website, as the extractors see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import tldextract

from clientdesk.enrichment.addresses import parts
from clientdesk.enrichment.once import once

if TYPE_CHECKING:
    from clientdesk.enrichment.page import Page

_SUFFIXES: Final = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
)
"""Reads the list that ships with the package, never the network; a site that a builder hosts
has a domain of its own."""


@dataclass(frozen=True)
class Site:
    """The pages of one website in the order in which they were read, the home page first."""

    asked: str
    """The address that the record names."""
    pages: tuple[Page, ...]

    @once
    def domain(self) -> str:
        """The domain that the site's owner registered, or its host where there is none."""
        return registered_domain(self.pages[0].url if self.pages else self.asked)


def registered_domain(url: str) -> str:
    """Of an address or a host name; the host itself for names such as localhost."""
    return _registered((parts(url).hostname or "") if "//" in url else url.rsplit("@", 1)[-1])


@lru_cache(maxsize=2000)
def _registered(host: str) -> str:
    found = _SUFFIXES(host)
    if found.suffix or found.ipv4 or found.ipv6:
        return found.top_domain_under_public_suffix or host.lower().rstrip(".")
    # The list's own rule for a last label that it does not know, such as the reserved .example.
    return ".".join(host.lower().rstrip(".").split(".")[-2:])
