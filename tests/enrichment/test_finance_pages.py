"""Short pages in many languages, each with what it says of invoices to the company.

A file of finance_pages holds pages: `==` opens one with its name, in which its language stands,
`@` names its address and title, `#` and `##` are headings, `-` an item, a line with bars a row, a
tag stands for itself, all else is a paragraph. `>` closes it with what is to be found: a field that
is not named must be absent, `*` is for one that may be either, `/` divides answers that are alike;
says: words that the instructions must hold.
"""

from __future__ import annotations

import html
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from clientdesk.enrichment.finance import finance_facts
from clientdesk.enrichment.finance_words import languages
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.receipts import Receipts
from clientdesk.enrichment.site import Site
from clientdesk.model.enrichment import Fact, FactField, FactValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER: Final = Path(__file__).with_name("finance_pages")
_FIELDS: Final = {
    "contact": FactField.FINANCE_CONTACT,
    "mail": FactField.FINANCE_CONTACT_EMAIL,
    "invoice": FactField.INVOICE_EMAIL,
    "portal": FactField.INVOICE_PORTAL_URL,
    "formats": FactField.INVOICE_FORMAT,
    "po": FactField.PO_REQUIRED,
}
_SITE: Final = "https://firm.example"


@dataclass(frozen=True)
class Case:
    """A site of one page or more, and what is to be found on it."""

    name: str
    pages: tuple[tuple[str, str], ...]
    wanted: Mapping[str, str]


def _cases() -> Iterator[Case]:
    for path in sorted(_FOLDER.glob("*.txt")):
        for block in path.read_text("utf-8").split("== ")[1:]:
            name, *lines = [line.strip() for line in block.splitlines() if line.strip()]
            yield Case(name, tuple(_pages(lines[:-1], _language(name))), _wanted(lines[-1]))


def _language(name: str) -> str:
    """What the name of a case says that its page is written in."""
    return next((word for word in name.split("-") if word in languages()), "en")


def _wanted(line: str) -> dict[str, str]:
    words = shlex.split(line.removeprefix(">").replace("'", "’"))
    return {
        key: value.replace("’", "'") for key, _, value in (word.partition("=") for word in words)
    }


def _pages(lines: list[str], language: str) -> Iterator[tuple[str, str]]:
    address, title, body = "/", "Firm", ""
    for line in lines:
        if line.startswith("@ "):
            if body:
                yield _SITE + address, _document(language, title, body)
            address, _, title = line[2:].partition(" ")
            body = ""
        else:
            body += _element(line)
    yield _SITE + address, _document(language, title, body)


def _document(language: str, title: str, body: str) -> str:
    head = f"<head><title>{html.escape(title or 'Firm')}</title></head>"
    return f'<!doctype html><html lang="{language}">{head}<body>{body}</body></html>'


def _element(line: str) -> str:
    for mark, tag in (("## ", "h2"), ("# ", "h1"), ("- ", "li")):
        if line.startswith(mark):
            return f"<{tag}>{line.removeprefix(mark)}</{tag}>"
    if line.startswith("<"):
        return line
    if " | " in line:
        cells = "".join(f"<td>{cell}</td>" for cell in line.split(" | "))
        return f"<table><tr>{cells}</tr></table>"
    return f"<p>{line}</p>"


def _told(value: FactValue) -> str:
    if isinstance(value, tuple):
        return ",".join(sorted(value, key=str.casefold))
    return str(value).lower() if isinstance(value, bool) else str(value).rstrip("/")


def _is_wanted(key: str, found: Fact | None, wanted: str | None) -> bool:
    if wanted == "*" or (found is None and wanted is None):
        return True
    if found is None or wanted is None:
        return False
    if key == "formats":
        wanted = ",".join(sorted(wanted.split(","), key=str.casefold))
    answers = wanted.split("/") if key == "contact" else [wanted.rstrip("/")]
    return _told(found.value).casefold() in {answer.casefold() for answer in answers}


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.name)
def test_a_page_says_how_the_company_wants_its_invoices(case: Case) -> None:
    site = Site(_SITE, tuple(read(address, source) for address, source in case.pages))

    facts = finance_facts(site)

    told = facts.get(FactField.INVOICE_INSTRUCTIONS)
    said = str(told.value) if told else ""
    missed = {
        key: (facts[field].value if field in facts else None)
        for key, field in _FIELDS.items()
        if not _is_wanted(key, facts.get(field), case.wanted.get(key))
    }
    assert missed == {}
    assert [words for words in case.wanted.get("says", "").split("/") if words not in said] == []
    assert case.wanted or told is None


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.name)
def test_every_fact_has_a_receipt(case: Case) -> None:
    site = Site(_SITE, tuple(read(address, source) for address, source in case.pages))

    facts = finance_facts(site)

    assert list(Receipts(site.pages).kept(facts)) == list(facts)
