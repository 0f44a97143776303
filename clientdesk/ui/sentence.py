"""What the search bar says, and what the list was without it.

One rule decides which of the two holds: a sentence holds as long as the address shows exactly what
it came to, in whatever order a column's header puts it. Every text is read anew and laid over what
the other controls had set, so what an earlier text asked for never stays behind. Whatever else
changes the filter, a chip, a field, a link or the browser's back, makes the filter as it then
stands the new truth: the chips show its conditions, and the bar its search words only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from clientdesk.model.client_filter import ClientFilter
from clientdesk.nlfilter.parsing import Parsed
from clientdesk.ui import cached, reading, state, steering
from clientdesk.ui.conditions import cleared, is_ordered, laid_over, ordered_as

if TYPE_CHECKING:
    from clientdesk.nlfilter.model_parsing import Helper
    from clientdesk.nlfilter.suggesting import Suggestion

_BAR: Final = "search-bar"
_RECENT: Final = "search-recent"
_MOST: Final = 5
_NOTHING: Final = Parsed(ClientFilter())
_WORD: Final = re.compile(r'"[^"]*"|\S+')


@dataclass(frozen=True, slots=True)
class Said:
    """The bar's text, and what it made of the list."""

    text: str = ""
    base: ClientFilter = field(default_factory=ClientFilter)
    """What the other controls have set."""
    result: ClientFilter = field(default_factory=ClientFilter)
    parsed: Parsed = _NOTHING
    """What was read last; its chips tell the words of conditions that still stand."""
    meant: tuple[Suggestion, ...] = ()
    """What may have been meant in place of a word that was not read."""
    holds: bool = True
    """Whether the text is what was read last, and no remainder of it."""
    reordered: bool = False
    """Whether a header's order stands in place of the one that was said."""
    writing: str = ""
    """The sentence in its longest form, while somebody writes it."""

    @property
    def is_sentence(self) -> bool:
        """Whether the text asks for more than a search."""
        return self.holds and not reading.is_plain(self.parsed)

    def words_of(self, key: str, client_filter: ClientFilter) -> str:
        """The words that a condition came from, if it is as they asked for it."""
        if getattr(self.parsed.filter, key) != getattr(client_filter, key):
            return ""
        words = (chip.source for chip in self.parsed.chips if chip.key == key)
        return " … ".join(dict.fromkeys(words))


def said(client_filter: ClientFilter) -> Said:
    """What the bar says of the filter in the address."""
    bar = state.recall(_BAR, Said())
    if bar.result.to_json() == client_filter.to_json():
        return bar
    if _is_reordered(bar.result, client_filter):
        base = ordered_as(bar.base, client_filter)
        bar = replace(bar, base=base, result=client_filter, reordered=True)
        state.keep(_BAR, bar)
        return bar
    _remember(bar, bar.writing)
    text, base = as_text(client_filter.search or ""), replace(client_filter, search=None)
    stands = client_filter != ClientFilter()
    left = Said(text, base, client_filter, bar.parsed if stands else _NOTHING, holds=False)
    state.keep(_BAR, left)
    return left


def say(text: str) -> None:
    """Read a text in place of what the bar said, and show the list that it asks for."""
    bar = said(state.read_filter().filter)
    parsed = reading.read(text)
    writing = _writing(bar, text, parsed)
    # Another order that is said counts again; the same, as one writes on, does not.
    reordered = bar.reordered and ordered_as(bar.parsed.filter, parsed.filter) == bar.parsed.filter
    said_now = replace(bar, text=text, parsed=parsed, reordered=reordered)
    _show(replace(said_now, holds=True, writing=writing))


def correct(text: str) -> None:
    """Read a text in place of one that was not meant so, which is not offered again."""
    state.keep(_BAR, replace(said(state.read_filter().filter), writing=""))
    say(text)


def correct_place(place: str, meant: str) -> None:
    """Take another place, in the sentence too where it names the first."""
    now = state.read_filter().filter
    bar = said(now)
    named = re.compile(rf"\b{re.escape(place)}\b", re.IGNORECASE)
    if bar.holds and named.search(bar.text):
        correct(named.sub(lambda _: meant, bar.text))
        return
    places = (meant if one == place else one for one in now.location)
    steering.change(location=tuple(dict.fromkeys(places)))


def instead(bar: Said, text: str) -> ClientFilter:
    """The list that another text in the bar would ask for."""
    return _laid_over(bar.base, reading.read(text))


def ask(helper: Helper) -> None:
    """Let the model read what was left over of the sentence that the bar holds."""
    bar = said(state.read_filter().filter)
    _show(replace(bar, parsed=reading.read_with(helper, bar.text)))


def only_in(currency: str) -> None:
    """Compare amounts in one currency only; a sentence goes on to hold."""
    bar = said(state.read_filter().filter)
    if not bar.holds:
        steering.change(currency=(currency,))
        return
    _show(replace(bar, base=replace(bar.base, currency=(currency,))))


def clear() -> None:
    """Drop every condition; the order stays, unless a sentence brought one."""
    now = state.read_filter().filter
    ordered = said(now).parsed.filter.sort is not None
    steering.go_to(ClientFilter() if ordered else cleared(now))


def as_text(search: str) -> str:
    """Search words as the bar reads them back; in quotes where they would ask for more."""
    if reading.read(search).filter == ClientFilter(search=search or None):
        return search
    quoted = " ".join(f'"{word.strip(chr(34))}"' for word in _WORD.findall(search))
    return quoted if reading.is_plain(reading.read(quoted)) else search


def recent() -> tuple[str, ...]:
    """The sentences that this session left, newest first."""
    nothing: tuple[str, ...] = ()
    return state.recall(_RECENT, nothing)


def _show(bar: Said) -> None:
    result = _laid_over(bar.base, bar.parsed)
    if bar.reordered:
        result = ordered_as(result, bar.base)
    meant = tuple(reading.likely(bar.parsed))
    state.keep(_BAR, replace(bar, result=result, meant=meant))
    steering.go_to(result)


def _laid_over(base: ClientFilter, parsed: Parsed) -> ClientFilter:
    return laid_over(base, parsed.filter, {chip.key for chip in parsed.chips})


def _is_reordered(one: ClientFilter, other: ClientFilter) -> bool:
    """Whether two filters differ in their order only, as after a click on a header."""
    return ordered_as(one, other) == other and (is_ordered(other) or not is_ordered(one))


def _writing(bar: Said, text: str, parsed: Parsed) -> str:
    """What is being written: more and fewer letters are the same sentence, others a new one."""
    was = bar.writing
    if text.strip() and (reading.is_plain(parsed) or _is_within(text, was)):
        return was
    if not _is_within(was, text):
        _remember(bar, was)
    return text.strip()


def _is_within(part: str, whole: str) -> bool:
    """Whether letters could be added to one text so that it becomes the other."""
    letters = iter(whole)
    return all(letter in letters for letter in part)


def _remember(bar: Said, text: str) -> None:
    """Offer a sentence again, if it finds somebody."""
    sentence = " ".join(text.split())
    if sentence and cached.directory(_asked(bar, text), limit=1).total:
        others = (one for one in recent() if one != sentence)
        state.keep(_RECENT, (sentence, *others)[:_MOST])


def _asked(bar: Said, text: str) -> ClientFilter:
    return bar.result if bar.holds and bar.text.strip() == text else instead(bar, text)
