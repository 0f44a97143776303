"""The person or the team that suppliers' invoices go to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way, delivers
from clientdesk.enrichment.finance_evidence import Passage
from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.finance_roles import Mailbox
    from clientdesk.enrichment.finance_statement import Statement

_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩΆΈΉΊΌΎΏА-ЯЁІЇЄ"
_LETTER: Final = r"[^\W\d_]"
_WORD: Final = rf"[{_CAPITAL}](?:{_LETTER}|['’-](?={_LETTER}))*"
_PARTICLE: Final = (
    r"(?:von|van|der|den|de|del|della|di|da|dos|das|do|du|la|le|ter|ten|zu|zur|af|av|y|e|el|al|bin)"
)
_PERSON: Final = re.compile(
    rf"(?:(?:[{_CAPITAL}]\.\s?){{1,2}}|{_WORD}\s)(?:(?:[{_CAPITAL}]\.|{_WORD}|{_PARTICLE})\s){{0,3}}{_WORD}(?!\w|\s?\d)"
)
_TITLED: Final = re.compile(
    rf"(?:{_WORD}|[{_CAPITAL}]\.)(?:\s(?:{_PARTICLE}|{_WORD})){{0,3}}(?!\w)"
)
_TITLE_END: Final = re.compile(r"^(?:\.|\s|[a-zª]\.)+")
_LEGAL: Final = re.compile(
    r"\b(?:am|im|zum|zur|unter|auf|at|in|the)\b"
    r"|\w*(?:stra[sß]s?e|str|weg|platz|gasse|allee|damm|ufer|straat|gatan|vägen|gata|vej|veien|gade)\b"
    r"|\b(?:ltd|limited|gmbh|ag|kg|inc|llc|plc|ab|as|aps|oy|oyj|bv|nv|sa|sas|sarl|srl|spa|sl|lda|sro|zoo|gemeinde|stadt"
    r"|street|road|strasse|straße|postfach|box|rue|avenue|plein|laan)\b",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"\b[A-Z]{2,}\b")
"""Letters of a postcode, a register or a legal form."""
_TO: Final = re.compile(
    r"\b(?:to|an|à|a|aan|naar|till|til|para|do|pani|panu|στον|στην|στη|k rukám|at|bei|chez|bij"
    r"|hos)\s"
)
_WHERE: Final = frozenset({"at", "bei", "chez", "bij", "hos"})
_SEPARATED: Final = re.compile(r"\s?[,:(–-]\s?\(?|\s(?:is|ist|est|är|er|es|è|é|jest|είναι|on|je)\s")
_ARTICLE: Final = re.compile(
    r"^(?:the|our|der|die|das|dem|den|unsere[rnm]?|unser|notre|nos|le|la|l'|les|onze|ons|de|het|vår|vårt|våra|vores|vor"
    r"|nuestro|nuestra|el|nossa|nosso|o|a|il|lo|nostra|nostro|i|το|τη|την|του|στο|naszej|nasz|naše|du|del|della)\s+|^l['’]",
    re.IGNORECASE,
)
_ENGLISH_TEAM: Final = re.compile(r"\s+(?:team|department|dept\.?|desk|office)$", re.IGNORECASE)
_BEFORE_ADDRESS: Final = re.compile(rf"(?<![\w.])({_PERSON.pattern})\s?(?:[(,:–|-]\s?)?$")
_BEFORE_VERB: Final = re.compile(rf"(?<![\w.])({_PERSON.pattern})\s$")
_NAME_LINE: Final = re.compile(rf"({_PERSON.pattern})(?:\s?[,(–|-].{{0,60}})?")
_NO_NAMES: Final = (
    *("team", "office", "payable", "invoice", "department", "supplier", "send", "portal", "mail"),
    *("order", "ask", "attention", "paper"),
)
"""What the words of a name do not tell."""
_OFFICER: Final = re.compile(
    r"(?:leiter|meister|führer|partner|walter|bearbeiter|halter|assistent|person|kraft)(?:in)?$"
)
_OF_OFFICE: Final = re.compile(
    rf"({_PERSON.pattern})(?:\s?[,(–-]\s?\(?|\s(?:in|from|of|in der|aus der|von der|bei der|au"
    r"|à la|du|de la|på|i|en|del|dell|da|z|στο|van|bij)\s)$"
)
_TOWARDS: Final = re.compile(
    r"(?:[,:]\s*|\b(?:to|an|à|au|aux|aan|naar|till|til|a|al|all|alla|para|ao|do|στο|στη|στην|k|zu"
    r"|zur|by|with|contact|via|bei|hos|på|bij|chez|door|par|par le|por|da|dal|dalla|przez|από)\b"
    r"[\s']+(?:[^\W\d_]+['\s]+){0,2})$"
)
_FAR: Final = 40
_SHORT: Final = 25
_LABEL: Final = 45
_LINES: Final = 4


@dataclass(frozen=True)
class Contact:
    """A name, whether a person bears it, and where it stands."""

    name: str
    is_person: bool
    confidence: float
    passage: Passage


def contacts(found: Iterable[Statement], boxes: Iterable[Mailbox]) -> list[Contact]:
    """Everyone who is named for suppliers' invoices, those beside a mailbox for them first."""
    beside = [contact for box in boxes for contact in (*_people_by_name(box), *_people_beside(box))]
    said = [
        contact
        for statement in found
        if statement.way is Way.IN
        for contact in (*_people(statement), *_teams(statement))
    ]
    return [*beside, *said]


def _people(statement: Statement) -> Iterator[Contact]:
    said = statement.said
    if not _is_about_invoices(statement):
        return
    for start, end in _named(said):
        name = _untitled(said.text[start:end])
        begin = end - len(name)
        near = said.part(max(0, begin - _FAR), min(len(said.text), end + _FAR))
        if near.tells("executive") or not _is_name(name):
            continue
        place = (begin - statement.shift, end - statement.shift)
        if place[0] >= statement.start:
            yield Contact(name, True, 0.85, statement.passage.around(*place))


def _people_by_name(box: Mailbox) -> Iterator[Contact]:
    """Whoever the mailbox is named after, if the sentence names them in full."""
    statement = box.statement
    local = fold(box.mention.email.partition("@")[0])
    for hit in _PERSON.finditer(statement.text):
        name = _untitled(hit[0])
        if fold(name.split()[-1]) in local and _is_name(name):
            place = (statement.start + hit.start(), statement.start + hit.end())
            yield Contact(name, True, 0.86, statement.passage.around(*place))


def _people_beside(box: Mailbox) -> Iterator[Contact]:
    """A name just before the address: in its sentence, its row or its card."""
    statement, mention = box.statement, box.mention
    lead = statement.line.text[statement.start : mention.start]
    own = _BEFORE_ADDRESS.search(lead)
    name = _untitled(own[1]) if own else ""
    if own and _is_name(name) and not Said(lead).tells("executive"):
        start, end = statement.start + own.start(1), statement.start + own.end(1)
        yield Contact(name, True, 0.85, statement.passage.around(start, end))
    elif len(lead) <= _SHORT and not statement.said.tells("invoice"):
        yield from _people_above(statement)


def _people_above(statement: Statement) -> Iterator[Contact]:
    lines = statement.page.lines
    for at in range(statement.number - 1, max(-1, statement.number - _LINES - 1), -1):
        line = lines[at]
        if line.is_heading or "@" in line.text or line.heading != statement.line.heading:
            return
        hit = _NAME_LINE.fullmatch(line.text)
        name = _untitled(hit[1]) if hit else ""
        if name and _is_name(name) and not Said(line.text).tells("executive", "department"):
            yield Contact(name, True, 0.82, Passage(statement.page, line, 0, len(line.text)))
            return


def _is_about_invoices(statement: Statement) -> bool:
    """Whether the sentence is about invoices or their payment, not about buying."""
    said = statement.said
    if said.tells("invoice", "payable", "team", "pay", "role", "keeps"):
        return True
    if said.tells("department"):
        return False
    if said.tells("send", "attention") and statement.before is not None:
        return statement.before.said.tells("invoice", "payable")
    return any(lead.tells("payable", "team", "invoice") for lead in statement.leads)


def _named(said: Said) -> Iterator[tuple[int, int]]:
    """Where a person may be named: behind a title or “attention”, beside the name of a team."""
    for _, end in said.spans("title"):
        skip = _TITLE_END.match(said.text[end:])
        begin = end + (skip.end() if skip else 0)
        hit = _TITLED.match(said.text, begin) if begin > end else None
        if hit:
            yield hit.span()
    if delivers(said):
        yield from _recipients(said)
    for hit in re.finditer(r"\bv/\s?", said.text):
        yield from _beside(said, hit.start(), hit.end(), behind=True)
    yield from _keepers(said)
    for kind in ("attention", "team", "payable", "role", "office"):
        for start, end in said.spans(kind):
            yield from _beside(said, start, end, behind=kind == "attention")


def _keepers(said: Said) -> Iterator[tuple[int, int]]:
    """As in “Ann Lee does the books”."""
    for start, _ in said.spans("keeps"):
        hit = _BEFORE_VERB.search(said.text[:start])
        if hit:
            yield hit.span(1)


def _recipients(said: Said) -> Iterator[tuple[int, int]]:
    """A person to whom invoices are sent, whose address or office is named too."""
    for to in _TO.finditer(said.text):
        hit = _PERSON.match(said.text, to.end())
        if hit is None:
            continue
        rest = said.part(hit.end(), min(len(said.text), hit.end() + _FAR))
        surname = fold(hit[0].split()[-1])
        address = to[0].strip() not in _WHERE and re.search(r"\s{5}", rest.text)
        if rest.tells("office", "team", "role") or surname in rest.folded or address:
            yield hit.span()


def _beside(said: Said, start: int, end: int, *, behind: bool) -> Iterator[tuple[int, int]]:
    gap = re.match(r"[\s.:,]*", said.text[end:]) if behind else _SEPARATED.match(said.text[end:])
    if gap:
        hit = _PERSON.match(said.text, end + gap.end())
        if hit:
            yield hit.span()
    if not behind:
        lead = _OF_OFFICE.search(said.text[:start])
        if lead:
            yield lead.span(1)


def _untitled(name: str) -> str:
    """Without “Ms”, “Treasurer” or a verb before it."""
    words = name.split()
    if len(words) > 2 and (_OFFICER.search(words[0]) or Said(words[0]).tells(*_NO_NAMES)):
        return _untitled(" ".join(words[1:]))
    for _, end in Said(name).spans("title")[:1]:
        if end < len(name) and name[:end].count(" ") == 0:
            return name[end:].lstrip(". ")
    return name


def _is_name(name: str) -> bool:
    words = Said(name)
    if _LEGAL.search(name) or _CODE.search(name) or len(name) > 50:
        return False
    return not words.tells(*_NO_NAMES)


def _teams(statement: Statement) -> Iterator[Contact]:
    said = statement.said
    if _reaches_a_team(statement):
        yield from _named_teams(statement, "team", 0.8)
    if delivers(said) or said.tells("attention") or _is_asked_for_money(statement):
        yield from _named_teams(statement, "office", 0.72)


def _reaches_a_team(statement: Statement) -> bool:
    """Whether suppliers are told of a team, not readers of its new office."""
    said = statement.said
    if statement.above is Way.IN or statement.mentions:
        return True
    return delivers(said) or said.tells("ask", "attention") or len(said.text) <= _LABEL


def _is_asked_for_money(statement: Statement) -> bool:
    said = statement.said
    if said.tells("invoice", "pay") and statement.mentions:
        return True
    return said.tells("ask") and said.tells("invoice", "pay")


def _named_teams(statement: Statement, kind: str, worth: float) -> Iterator[Contact]:
    said = statement.said
    for begin, end in said.spans(kind):
        if _is_in_address(said.text, begin, end):
            continue
        if kind == "office" and not _is_recipient(said, begin):
            continue
        name = _team_name(said.text[begin:end])
        start = max(begin - statement.shift, statement.start)
        stop = max(end - statement.shift, statement.start)
        yield Contact(name, False, worth, statement.passage.around(start, stop))


def _is_recipient(said: Said, begin: int) -> bool:
    """Whether something goes to the office, or it is asked: not where it is only spoken of."""
    if any(0 <= begin - end <= 25 for _, end in said.spans("attention")):
        return True
    return begin == 0 or bool(_TOWARDS.search(said.text[:begin]))


def _is_in_address(text: str, begin: int, end: int) -> bool:
    """As in kreditoren@firm, or /accounts-payable."""
    return bool(re.match(r"[\w.+-]*\s?(?:@|[\[({]\s?(?:at|ät|@))", text[end:])) or text[
        :begin
    ].endswith(("@", "/", ".", "-"))


def _team_name(written: str) -> str:
    name = _ARTICLE.sub("", " ".join(written.split()))
    name = (
        _ENGLISH_TEAM.sub("", name) if re.search(r"payable|ledger", name, re.IGNORECASE) else name
    )
    return name[:1].upper() + name[1:]
