from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar
from clientdesk.demo.sites.dice import Dice
from clientdesk.demo.sites.pages import Pages
from clientdesk.demo.sites.quirks import Quirk
from clientdesk.demo.sites.site import sites

if TYPE_CHECKING:
    from clientdesk.demo.sites.firms import Firm
    from clientdesk.demo.sites.site import Site


def _pages(firm: Firm) -> dict[str, str]:
    return Pages(firm, Dice(1, "page", firm.row)).files()


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", html))


def test_a_site_has_two_to_five_pages_or_is_one_long_one(known: list[Firm]) -> None:
    counts = Counter(len(_pages(firm)) for firm in known)

    assert set(counts) <= {1, 2, 3, 4, 5}
    assert counts[1] < len(known) / 8
    assert counts[4] + counts[3] > len(known) / 2


def test_links_within_a_site_lead_to_its_pages_and_every_page_is_linked(known: list[Firm]) -> None:
    for firm in known:
        files = _pages(firm)
        linked = {"index.html"}
        for html in files.values():
            links = (node.attributes["href"] for node in LexborHTMLParser(html).css("a[href]"))
            inner = {link.strip("/") or "index" for link in links if link and link[0] == "/"}
            linked |= {f"{link.removesuffix('.html')}.html" for link in inner}
        assert linked == set(files), firm.host


def test_nothing_is_left_to_fill_in(made: dict[str, Site]) -> None:
    for site in made.values():
        for path, text in site.files.items():
            if path.endswith(".html"):
                assert not re.search(r"\$\w|None|\{\w+\}", re.sub(r"<style.*?</style>", "", text))


def test_what_a_firm_tells_stands_on_its_pages(known: list[Firm]) -> None:
    for firm in known:
        text = _text(" ".join(_pages(firm).values()))
        told = [firm.legal, firm.phone, str(firm.employees or ""), firm.number or ""]
        asked = firm.supplying
        if asked:
            mail = asked.mail or ""
            told += [asked.portal or "", asked.peppol or "", asked.who or "", *asked.formats]
            assert mail in text or mail.replace("@", " [at] ") in text
        for each in told:
            assert each in text, (firm.host, each)


def test_names_are_escaped(firm: Firm) -> None:
    odd = replace(firm, name="<b>Bolt</b> & Nut", legal="<b>Bolt</b> & Nut Ltd")
    html = " ".join(_pages(odd).values())

    assert "<b>Bolt" not in html
    assert "&lt;b&gt;Bolt&lt;/b&gt; &amp; Nut" in html


def test_pages_name_the_language_that_they_are_written_in(known: list[Firm]) -> None:
    for firm in known:
        language = "nb" if firm.language == "no" else firm.language
        for html in _pages(firm).values():
            root = LexborHTMLParser(html).css_first("html")
            assert root is not None
            assert root.attributes["lang"] == language


def test_looks_vary_and_some_pages_tell_machines_too(known: list[Firm]) -> None:
    homes = [_pages(firm)["index.html"] for firm in known]

    assert len({re.sub(r"\s.*", "", html, flags=re.DOTALL) for html in homes}) > 1
    assert sum("<table" in html for html in homes) > 40
    assert sum("<address>" in html for html in homes) > 10
    assert 0.35 < sum("ld+json" in html for html in homes) / len(homes) < 0.55


def test_an_insolvent_firm_says_so_on_its_first_page(known: list[Firm]) -> None:
    insolvent = [firm for firm in known if firm.quirk is Quirk.INSOLVENT]

    assert insolvent
    for firm in insolvent:
        assert re.search(
            r"insolv|faillissement|administration|redressement|concurs|concord|konkurs|upadł",
            _pages(firm)["index.html"].lower(),
        )


def test_no_page_depends_on_the_day(made: dict[str, Site]) -> None:
    later = Maker(1, calendar(date(2031, 2, 3)), 400, 0)

    assert {site.host: site for site in sites(1, later.first, later.book)} == made
