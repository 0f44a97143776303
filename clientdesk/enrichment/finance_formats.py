"""The formats in which a company takes invoices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way
from clientdesk.enrichment.finance_polarity import Answer, Polarity
from clientdesk.enrichment.finance_said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.finance_statement import Statement

FORMATS: Final = (
    "PDF",
    "XML",
    "UBL",
    "Peppol",
    "ZUGFeRD",
    "Factur-X",
    "XRechnung",
    "EDI",
    "paper",
)
"""In the order in which they are given."""

_SIGNS: Final = {
    "PDF": re.compile(
        r"(?<![\w.])pdfs?(?:[-/]?a)?(?!\w)(?!\s?[-,]?\s?\d+\s?[km]b)|\bpdf-\w+|\w+-pdfs?\b"
    ),
    "XML": re.compile(r"(?<![\w.])xml(?!\w)|\bxml-\w+|fatturapa|\bfacturae\b"),
    "UBL": re.compile(r"(?<!\w)(?:oio)?ubl(?!\w)|\bubl-\w+"),
    "Peppol": re.compile(r"(?<!\w)peppol\w*|(?<!\w)ehf(?!\w)|\behf-\w+"),
    "ZUGFeRD": re.compile(r"(?<!\w)zugferd\w*"),
    "Factur-X": re.compile(r"(?<!\w)factur-?\s?x(?!\w)"),
    "XRechnung": re.compile(r"(?<!\w)x-?rechnung(?:en|s\w*)?(?!\w)"),
    "EDI": re.compile(r"(?<!\w)edi(?:fact)?(?!\w)|\bedi-\w+|un/edifact"),
}
_GUIDE: Final = re.compile(
    r"download|herunterlad|telecharg|scarica|descarg|descarreg|ladda ner|last ned|guide\b|leitfaden"
    r"|merkblatt|leaflet|brochure|pobierz|\d\s?[km]b\b|handleiding|manual\b|catalog|katalog"
)
_OF_INVOICES: Final = re.compile(r"peppol|\bedi\b|zugferd|factur-?x|xrechnung|\behf\b")
"""Formats that are only used for invoices and orders."""
_SPEAKS: Final = ("invoice", "send", "accept", "refuse", "need", "mail", "without", "post")
"""What a sentence tells in which paper is a way to send something, not a trade."""
_NEIGHBOURHOOD: Final = 600
"""Characters of a line that are looked at for what it is about."""
_IN_ADDRESS: Final = re.compile(r"(?:@|://|www\.|\w\.\w)\S*$")


def accepted_formats(found: Iterable[Statement]) -> dict[str, list[Statement]]:
    """The formats that are taken, each with the sentences that say so."""
    taken: dict[str, list[Statement]] = {}
    refused: set[str] = set()
    for statement in found:
        yes, no = formats_in(statement)
        refused.update(no)
        for name in yes:
            taken.setdefault(name, []).append(statement)
    return {name: taken[name] for name in FORMATS if name in taken and name not in refused}


def formats_in(statement: Statement) -> tuple[set[str], set[str]]:
    """What one sentence takes and what it refuses."""
    if not _is_about_formats(statement):
        return set(), set()
    said = statement.said
    named = list(named_formats(said))
    polarity = Polarity(said, [span for _, span in named])
    denied = any(lead.negations and _opens_list(lead) for lead in statement.leads)
    answers = [(name, Answer.NO if denied else polarity.answer(*span)) for name, span in named]
    yes = {name for name, answer in answers if answer is Answer.YES}
    return yes, {name for name, answer in answers if answer is Answer.NO} - yes


def named_formats(said: Said) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every format that is named, and where; not in addresses nor as the kind of a download."""
    for name, sign in _SIGNS.items():
        for hit in sign.finditer(said.folded):
            if not _is_in_address(said.folded, hit) and not _is_download(said.folded, hit):
                yield name, hit.span()
    if said.negations or said.tells(*_SPEAKS):
        for tells in ("paper", "post"):
            for span in said.spans(tells):
                yield "paper", span


def _is_about_formats(statement: Statement) -> bool:
    if statement.way is not Way.IN:
        return False
    said = statement.said
    if said.tells("invoice") or statement.mentions:
        return True
    if Said(statement.line.text[:_NEIGHBOURHOOD]).tells("invoice"):
        return True
    if any(one.tells("invoice") for one, _ in statement.contexts()):
        return True
    return statement.above is Way.IN and bool(_OF_INVOICES.search(said.folded))


def _opens_list(lead: Said) -> bool:
    return lead.text.endswith(":")


def _is_in_address(folded: str, hit: re.Match[str]) -> bool:
    """As in xrechnung@firm, or an address of the web."""
    return (
        folded[hit.end() : hit.end() + 1] == "@"
        or bool(_IN_ADDRESS.search(folded, max(0, hit.start() - 80), hit.start()))
        or bool(re.match(r"\s?[\[({]\s?(?:at|ät|@)|\.\w", folded[hit.end() :]))
    )


def _is_download(folded: str, hit: re.Match[str]) -> bool:
    if not hit[0].startswith("pdf"):
        return False
    near = folded[max(0, hit.start() - 40) : hit.end() + 16]
    return bool(_GUIDE.search(near))
