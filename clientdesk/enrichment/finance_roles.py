"""What each address on a page is for: the invoices of suppliers, their questions, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_clause import clause_of
from clientdesk.enrichment.finance_direction import Way, delivers, is_plain, way
from clientdesk.enrichment.finance_exclusion import is_bygone, is_excluded, is_only_address
from clientdesk.enrichment.finance_formats import named_formats
from clientdesk.enrichment.finance_mailbox import Kind, is_own, kind
from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.finance_clause import Clause
    from clientdesk.enrichment.finance_mail import Mention
    from clientdesk.enrichment.finance_statement import Statement
    from clientdesk.enrichment.site import Site


class Role(StrEnum):
    """What suppliers write to an address for."""

    INVOICE = "invoice"
    CONTACT = "contact"


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
_LABEL: Final = 40
_MOST: Final = 12
"""Addresses of a sentence; where there are more, it is no sentence."""
_INVOICES: Final = re.compile(
    r"\b(?:invoices|rechnung(?:en)?|factures|facturen|fakturor|fakturaer|facturas|fatture|fac?turas"
    r"|faktury|τιμολογια|laskut|faktura)\b"
)
"""The papers themselves: a label such as “invoicing” is as often for customers."""
_OPEN: Final = frozenset({Kind.PAYABLE, Kind.INVOICE, Kind.ACCOUNTS})
"""Mailboxes whose name fits, so that the words around are enough."""


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


Verdict = tuple[Role, float, bool]


def _verdict(
    statement: Statement, at: int, clause: Clause, names: re.Pattern[str]
) -> Verdict | None:
    words = _with_question(statement, at, clause)
    if is_only_address(clause.before):
        return (Role.INVOICE, 0.92, True)
    reader = kind(statement.mentions[at].email)
    own = _way(statement, words, names)
    if own is Way.BOTH:
        plain = reader is Kind.PAYABLE and delivers(words)
        return (Role.INVOICE, 0.7, True) if plain else None
    if own is Way.IN:
        return _by_own_words(statement, words, reader)
    if own is Way.OUT or words.tells("customer"):
        return None
    if words.tells("supplier") and reader in _OPEN and not words.tells("ask", "send"):
        return (Role.CONTACT, 0.7, False)
    return _by_surroundings(statement, at, words, reader)


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
    if _sends_it(statement, words):
        return (Role.INVOICE, 0.85, True)
    if words.tells("ask"):
        about = reader in _OPEN or words.tells("invoice", "pay", "payable", "office", "team")
        return _contact(reader, 0.82) if about else None
    if words.tells("invoice") and (words.tells("supplier") or not words.tells("payable")):
        return (Role.INVOICE, 0.88, True)
    if words.tells("inbound") and not words.tells("payable"):
        return (Role.INVOICE, 0.85, True)
    return _contact(reader, 0.85)


def _sends_it(statement: Statement, words: Said) -> bool:
    """As in “send them to”, “PDF files to”, where the invoice is named before."""
    if words.tells("ask", "pay", "invoice"):
        return False
    if not words.tells("send", "paper") and not any(named_formats(words)):
        return False
    return any(context.tells("invoice") for context, _ in statement.contexts())


def _contact(reader: Kind, confidence: float) -> Verdict | None:
    if reader in {Kind.GENERAL, Kind.RECEIVABLE}:
        return None
    return (Role.CONTACT, confidence, True)


def _by_surroundings(statement: Statement, at: int, words: Said, reader: Kind) -> Verdict | None:
    if reader in {Kind.GENERAL, Kind.RECEIVABLE}:
        return None
    for context, told, close in _contexts(statement, at):
        if told is Way.UNKNOWN:
            continue
        if told is not Way.IN:
            return None
        if words.tells("ask") or (words.tells("pay") and not words.tells("invoice", "send")):
            return _asked(words, reader)
        if _sends_it(statement, words):
            return (Role.INVOICE, 0.84, close)
        return _inherited(context, words, reader, close=close)
    return _alone(statement, at, words, reader)


def _contexts(statement: Statement, at: int) -> Iterator[tuple[Said, Way, bool]]:
    """What was said before, the nearest first; and whether it leads straight up to the address."""
    if at:
        said = statement.said.part(0, statement.mentions[at].start + statement.shift)
        yield said, way(said), True
    headings = len(statement.headings)
    contexts = list(statement.contexts())
    for number, (said, told) in enumerate(contexts):
        yield said, told, number < len(contexts) - headings


def _asked(words: Said, reader: Kind) -> Verdict | None:
    about = words.tells("invoice", "pay", "office", "team")
    if not about and reader not in _OPEN:
        return None
    return (Role.CONTACT, 0.74 if about else 0.66, False)


def _inherited(context: Said, words: Said, reader: Kind, *, close: bool) -> Verdict | None:
    """What the address is for where only the words around say that suppliers are spoken to."""
    fits = reader in _OPEN
    if words.tells("invoice"):
        return (Role.INVOICE, 0.84, True)
    if delivers(context) or (context.tells("inbound") and (fits or close)):
        return (Role.INVOICE, 0.82, close)
    if words.tells("office", "team") or context.tells("payable"):
        return (Role.CONTACT, 0.78, False)
    return _by_name(context, reader) if fits else None


def _by_name(context: Said, reader: Kind) -> Verdict:
    """What a mailbox with a fitting name is for, where suppliers are spoken to."""
    if context.tells("ask"):
        return (Role.CONTACT, 0.72, False)
    if reader in {Kind.PAYABLE, Kind.INVOICE}:
        return (Role.INVOICE, 0.66, False)
    return (Role.CONTACT, 0.6, False)


def _alone(statement: Statement, at: int, words: Said, reader: Kind) -> Verdict | None:
    """What the address is for where nothing around says whom it is meant for."""
    label = at == 0 and len(words.text) <= _LABEL and _INVOICES.search(words.folded)
    if label and reader is Kind.INVOICE and not words.tells("ask", "office"):
        return (Role.INVOICE, 0.62, False)
    if reader is Kind.PAYABLE and statement.around is not Way.OUT:
        return (Role.CONTACT, 0.6, False)
    return None
