"""The words that belong to one address of a sentence that may name several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_said import Said
from clientdesk.enrichment.finance_text import fold

if TYPE_CHECKING:
    from clientdesk.enrichment.finance_statement import Statement

_BEHIND: Final = re.compile(
    r"\s*(?:for|fur|pour|voor|til|para|per|pro|dla|για|za|is|ist|est|son|e' )\s"
)
_NEXT: Final = re.compile(r",|\s(?:and|und|et|en|och|og|y|e|i|oraz|και|ja|a|or|oder|ou|of)\s")
_LAST: Final = re.compile(r"[,|/]\s*$|\s(?:and|und|et|en|och|og|y|e|i|oraz|και|ja|a)\s*$")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Clause:
    """What is said of one address: before it, after it, and up to the next one."""

    before: Said
    after: Said
    until_next: Said
    """All that follows, to the next address or the end."""
    whole: Said


def clause_of(statement: Statement, at: int) -> Clause:
    """The clause of the address with this number in its statement."""
    text, languages = statement.text, statement.said.languages
    begin, end = _place(statement, at)
    begin += len(_clicked(statement, at))
    if at == 0:
        before = statement.label + text[:begin]
    else:
        before = _divided(text[_place(statement, at - 1)[1] : begin])[1]
    rest = text[end:]
    after = rest
    if at + 1 < len(statement.mentions):
        rest = text[end : _place(statement, at + 1)[0]]
        after = _divided(rest)[0]
    return Clause(
        Said(before, languages),
        Said(after, languages),
        Said(rest, languages),
        Said(f"{before} {after}", languages),
    )


def _clicked(statement: Statement, at: int) -> str:
    """The words that stand in place of the address, such as the name of a team."""
    one = statement.mentions[at]
    shown = statement.line.text[one.start : one.end]
    return "" if one.is_written(statement.line.text) else shown


def _place(statement: Statement, at: int) -> tuple[int, int]:
    one = statement.mentions[at]
    return one.start - statement.start, one.end - statement.start


def _divided(between: str) -> tuple[str, str]:
    """What stands between two addresses: the words of the first, then those of the second."""
    tight = between.lstrip()
    if tight.startswith("("):
        close = between.find(")")
        return (between[: close + 1], between[close + 1 :]) if close >= 0 else ("", between)
    if _BEHIND.match(fold(between)):
        cut = _NEXT.search(between)
        return (between[: cut.start()], between[cut.start() :]) if cut else (between, "")
    last = _LAST.search(between)
    if last and not tight.startswith(",") and _LETTERS.search(between[: last.start()]):
        return between[: last.start()], between[last.start() :]
    return "", between
