"""The team that suppliers' invoices go to, or that answers for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_contact import Contact
from clientdesk.enrichment.finance_direction import Way, delivers
from clientdesk.enrichment.finance_said import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.finance_statement import Statement

_ARTICLE: Final = re.compile(
    r"^(?:the|our|der|die|das|dem|den|unsere[rnm]?|unser|notre|nos|le|la|l'|les|onze|ons|de|het|vår"
    r"|vårt|våra|vores|vor|nuestro|nuestra|el|nossa|nosso|o|a|il|lo|nostra|nostro|i|το|τη|την|του"
    r"|στο|naszej|nasz|naše|du|del|della)\s+|^l['’]",
    re.IGNORECASE,
)
_KIND: Final = re.compile(
    r"^(?:service|afdeling|team|abteilung|dział|departamento|departamento de|ufficio|avdelning"
    r"|oddělení|τμήμα|dienst|pôle)\s(?=[A-ZÀ-ÞŁŚΑ-Ω])"
)
"""“the service Comptabilité”: the name begins with the capital."""
_ENGLISH_TEAM: Final = re.compile(r"\s+(?:team|department|dept\.?|desk|office)$", re.IGNORECASE)
_TOWARDS: Final = re.compile(
    r"(?:[,:]\s*|\b(?:to|an|à|au|aux|aan|naar|till|til|a|al|all|alla|para|ao|do|στο|στη|στην|k|zu"
    r"|zur|by|with|contact|via|bei|hos|på|bij|chez|door|par|par le|por|da|dal|dalla|przez|από)\b"
    r"[\s']+(?:[^\W\d_]+['\s]+){0,2})$"
)
_ADDRESS: Final = re.compile(r"[\w.+-]*\s?(?:@|[\[({]\s?(?:at|ät|@))")
_LABEL: Final = 45
_LABELLED: Final = re.compile(r":\s*([^.,;:(–]{3,50}?)\s*(?:[.,;(–]|$)")
_WORDS: Final = 5


def teams(statement: Statement) -> Iterator[Contact]:
    """Every team that a sentence names for invoices or their payment."""
    if statement.way is not Way.IN:
        return
    said = statement.said
    yield from _labelled(statement)
    if _reaches_a_team(statement):
        yield from _named(statement, "team", 0.8)
    if delivers(said) or said.tells("attention") or _is_asked_for_money(statement):
        yield from _named(statement, "office", 0.72)


def _labelled(statement: Statement) -> Iterator[Contact]:
    """As in “Contact for supplier invoices: Purchase Ledger”."""
    said = statement.said
    for hit in _LABELLED.finditer(said.text):
        begin, end = hit.span(1)
        begin += len(_verb(hit[1]))
        label, value = said.part(0, hit.start()), said.part(begin, end)
        about = label.tells("ask", "attention", "role") and label.tells("invoice", "pay", "payable")
        if about and value.tells("team", "office") and len(value.text.split()) <= _WORDS:
            yield _contact(statement, begin, end, 0.84)


def _verb(text: str) -> str:
    """A first word that asks to write or call, with the blank behind it."""
    word = text.split(" ", 1)[0]
    return f"{word} " if Said(word).tells("ask", "send") and " " in text else ""


def _reaches_a_team(statement: Statement) -> bool:
    """Whether suppliers are told of a team, not readers of its new office."""
    said = statement.said
    if statement.above is Way.IN or statement.mentions:
        return True
    return delivers(said) or said.tells("ask", "attention") or len(said.text) <= _LABEL


def _is_asked_for_money(statement: Statement) -> bool:
    said = statement.said
    if said.tells("invoice") and statement.mentions:
        return True
    return said.tells("ask") and said.tells("invoice", "pay")


def _named(statement: Statement, kind: str, worth: float) -> Iterator[Contact]:
    said = statement.said
    asked = said.tells("ask") and _is_asked_for_money(statement) and not delivers(said)
    for begin, end in said.spans(kind):
        if _is_in_address(said.text, begin, end):
            continue
        if kind == "team" or asked or _is_recipient(said, begin):
            yield _contact(statement, begin, end, worth)


def _contact(statement: Statement, begin: int, end: int, worth: float) -> Contact:
    start = max(begin - statement.shift, statement.start)
    stop = max(end - statement.shift, statement.start)
    name = _team_name(statement.said.text[begin:end])
    return Contact(name, False, worth, statement.passage.around(start, stop))


def _is_recipient(said: Said, begin: int) -> bool:
    """Whether something goes to the office, or it is asked: not where it is only spoken of."""
    if any(0 <= begin - end <= 25 for _, end in said.spans("attention")):
        return True
    return begin == 0 or bool(_TOWARDS.search(said.text[:begin]))


def _is_in_address(text: str, begin: int, end: int) -> bool:
    """As in kreditoren@firm, or /accounts-payable."""
    return bool(_ADDRESS.match(text, end)) or text[:begin].endswith(("@", "/", ".", "-"))


def _team_name(written: str) -> str:
    name = _KIND.sub("", _ARTICLE.sub("", " ".join(written.split())))
    if re.search(r"payable|ledger", name, re.IGNORECASE):
        name = _ENGLISH_TEAM.sub("", name)
    return name[:1].upper() + name[1:]
