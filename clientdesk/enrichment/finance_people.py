"""The person that suppliers' invoices go to, or who answers for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_contact import Contact
from clientdesk.enrichment.finance_direction import Way, delivers, is_plain
from clientdesk.enrichment.finance_evidence import Passage
from clientdesk.enrichment.finance_formats import named_formats
from clientdesk.enrichment.finance_names import PERSON, TITLED, is_name, names_in, untitled
from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.finance_roles import Mailbox
    from clientdesk.enrichment.finance_statement import Statement

_TITLE_END: Final = re.compile(r"^(?:\.|\s|[a-zª]\.)+")
_TO: Final = re.compile(
    r"\b(?:to|an|à|a|aan|naar|till|til|para|do|pani|panu|στον|στην|στη|k rukám|at|bei|chez|bij"
    r"|hos)\s"
)
_WHERE: Final = frozenset({"at", "bei", "chez", "bij", "hos"})
_VIA: Final = re.compile(r"\bv/\s?")
"""Danish and Norwegian for “by”, before a name."""
_MASKED: Final = re.compile(r"\s{5}")
"""Where an address was written."""
_SEPARATED: Final = re.compile(r"\s?[,:(–-]\s?\(?|\s(?:is|ist|est|är|er|es|è|é|jest|είναι|on|je)\s")
_OF_OFFICE: Final = re.compile(
    rf"({PERSON.pattern})(?:\s?[,(–-]\s?\(?|\s(?:in|from|of|in der|aus der|von der|bei der|au"
    r"|à la|du|de la|på|i|en|del|dell|da|na|z|στο|van|bij|van de|bij de|en el|en la)\s)"
    r"(?:the |our |de |la |le )?$"
)
_BEFORE_ADDRESS: Final = re.compile(rf"(?<![\w.])({PERSON.pattern})\s?(?:[(,:–|-]\s?)?$")
_NAME_LINE: Final = re.compile(rf"({PERSON.pattern})(?:\s?[,(–|-].{{0,60}})?")
_FAR: Final = 40
_SHORT: Final = 25
_LINES: Final = 4
_LONGEST: Final = 160
"""Characters of a sentence that is about one person."""


def people(statement: Statement) -> Iterator[Contact]:
    """Whoever a sentence names for invoices or their payment."""
    if statement.way is not Way.IN or not _is_about_invoices(statement):
        return
    said = statement.said
    for start, end in (*_named(said), *_in_charge(statement)):
        name = untitled(said.text[start:end])
        begin = end - len(name)
        near = said.part(max(0, begin - _FAR), min(len(said.text), end + _FAR))
        if near.tells("executive") or not is_name(name):
            continue
        place = (begin - statement.shift, end - statement.shift)
        if place[0] >= statement.start:
            yield Contact(name, True, 0.85, statement.passage.around(*place))


def people_beside(box: Mailbox) -> Iterator[Contact]:
    """Whoever is named with a mailbox: who it is named after, or who stands before it."""
    yield from _namesakes(box)
    statement, mention = box.statement, box.mention
    lead = statement.line.text[statement.start : mention.start]
    own = _BEFORE_ADDRESS.search(lead)
    name = untitled(own[1]) if own else ""
    if own and is_name(name) and not Said(lead).tells("executive"):
        start, end = statement.start + own.start(1), statement.start + own.end(1)
        yield Contact(name, True, 0.85, statement.passage.around(start, end))
    elif len(lead) <= _SHORT and not statement.said.tells("invoice"):
        yield from _people_above(statement)


def _namesakes(box: Mailbox) -> Iterator[Contact]:
    statement = box.statement
    local = fold(box.mention.email.partition("@")[0])
    for start, end in names_in(statement.text):
        name = statement.text[start:end]
        if fold(name.split()[-1]) in local:
            place = (statement.start + start, statement.start + end)
            yield Contact(name, True, 0.86, statement.passage.around(*place))


def _people_above(statement: Statement) -> Iterator[Contact]:
    lines = statement.page.lines
    for at in range(statement.number - 1, max(-1, statement.number - _LINES - 1), -1):
        line = lines[at]
        if line.is_heading or "@" in line.text or line.heading != statement.line.heading:
            return
        hit = _NAME_LINE.fullmatch(line.text)
        name = untitled(hit[1]) if hit else ""
        if name and is_name(name) and not Said(line.text).tells("executive", "department"):
            yield Contact(name, True, 0.82, Passage(statement.page, line, 0, len(line.text)))
            return


def _is_about_invoices(statement: Statement) -> bool:
    """Whether the sentence is about invoices or their payment, not about buying."""
    said = statement.said
    if said.tells("invoice", "payable", "team", "pay", "role"):
        return True
    if said.tells("department"):
        return False
    before = statement.before
    if before is not None and (said.tells("send", "attention", "ask") or before.text.endswith("?")):
        return before.said.tells("invoice", "payable")
    return any(lead.tells("payable", "team", "invoice") for lead in statement.leads)


def _named(said: Said) -> Iterator[tuple[int, int]]:
    """Where a person may be named: behind a title or “attention”, beside the name of a team."""
    for _, end in said.spans("title"):
        skip = _TITLE_END.match(said.text[end:])
        begin = end + (skip.end() if skip else 0)
        hit = TITLED.match(said.text, begin) if begin > end else None
        if hit:
            yield hit.span()
    if delivers(said):
        yield from _recipients(said)
    for hit in _VIA.finditer(said.text):
        yield from _behind(said, hit.end())
    for _, end in said.spans("attention"):
        gap = re.match(r"[\s.:,]*", said.text[end:])
        yield from _behind(said, end + (gap.end() if gap else 0))
    for kind in ("team", "payable", "role", "office"):
        for start, end in said.spans(kind):
            yield from _beside(said, start, end)


def _behind(said: Said, begin: int) -> Iterator[tuple[int, int]]:
    hit = PERSON.match(said.text, begin)
    if hit:
        yield hit.span()


def _beside(said: Said, start: int, end: int) -> Iterator[tuple[int, int]]:
    gap = _SEPARATED.match(said.text[end:])
    if gap:
        yield from _behind(said, end + gap.end())
    lead = _OF_OFFICE.search(said.text[:start])
    if lead:
        yield lead.span(1)


def _recipients(said: Said) -> Iterator[tuple[int, int]]:
    """A person to whom invoices are sent, whose address or office is named too."""
    for to in _TO.finditer(said.text):
        hit = PERSON.match(said.text, to.end())
        if hit is None:
            continue
        rest = said.part(hit.end(), min(len(said.text), hit.end() + _FAR))
        surname = fold(hit[0].split()[-1])
        address = to[0].strip() not in _WHERE and _MASKED.search(rest.text)
        if rest.tells("office", "team", "role") or surname in rest.folded or address:
            yield hit.span()


def _in_charge(statement: Statement) -> Iterator[tuple[int, int]]:
    """The one person in a sentence on suppliers' invoices, as in “Ann Lee looks after them”."""
    said = statement.said
    asked = said.tells("ask") and statement.around is Way.IN
    if statement.mentions or len(said.text) > _LONGEST or not (asked or is_plain(said)):
        return
    if said.tells("portal", "paper", "post") or any(named_formats(said)):
        return
    named = list(names_in(said.text))
    if len(named) == 1:
        yield named[0]
