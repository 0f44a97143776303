"""What leads up to a line: the cells before it, the line that opens its list, the headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.finance_mail import Mention
    from clientdesk.enrichment.page import Line, Page

_LOOK_BACK: Final = 12
"""Lines; a list of what an invoice must show is rarely longer."""
_FAR_BACK: Final = 400
_LONGEST_ITEM: Final = 160
_LONGEST_LEAD: Final = 70
_BARE: Final = 45
"""Characters beside an address that still make no sentence."""
_NEAR: Final = 4
_SUBJECTS: Final = ("invoice", "pay", "order", "portal", "ask", "mail", "paper", "team", "office")
_ADDRESS: Final = re.compile(r"\S+@\S+")
_SEPARATORS: Final = re.compile(r"[\W_]+")


def leads_of(page: Page, number: int, found: tuple[Mention, ...]) -> tuple[Said, ...]:
    """The words that lead up to a line, the nearest first."""
    line = page.lines[number]
    if line.label:
        return tuple(Said(without_addresses(label)) for label in _cells_before(page, number))
    bare = len(line.text) - sum(one.end - one.start for one in found) <= _BARE
    return tuple(Said(text) for text in _lines_before(page, number, bare=bare))


def headings_above(page: Page, number: int) -> tuple[Said, ...]:
    """The heading of a line and those above that it belongs under, then title and address."""
    line = page.lines[number]
    above: list[Said] = []
    for heading in _headings(page, number):
        if (heading.place == "footer") != (line.place == "footer"):
            return tuple(above)
        above.append(Said(heading.text))
        if not above[-1].tells(*_SUBJECTS):
            break
    if line.place == "footer":
        return tuple(above)
    return (*above, topic(page))


def topic(page: Page) -> Said:
    """What the title and the address of a page say it is about."""
    return Said(f"{page.title} {_path_words(page.url)}")


def without_addresses(label: str) -> str:
    """A label without what other cells hold, where the first of a row is no name of it."""
    return _ADDRESS.sub("", label)


def _headings(page: Page, number: int) -> Iterator[Line]:
    """At most three, the nearest first."""
    seen = 0
    for at in range(number - 1, max(-1, number - _FAR_BACK), -1):
        if page.lines[at].is_heading:
            yield page.lines[at]
            seen += 1
            if seen == 3:
                return


def _path_words(url: str) -> str:
    return _SEPARATORS.sub(" ", unquote(urlsplit(url).path))


def _cells_before(page: Page, number: int) -> Iterator[str]:
    """The label of a cell, then the label of that one."""
    label = page.lines[number].label
    for at in range(number - 1, max(-1, number - _LOOK_BACK), -1):
        cell = page.lines[at]
        if label and cell.text and cell.text in label:
            if cell.label == label:
                continue
            yield label
            label = cell.label
    if label:
        yield label


def _last_sentence(text: str) -> str:
    start, end = sentences(text)[-1]
    return text[start:end]


def _lines_before(page: Page, number: int, *, bare: bool) -> Iterator[str]:
    line = page.lines[number]
    for at in range(number - 1, max(-1, number - _LOOK_BACK - 1), -1):
        above = page.lines[at]
        if above.is_heading or above.label or above.place != line.place:
            return
        near = at >= number - _NEAR
        if above.text.endswith((":", "?")):
            if near or above.text.endswith(":"):
                yield _last_sentence(above.text)
            return
        if bare and at == number - 1 and len(above.text) > _LONGEST_LEAD and "@" not in above.text:
            yield _last_sentence(above.text)
            return
        if "@" in above.text or len(above.text) > _LONGEST_ITEM:
            return
        if bare and near and len(above.text) <= _LONGEST_LEAD:
            yield above.text
