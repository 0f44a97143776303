"""Home pages written for the tests, built from one line of text each."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from clientdesk.enrichment.reading import read
from clientdesk.enrichment.site import Site

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = "https://firm.example/"


def site(
    body: str, head: str = "", lang: str = "en", others: Mapping[str, str] | None = None
) -> Site:
    """A site whose home page has a body, and further pages by their paths."""
    home = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    pages = {"": home, **(others or {})}
    return Site(HOME, tuple(read(HOME + path, source) for path, source in pages.items()))


def written(lang: str, text: str) -> Site:
    """A page from its parts: title, heading, paragraphs, items after a dot, `nav:` a menu."""
    title, *parts = (html.escape(part.strip()) for part in text.split(" | "))
    menu = [part for part in parts if part.startswith("nav:")]
    texts = [part for part in parts if part not in menu]
    links = "".join(f"<a href='/{at}'>{each}</a> " for at, each in enumerate(_words(menu)))
    lines = "".join(_line(part, at) for at, part in enumerate(texts))
    return site(f"<nav>{links}</nav><main>{lines}</main>", f"<title>{title}</title>", lang)


def _words(menu: list[str]) -> list[str]:
    return [word for part in menu for word in part.removeprefix("nav:").split(",")]


def _line(part: str, at: int) -> str:
    if part.startswith("• "):
        return f"<li>{part[2:]}</li>"
    return f"<h1>{part}</h1>" if at == 0 else f"<p>{part}</p>"
