"""What a page says about invoices, sentence by sentence, each with what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way, is_plain, side, way
from clientdesk.enrichment.finance_evidence import Passage
from clientdesk.enrichment.finance_mail import Mention, mentions
from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_surroundings import (
    headings_above,
    leads_of,
    topic,
    without_addresses,
)
from clientdesk.enrichment.finance_text import fold, sentences
from clientdesk.enrichment.finance_veil import veils
from clientdesk.enrichment.finance_words import guessed, languages, spoken
from clientdesk.enrichment.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.page import Line, Page

_GATE: Final = re.compile(
    r"invoic|\bbills\b|regning|factu[ru]|fattur|fac?tura|faktur|fakt[ou]r|rechnung|τιμολ|lasku|payable|kreditor|credit"
    r"|reskontr|bogholder|\bap\b|supplier|vendor|lieferant|fourniss|leveranc|leverant|leverand"
    r"|proveed|fornit|fornec|dostawc|προμηθευτ|toimittaj|dodavatel|notas? fisca|contas? a pagar"
    r"|cuentas|ledger|honorair|zamowien|zobowiaz|ksiegow|zavazk|πληρωτε|fatturaz|pagar|szaml|фактур|рахунк|請求書|furnizor|beszall|доставчи"
    r"|постачаль"
)
_MATTERS: Final = re.compile(
    r"order|bestell|bestill|bestall|ordre|command|pedido|ordin|zamow|encomend|παραγγελ|tilaus|objedn"
    r"|inkop|innkj|indkob|rekvis|auftrag|compra|\bpos?\b|peppol|pdf|xml|\bubl\b|zugferd|edi|paper|papier"
    r"|papir|papper|papel|carta|χαρτ|portal|platt|plata|piatta|πυλη|πλατφ|upload|post|buchhalt|compt"
    r"|boekhoud|ekonomi|okonomi|regnskap|contab|ksiegow|λογιστ|account|attention|pruefung|prufung"
    r"|leitweg|ean|gln|e-?mail"
)
_ADDRESSED: Final = re.compile(
    r"[\[({<]\s?(?:at|ät|a|@|arobase|arroba|chiocciola|małpa)\s?[\])}>]| AT | at "
)
_NEAR: Final = 14
"""Lines after one on invoices in which orders or papers are theirs."""
_LONGEST_LINE: Final = 20_000
_PART: Final = re.compile(r"[^;\s](?:[^;]*[^;\s])?")
_NORWEGIAN: Final = {"nb": "no", "nn": "no"}
_MOST: Final = 24_000
"""Characters of a page that are weighed; what people write about invoices is far shorter."""
_MENU: Final = 0.7
_LEAST: Final = 20
"""What even the shortest sentence costs."""
_LONGEST_LABEL: Final = 80
_LONGEST_VALUE: Final = 400


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence, or the part of one up to a semicolon."""

    page: Page
    line: Line
    number: int
    """Of its line on the page."""
    start: int
    end: int
    """Its place in the text of the line."""
    label: str
    """What the cell or term before it says, if it opens its line."""
    leads: tuple[Said, ...]
    """Labels and lines that lead up to its line, the nearest first."""
    headings: tuple[Said, ...]
    """The headings above it, the nearest first, then the title and address of the page."""
    before: Statement | None
    """The one before it in the same line."""
    mentions: tuple[Mention, ...]
    languages: tuple[str, ...]
    """What the page is written in, as far as that can be told."""
    whole: tuple[int, int]
    """The place in its line of the sentence that it is, or is a part of."""

    @once
    def said(self) -> Said:
        """Its words, the label before them; blanks where an address is written."""
        words = list(self.text)
        for one in self.mentions:
            if one.is_written(self.line.text):
                begin, end = one.start - self.start, one.end - self.start
                words[begin:end] = " " * (end - begin)
        return Said(f"{self.label}{''.join(words)}", self.languages)

    @property
    def text(self) -> str:
        """Its words as they stand in the line."""
        return self.line.text[self.start : self.end]

    @property
    def passage(self) -> Passage:
        """Where it stands, for a quote."""
        return Passage(self.page, self.line, self.start, self.end, bool(self.label))

    @property
    def shift(self) -> int:
        """What to add to a place in the line for the same place in its words."""
        return len(self.label) - self.start

    @once
    def own(self) -> Way:
        """Which way it speaks of by itself."""
        return way(self.said)

    @once
    def around(self) -> Way:
        """Which way the words before and above it speak of."""
        if self.before is not None and self.before.way is not Way.UNKNOWN:
            return self.before.way
        for lead in self.leads:
            found = way(lead) or side(lead)
            if found is not Way.UNKNOWN:
                return found
        return self.above

    def contexts(self) -> Iterator[tuple[Said, Way]]:
        """What was said before it in its line, leads up to it and stands above, nearest first."""
        before = self.before
        while before is not None:
            yield before.said, before.way if before.own else Way.UNKNOWN
            before = before.before
        for said in (*self.leads, *self.headings):
            yield said, way(said) or side(said)

    @once
    def above(self) -> Way:
        """Which way the headings and the title speak of."""
        for heading in self.headings:
            found = side(heading)
            if found is not Way.UNKNOWN:
                return found
        return Way.UNKNOWN

    @once
    def way(self) -> Way:
        """Which way it speaks of, all told."""
        if self.own is Way.IN and self.around is Way.OUT and not is_plain(self.said):
            return Way.OUT
        return self.own or self.around


def statements(page: Page) -> tuple[Statement, ...]:
    """Everything that may bear on invoices, in the order of the page."""
    if not _GATE.search(fold(f"{page.url} {page.title} " + " ".join(map(_words, page.lines)))):
        return ()
    if topic(page).tells("hiring"):
        return ()
    hidden, spoken_here = veils(page), page_languages(page)
    found: list[Statement] = []
    room = _MOST
    for number in _numbers(page):
        here = mentions(page.lines[number], hidden.get(number, ()))
        for statement in _of_line(page, number, here, spoken_here):
            found.append(statement)
            room -= len(statement.text) + _LEAST
            if room < 0:
                return tuple(found)
    return tuple(found)


def _numbers(page: Page) -> Iterator[int]:
    """The lines to weigh: those on invoices, those with an address, and those near by."""
    near = _NEAR if _GATE.search(fold(f"{page.url} {page.title}")) else 0
    for number, line in enumerate(page.lines):
        text = fold(f"{line.heading} {line.label} {line.text}"[:_LONGEST_LINE])
        gate = bool(_GATE.search(text))
        near = _NEAR if gate else near - 1
        if line.is_heading:
            continue
        if (
            gate
            or "@" in text
            or "[email" in text
            or _ADDRESSED.search(line.text)
            or any(link.url.startswith("mailto:") for link in line.links)
            or (near > 0 and (_MATTERS.search(text) or _is_answer(page, number)))
        ):
            yield number


def page_languages(page: Page) -> tuple[str, ...]:
    """By the small words of the whole page, and by what it says of itself."""
    text = fold(" ".join(line.text for line in page.lines if line.place == "main")[:_LONGEST_LINE])
    found = spoken(text)
    named = _NORWEGIAN.get(page.language, page.language)
    told = [named] if named in languages() else []
    return tuple(dict.fromkeys((*(found or guessed(text)), *told))) or ("en",)


def _words(line: Line) -> str:
    return f"{line.label} {line.text}"


def _of_line(
    page: Page, number: int, found: tuple[Mention, ...], languages: tuple[str, ...]
) -> Iterator[Statement]:
    line = page.lines[number]
    if not found and _is_menu(line):
        return
    leads, headings = leads_of(page, number, found), headings_above(page, number)
    if any(said.tells("machine") for said in (*leads, *headings[:1])):
        return
    silent = min(
        (begin for begin, _ in Said(line.text[:_LONGEST_LINE]).spans("machine")),
        default=len(line.text),
    )
    before: Statement | None = None
    for start, end, whole in _parts(line.text[:_LONGEST_LINE]):
        if end > silent:
            return
        before = Statement(
            page=page,
            line=line,
            number=number,
            start=start,
            end=end,
            label=_label(line) if before is None else "",
            leads=leads,
            headings=headings,
            before=before,
            mentions=tuple(one for one in found if start <= one.start <= end),
            languages=languages,
            whole=whole,
        )
        yield before


def _is_menu(line: Line) -> bool:
    """Whether it is only words to click that ask for nothing, or the foot of a page."""
    if "©" in line.text:
        return True
    clicked = sum(len(link.text) for link in line.links) > _MENU * len(line.text)
    return clicked and (len(line.links) > 1 or not Said(line.text).tells("send", "portal"))


def _is_answer(page: Page, number: int) -> bool:
    """Whether the line above asks something that matters."""
    above = page.lines[max(0, number - 1)]
    return above.text.endswith("?") and bool(_MATTERS.search(fold(above.text[:_LONGEST_LINE])))


def _parts(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Sentences, cut at semicolons, each part with the place of its sentence."""
    spans = sentences(text)
    if not spans:
        yield 0, len(text), (0, len(text))
    for start, end in spans:
        for part in _PART.finditer(text, start, end):
            yield part.start(), part.end(), (start, end)


def _label(line: Line) -> str:
    short = 0 < len(line.label) <= _LONGEST_LABEL and len(line.text) <= _LONGEST_VALUE
    return f"{without_addresses(line.label).rstrip(' :')}: " if short else ""
