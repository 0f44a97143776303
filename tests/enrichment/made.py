"""Sites as tests write them, and what is read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.enrichment.facts import found
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.site import Site
from clientdesk.model.enrichment import Inputs

if TYPE_CHECKING:
    from clientdesk.enrichment.facts import Found

HOME = "https://acme.example/"


def site(*bodies: str, language: str = "en", title: str = "Acme") -> Site:
    """A site of pages with these bodies, the home page first."""
    head = f'<html lang="{language}"><head><title>{title}</title></head>'
    pages = (
        read(HOME + (f"page-{at}" if at else ""), f"{head}<body>{body}</body></html>")
        for at, body in enumerate(bodies)
    )
    return Site(HOME, tuple(pages))


def read_of(name: str, *bodies: str, language: str = "en", title: str = "") -> Found:
    """What is found on such a site of a client with this name."""
    made = site(*bodies, language=language, title=title or name)
    return found(Inputs(name, HOME), made)


def values(name: str, *bodies: str, language: str = "en", title: str = "") -> dict[str, object]:
    """The values that are found, by field."""
    facts = read_of(name, *bodies, language=language, title=title).facts
    return {str(field): fact.value for field, fact in facts.items()}
