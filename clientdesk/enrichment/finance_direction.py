"""Which way an invoice goes: to the company from its suppliers, or from it to its customers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from clientdesk.enrichment.finance_said import Said

_THEIRS: Final = ("invoice", "pay", "portal", "order", "ask", "office", "team")
"""What of suppliers it is about, so that it is not about buying."""
_ASKED: Final = 45
_SOON: Final = 20
_TO: Final = re.compile(
    r"\b(?:to|an|a|aux|au|aan|till|til|ai|alla|para|aos|ao|do|dla|σε|στους|by|from"
    r"|von|van|fran|fra|av|af|od|απο)\s(?:\w+\s)?$"
)
_BESIDE: Final = re.compile(
    r"\b(?:for|fur|bei|mit|with|of|pour|avec|chez|voor|bij|met|med|hos|para|con|per|com|dla|για|με|in|im)"
    r"\s(?:\w+\s)?$"
)
"""What comes before people who are not the ones that do something."""
_ONE_WORD: Final = re.compile(r"[\s-](?:\w+\s)?")
"""Characters between the word for a question and the invoice that it is about."""


class Way(StrEnum):
    """The way that words speak of."""

    IN = "in"
    OUT = "out"
    BOTH = "both"
    UNKNOWN = ""


def way(said: Said) -> Way:
    """What a sentence, or a part of one, says by itself."""
    inbound = is_inbound(said)
    outbound = _is_outbound(said) or _customers_send(said)
    if inbound and outbound:
        return Way.BOTH
    if outbound:
        return Way.OUT
    if inbound:
        return Way.IN
    if said.tells("customer", "client_area") and said.tells("invoice", "pay", "ask"):
        return Way.OUT
    return Way.UNKNOWN


def is_inbound(said: Said) -> bool:
    """Whether suppliers, their invoices, or invoices that are sent to us are spoken of."""
    if said.tells("inbound", "payable"):
        return True
    if said.tells("supplier") and said.tells(*_THEIRS):
        return not _is_for_customers(said)
    return delivers(said) and not _is_for_customers(said)


def _is_outbound(said: Said) -> bool:
    """Whether what goes to customers is spoken of, apart from within words such as “your own”."""
    inside = said.spans("inbound")
    return said.tells("claims") or any(
        not any(start <= begin and end <= stop for start, stop in inside)
        for begin, end in said.spans("outbound")
    )


def is_plain(said: Said) -> bool:
    """Whether it is suppliers that are spoken of, not just invoices that somebody sends."""
    return said.tells("inbound", "payable", "supplier")


def delivers(said: Said) -> bool:
    """Whether an invoice is what is to be sent, or what is taken."""
    return said.tells("send", "accept", "addressed") and any(
        not (_is_asked_about(said, begin) or _is_number(said, begin))
        for begin, _ in said.spans("invoice")
    )


def side(said: Said) -> Way:
    """Whom a heading, a label or a title speaks to."""
    inbound = said.tells("inbound", "payable", "supplier", "buying") or (
        delivers(said) and not said.tells("customer")
    )
    outbound = _is_outbound(said) or said.tells("customer", "client_area", "selling")
    if inbound and outbound:
        return Way.BOTH
    return Way.IN if inbound else Way.OUT if outbound else Way.UNKNOWN


def _is_for_customers(said: Said) -> bool:
    """Whether customers do something with the invoice, or get it: not where they only occur."""
    first = min(
        (begin for begin, _ in (*said.spans("invoice"), *said.spans("supplier"))), default=0
    )
    return any(
        begin < first or _TO.search(said.folded, max(0, begin - _SOON), begin)
        for begin, _ in said.spans("customer")
    )


def _customers_send(said: Said) -> bool:
    """As in “clients send us their supplier invoices”, which an accountant says."""
    suppliers = [end for _, end in said.spans("supplier")]
    for begin, end in said.spans("customer"):
        if _BESIDE.search(said.folded, max(0, begin - _SOON), begin):
            continue
        for start, _ in said.spans("send"):
            if 0 <= start - end <= _SOON and not any(end < each <= start for each in suppliers):
                return True
    return False


def _is_number(said: Said, begin: int) -> bool:
    """Whether just the number or the like of an invoice is spoken of."""
    return any(start <= begin < end for start, end in said.spans("number"))


def _is_asked_about(said: Said, begin: int) -> bool:
    """As in “questions about invoices”, “invoice queries”."""
    for start, end in said.spans("ask"):
        if start < begin and begin - end <= _ASKED:
            return True
        invoice = next(stop for first, stop in said.spans("invoice") if first == begin)
        if start >= invoice and _ONE_WORD.fullmatch(said.folded, invoice, start):
            return True
    return False
