"""Tokens as items: phrases of the vocabulary, members, places, numbers, and what is unknown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.line import Item, Line
from clientdesk.nlfilter.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clientdesk.nlfilter.tokens import Token
    from clientdesk.nlfilter.vocabulary import Entry, Lexicon

_FIRST_YEAR: Final = 1950
_LAST_YEAR: Final = 2100


def line(
    text: str, found: Sequence[Token], corrected: Mapping[int, str], lexicons: Sequence[Lexicon]
) -> Line:
    """The sentence as a line of items; the longest phrase wins at each word."""
    tokens = [
        replace(token, folded=corrected[index]) if index in corrected else token
        for index, token in enumerate(found)
    ]
    return Line(text, list(_items(tokens, lexicons)))


def _items(tokens: Sequence[Token], lexicons: Sequence[Lexicon]) -> Iterator[Item]:
    place = 0
    shouting = all(token.text.isupper() for token in tokens if token.kind is Kind.WORD)
    while place < len(tokens):
        token = tokens[place]
        length, senses = _phrase(tokens, place, lexicons)
        if not length:
            length, senses = 1, _alone(token, shouting)
        elif _is_code(token) and length == 1 and not shouting:
            senses = {tag: senses[tag] for tag in senses if tag not in _GAPS}
            senses |= {"currency_like": token.text}
        elif token.capital and not shouting:
            senses = senses | {"capital": True}
        yield Item(senses, token.start, tokens[place + length - 1].end)
        place += length


def _phrase(
    tokens: Sequence[Token], place: int, lexicons: Sequence[Lexicon]
) -> tuple[int, dict[str, Any]]:
    """How many tokens the longest phrase that begins here takes, and what it may mean."""
    best, senses = 0, {}
    for lexicon in lexicons:
        for entry in lexicon.entries.get(tokens[place].folded, ()):
            length = _length(tokens, place, entry)
            if length > best:
                best, senses = length, dict(entry.senses)
            elif length and length == best:
                senses = entry.senses | senses
            if length:
                break
    if senses.keys() & _NAMES:
        senses = {tag: senses[tag] for tag in senses if tag not in _GAPS}
    return best, senses


_NAMES: Final = frozenset({"member", "place"})
_GAPS: Final = frozenset({"soft", "thin"})


def _length(tokens: Sequence[Token], place: int, entry: Entry) -> int:
    """How many tokens a phrase takes from here, hyphens between its words included."""
    at = place
    for number, word in enumerate(entry.words):
        if number and at < len(tokens) and _is_hyphen(tokens, at):
            at += 1
        if at >= len(tokens) or tokens[at].folded != word or tokens[at].kind is Kind.QUOTE:
            return 0
        at += 1
    if entry.typed and not _is_typed(tokens[place:at], entry.typed):
        return 0
    return at - place


def _is_hyphen(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hyphen stands between two words without space."""
    return (
        tokens[at].folded == "-"
        and 0 < at < len(tokens) - 1
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )


def _is_typed(tokens: Sequence[Token], typed: str) -> bool:
    return [token.text for token in tokens] == typed.replace("-", " - ").split()


def _alone(token: Token, shouting: bool) -> dict[str, Any]:
    """What a token means that is no phrase."""
    if token.kind in _WHOLE:
        return {_WHOLE[token.kind]: token.text}
    if token.kind is Kind.QUOTE:
        return {"literal": token.text[1:-1].strip(), "quoted": True}
    if token.kind in {Kind.NUMBER, Kind.ODD}:
        return _number(token)
    if token.folded in {"-", "–", "—", "_", "'"}:
        return {"dash": True, "soft": True}
    if token.kind is Kind.MARK:
        return {"mark": token.text}
    is_name = token.capital and not shouting
    code = {"currency_like": token.text} if _is_code(token) else {}
    return {"text": token.text} | code | ({"capital": True, "proper": True} if is_name else {})


def _is_code(token: Token) -> bool:
    """Whether a word looks like the code of a currency."""
    return len(token.text) == 3 and token.text.isascii() and token.text.isupper()


_WHOLE: Final = {Kind.TEXT: "literal", Kind.DATE: "date"}


def _number(token: Token) -> dict[str, Any]:
    typed = token.text
    if token.kind is Kind.ODD:
        return {"text": typed, "odd": True}
    value = number_of(typed)
    if typed.isdecimal() and len(typed) == 4 and _FIRST_YEAR <= value <= _LAST_YEAR:
        return {"number": value, "year": int(value)}
    return {"number": value}


def number_of(typed: str) -> Decimal:
    """The number that 5000, 5,000.50, 5.000,50, 5 000 or 5'000 name.

    A lone point or comma before exactly three digits groups, as money has two digits behind it.
    """
    digits = typed.translate(_GROUPS)
    signs = [sign for sign in digits if sign in ".,"]
    if not signs:
        return Decimal(digits)
    whole, _, part = digits.rpartition(signs[-1])
    alone = len(set(signs)) == 1
    if signs.count(signs[-1]) > 1 or (alone and len(part) == 3 and whole.strip("0")):
        whole, part = whole + part, ""
    return Decimal(f"{whole.replace('.', '').replace(',', '') or 0}.{part or 0}")


_GROUPS: Final = {ord(sign): None for sign in " \u00a0\u202f'’"}
