"""The files of one host: a firm's pages, or what its host answers instead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.firms import Firm, firms
from clientdesk.demo.sites.pages import Pages
from clientdesk.demo.sites.quirks import Quirk
from clientdesk.demo.sites.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.demo.book import Book
    from clientdesk.demo.clients import Clients

_RULES: Final = "_site.json"


@dataclass(frozen=True, slots=True)
class Site:
    """What stands in the folder of one host: texts by path."""

    host: str
    files: dict[str, str]


def sites(seed: int, made: Clients, book: Book) -> Iterator[Site]:
    """The sites of the first clients of a demo."""
    for firm in firms(seed, made, book):
        yield from of_firm(seed, firm)


def of_firm(seed: int, firm: Firm) -> Iterator[Site]:
    """The site of a firm; two hosts where one leads to the other, none where there is none."""
    dice = Dice(seed, "page", firm.row)
    match firm.quirk:
        case Quirk.NO_HOST:
            return
        case Quirk.TIMEOUT | Quirk.RESET:
            yield _ruled(firm.host, "*", error=str(firm.quirk))
        case Quirk.BAD_CERTIFICATE:
            yield _ruled(firm.host, "*", error="tls")
        case Quirk.ERROR_PAGE:
            status = dice.pick((500, 503, 404))
            yield _ruled(firm.host, "*", status=status, body=f"<h1>{status}</h1>")
        case Quirk.PARKED | Quirk.SCRIPT_ONLY:
            yield Site(firm.host, {"index.html": _empty(firm, dice)})
        case _:
            yield from _with_pages(firm, dice)


def _with_pages(firm: Firm, dice: Dice) -> Iterator[Site]:
    host, files = firm.host, Pages(firm, dice).files()
    if firm.quirk is Quirk.ROBOTS:
        files["robots.txt"] = "User-agent: *\nDisallow: /\n"
    elif dice.chance(0.15):
        files["robots.txt"] = "User-agent: *\nDisallow: /intern/\n"
    if firm.quirk is Quirk.PLAIN_HTTP:
        files["start.html"] = files.pop("index.html")
        files |= _ruled(host, "/", status=301, headers={"location": f"http://{host}/start"}).files
    if firm.quirk is Quirk.MOVED:
        other = firm.domain if host.startswith("www.") else f"www.{host}"
        yield _ruled(host, "/", status=301, headers={"location": f"https://{other}/"})
        host = other
    yield Site(host, files)


def _ruled(host: str, path: str, **answer: str | int | dict[str, str]) -> Site:
    return Site(host, {_RULES: json.dumps({path: answer}, indent=1) + "\n"})


def _empty(firm: Firm, dice: Dice) -> str:
    """A page that tells nothing of the firm."""
    wording, kind = Wording(firm, dice), "script"
    if firm.quirk is Quirk.PARKED:
        kind = "parked"
    text = wording.once("special", kind)
    body = (
        f'<noscript>{text}</noscript>\n<div id="app"></div>'
        if kind == "script"
        else f"<h1>{firm.host}</h1>\n<p>{text}</p>"
    )
    return (
        f'<!doctype html>\n<html lang="{firm.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{firm.host}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
