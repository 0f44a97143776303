"""Why an address is not where invoices go, although invoices are spoken of beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from clientdesk.enrichment.finance_clause import Clause
    from clientdesk.enrichment.finance_said import Said

_BY: Final = re.compile(
    r"\s*(?:by|durch|par|door|av|af|por|da|dal|dalla|przez|από|za|with|with the)\b"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b|\bthen\b|\bnow\b")
_NOT_SO_FAR: Final = 45
"""Characters between words such as “the old address” and the address."""
_SOON: Final = 30
_FORMATS: Final = re.compile(r"\bpdf|\bxml|peppol|papier|paper|\bword\b|\bexcel\b|\bscan")


def is_excluded(clause: Clause) -> bool:
    """Whether the words say that this address is not, or no longer, the one."""
    if is_only_address(clause.before):
        return False
    return (
        _is_copied(clause.before)
        or _is_denied(clause)
        or _is_replaced(clause)
        or _is_refused(clause)
        or clause.whole.tells("elsewhere", "claims")
        or _is_of_a_department(clause.whole)
    )


def is_only_address(before: Said) -> bool:
    """Whether mail to any other address is refused."""
    length = len(before.text)
    return any(length - end <= 20 for _, end in before.spans("other_than"))


def is_bygone(clause: Clause) -> bool:
    """Whether the address was good until a year that is named."""
    return any(
        _YEAR.search(clause.before.text[end : end + 30]) for _, end in clause.before.spans("until")
    )


def denials(said: Said, begin: int, end: int) -> list[tuple[int, int]]:
    """The words that say no in a stretch of a sentence, up to a word such as “but”."""
    cut = begin
    for _, stop in said.spans("contrast"):
        if begin <= stop <= end:
            cut = max(cut, stop)
    return [span for span in said.negations if cut - 1 <= span[0] and span[1] <= end]


def _is_copied(before: Said) -> bool:
    return any(len(before.text) - end <= 20 for _, end in before.spans("copy"))


def _is_denied(clause: Clause) -> bool:
    """As in “please do not send invoices to”, “not to”, but not in “if you have not been paid”."""
    before = clause.before
    start = _last_comma(before)
    said_no = denials(before, start, len(before.text))
    if not said_no:
        return False
    first = said_no[0]
    between = before.part(first[1], len(before.text))
    if between.tells("without") or (between.tells("ask") and not between.tells("send")):
        return False
    if _is_of_a_format(between):
        return False
    if _is_relative(before, first[0]) and clause.until_next.tells("refuse", "delay", "accept"):
        return False
    near = len(between.text.split()) <= 3
    return near or between.tells("send", "accept", "invoice", "mail")


def _is_of_a_format(between: Said) -> bool:
    """As in “as PDF, not on paper, to”, where a comma ends what is denied."""
    item = between.part(0, between.text.find(","))
    return "," in between.text and (
        item.tells("paper", "post", "fax") or bool(_FORMATS.search(item.folded))
    )


def _is_relative(before: Said, at: int) -> bool:
    """As in “invoices that are not sent to”."""
    return any(0 <= at - end <= 16 for _, end in before.spans("invoice"))


def _last_comma(before: Said) -> int:
    """Where the last part with a verb of its own begins."""
    for hit in reversed(list(re.finditer(r"[,:(]", before.text))):
        if before.part(hit.end(), len(before.text)).tells("send", "ask", "accept"):
            return hit.end()
    return 0


def _is_replaced(clause: Clause) -> bool:
    before, rest = clause.before, clause.until_next
    for tells in ("former", "instead"):
        for _, end in before.spans(tells):
            between = before.part(end, len(before.text))
            near = len(between.text) <= _NOT_SO_FAR and not _BY.match(between.folded)
            if near and not between.tells("send", "contrast", "since"):
                return True
    soon = rest.part(0, min(_first_stop(rest.text), _NOT_SO_FAR))
    if any(
        _BY.match(soon.folded[end:]) for _, end in (*soon.spans("former"), *soon.spans("instead"))
    ):
        return True
    return soon.tells("former") and not soon.tells("instead", "paper", "post", "fax")


def _is_refused(clause: Clause) -> bool:
    """As in “info@ is not for invoices”, “invoices to info@ are not processed”."""
    rest = clause.until_next
    part = rest.part(0, _first_stop(rest.text))
    if part.tells("without", "order", "paper", "post", "fax", "portal") or _FORMATS.search(
        part.folded
    ):
        return False
    no = [span for span in part.negations if span[0] <= _SOON]
    if no:
        tail = part.part(no[0][0], len(part.text))
        return tail.tells("accept", "invoice", "send")
    return part.tells("refuse") and not part.tells("need", "state")


def _first_stop(text: str) -> int:
    hit = re.search(r"[,;(]", text)
    return hit.start() if hit else len(text)


def _is_of_a_department(whole: Said) -> bool:
    """Whether it is the mailbox for sales, applications, orders and the like."""
    return whole.tells("department") and not whole.tells("invoice", "payable", "inbound", "team")
