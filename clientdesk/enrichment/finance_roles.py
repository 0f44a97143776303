"""What each address on a page is for: the invoices of suppliers, their questions, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_clause import clause_of
from clientdesk.enrichment.finance_direction import Way, delivers, is_plain, way
from clientdesk.enrichment.finance_exclusion import is_bygone, is_excluded, is_only_address
from clientdesk.enrichment.finance_inherited import (
    OPEN,
    Role,
    asked,
    by_surroundings,
    sends_it,
)
from clientdesk.enrichment.finance_mailbox import Kind, is_own, kind
from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.finance_clause import Clause
    from clientdesk.enrichment.finance_inherited import Verdict
    from clientdesk.enrichment.finance_mail import Mention
    from clientdesk.enrichment.finance_statement import Statement
    from clientdesk.enrichment.site import Site


@dataclass(frozen=True)
class Mailbox:
    """An address with its role, and how plainly the page says so."""

    mention: Mention
    role: Role
    confidence: float
    statement: Statement
    own_words: bool
    """Whether the sentence with the address says it, not the words around."""


_PAGE_TOLD: Final = 0.03
"""What a page for suppliers adds to what its sentence says."""
_FROM: Final = r"(?:from|by|von|vom|van|fran|fra|od|apo|απο|ab)"
_OF: Final = r"(?:der|des|de|du|d|da|dal|dalla|del|della|z|por|do|of|της|του|en)"
_MOST: Final = 12
"""Addresses of a sentence; where there are more, it is no sentence."""


def mailboxes(found: Iterable[Statement], site: Site) -> list[Mailbox]:
    """Every address that is for suppliers, in the order of the pages."""
    names = own_names(site)
    judged = (
        _judged(statement, at, names)
        for statement in found
        for at in range(min(len(statement.mentions), _MOST))
    )
    return [box for box in judged if box and (box.own_words or is_own(box.mention.email, site))]


def own_names(site: Site) -> re.Pattern[str]:
    """Finds the words of the company's name in its domain, after a word such as “from”."""
    words = [fold(word) for word in re.split(r"[\W_]+", site.domain.split(".")[0]) if len(word) > 3]
    named = "|".join(map(re.escape, words)) or "(?!)"
    article = r"(?:the |der |die |das |la |le |il |den |det |het |de |l')?"
    return re.compile(rf"\s({_FROM}|{_OF})\s{article}\W?(?:{named})")


def _judged(statement: Statement, at: int, names: re.Pattern[str]) -> Mailbox | None:
    clause = clause_of(statement, at)
    if is_excluded(clause):
        return None
    verdict = _verdict(statement, at, clause, names)
    if verdict is None:
        return None
    role, confidence, own_words = verdict
    if is_bygone(clause):
        confidence -= 0.3
    elif statement.above is Way.IN:
        confidence += _PAGE_TOLD
    mention = statement.mentions[at]
    return Mailbox(mention, role, round(confidence, 2), statement, own_words)


def _verdict(
    statement: Statement, at: int, clause: Clause, names: re.Pattern[str]
) -> Verdict | None:
    words = _with_question(statement, at, clause)
    if is_only_address(clause.before):
        return (Role.INVOICE, 0.92, True)
    reader = kind(statement.mentions[at].email)
    own = _way(statement, words, names)
    if own is Way.OUT:
        return None
    if _answers(statement, at, clause):
        spoken_to = own or statement.around
        return asked(words, reader) if spoken_to is Way.IN else None
    if own is Way.IN:
        return _by_own_words(statement, words, reader)
    return _by_half(words, reader) if own is Way.BOTH else _quietly(statement, at, words, reader)


def _by_half(words: Said, reader: Kind) -> Verdict | None:
    """Of words that speak of both ways, only what is plain by the mailbox's name too."""
    plain = reader is Kind.PAYABLE and delivers(words)
    return (Role.INVOICE, 0.7, True) if plain else None


def _quietly(statement: Statement, at: int, words: Said, reader: Kind) -> Verdict | None:
    """Of words that say nothing of suppliers' invoices by themselves."""
    if words.tells("customer"):
        return None
    if words.tells("supplier") and reader in OPEN and not words.tells("ask", "send"):
        return (Role.CONTACT, 0.7, False)
    return by_surroundings(statement, at, words, reader)


def _answers(statement: Statement, at: int, clause: Clause) -> bool:
    """Whether it is what follows a question, as in “An unpaid invoice? Write to”."""
    before = statement.before
    if at or before is None or not before.text.endswith("?") or delivers(before.said):
        return False
    return before.said.tells("invoice", "pay") and not clause.whole.tells("invoice", "send")


def _way(statement: Statement, words: Said, names: re.Pattern[str]) -> Way:
    """The way of the clause; what only sends an invoice goes the way of the words around."""
    own = way(words)
    if _is_own_invoice(words, names):
        return Way.OUT
    if own is Way.IN and statement.way is Way.OUT and not is_plain(words):
        return Way.OUT
    return own


def _with_question(statement: Statement, at: int, clause: Clause) -> Said:
    """The clause, after the question or the label that it answers."""
    before = statement.before
    if at or before is None or not before.text.endswith(("?", ":")):
        return clause.whole
    return Said(f"{before.text} {clause.whole.text}", clause.whole.languages)


def _is_own_invoice(words: Said, names: re.Pattern[str]) -> bool:
    """Whether the invoices are those that the company sends, as in “an invoice from Acme”."""
    asks = words.tells("ask")
    for _, end in words.spans("invoice"):
        hit = names.match(words.folded[end : end + 60])
        if hit and (asks or re.fullmatch(_FROM, hit[1])):
            return True
    return False


def _by_own_words(statement: Statement, words: Said, reader: Kind) -> Verdict | None:
    if delivers(words):
        return (Role.INVOICE, 0.92, True)
    if sends_it(statement, words):
        return (Role.INVOICE, 0.85, True)
    if words.tells("ask"):
        about = reader in OPEN or words.tells("invoice", "pay", "payable", "office", "team")
        return _contact(reader, 0.82) if about else None
    if words.tells("invoice") and (words.tells("supplier") or not words.tells("payable")):
        return (Role.INVOICE, 0.88, True)
    if words.tells("inbound") and not words.tells("payable"):
        return (Role.INVOICE, 0.85, True)
    return _contact(reader, 0.85)


def _contact(reader: Kind, confidence: float) -> Verdict | None:
    if reader in {Kind.GENERAL, Kind.RECEIVABLE}:
        return None
    return (Role.CONTACT, confidence, True)
