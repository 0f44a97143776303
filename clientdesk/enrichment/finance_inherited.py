"""What an address is for where only the words around it tell."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way, delivers, way
from clientdesk.enrichment.finance_formats import named_formats
from clientdesk.enrichment.finance_mailbox import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.finance_said import Said
    from clientdesk.enrichment.finance_statement import Statement


class Role(StrEnum):
    """What suppliers write to an address for."""

    INVOICE = "invoice"
    CONTACT = "contact"


Verdict = tuple[Role, float, bool]
"""A role, how sure it is, and whether words that lead straight up to the address say so."""

OPEN: Final = frozenset({Kind.PAYABLE, Kind.INVOICE, Kind.ACCOUNTS})
"""Mailboxes whose name fits, so that the words around are enough."""
_LABEL: Final = 40
_INVOICES: Final = re.compile(
    r"\b(?:invoices|rechnung(?:en)?|factures|facturen|fakturor|fakturaer|facturas|fatture|fac?turas"
    r"|faktury|τιμολογια|laskut|faktura)\b"
)
"""The papers themselves: a label such as “invoicing” is as often for customers."""


def sends_it(statement: Statement, words: Said) -> bool:
    """As in “send them to”, “PDF files to”, where the invoice is named before."""
    formats = any(named_formats(words))
    if words.tells("ask", "invoice") or (words.tells("pay") and not formats):
        return False
    if not (formats or words.tells("send")):
        return False
    if formats and words.tells("send") and statement.above is Way.IN:
        return True
    return any(context.tells("invoice") for context, _ in statement.contexts())


def by_surroundings(statement: Statement, at: int, words: Said, reader: Kind) -> Verdict | None:
    """By what was said before it, leads up to it or stands above; None where that is for others."""
    if reader in {Kind.GENERAL, Kind.RECEIVABLE}:
        return None
    for context, told, close in _contexts(statement, at):
        if told is Way.UNKNOWN:
            continue
        if told is not Way.IN:
            return None
        if words.tells("ask") or (words.tells("pay") and not words.tells("invoice", "send")):
            return asked(words, reader)
        if sends_it(statement, words):
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


def asked(words: Said, reader: Kind) -> Verdict | None:
    """What an address is for that answers the questions of suppliers."""
    about = words.tells("invoice", "pay", "office", "team")
    if not about and reader not in OPEN:
        return None
    return (Role.CONTACT, 0.74 if about else 0.66, False)


def _inherited(context: Said, words: Said, reader: Kind, *, close: bool) -> Verdict | None:
    """What the address is for where only the words around say that suppliers are spoken to."""
    fits = reader in OPEN
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
