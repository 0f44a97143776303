"""When words that were read as conditions may have been meant as words to search for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clientdesk.model.folding import fold
from clientdesk.ui import cached, reading, sentence

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.nlfilter.parsing import Chip
    from clientdesk.ui.sentence import Said

_MOST: Final = 2
_TRADES: Final = frozenset({"industry", "company_type", "size_segment", "search"})
_NAMES: Final = frozenset({"location", "owner"})


def offered(bar: Said, *, found: int) -> str:
    """The text as words to search for, where that would find somebody who is not shown.

    More is compared only where nothing else than a trade or a name makes the text a sentence.
    """
    if not bar.is_sentence or (found and not _is_bare(bar)):
        return ""
    quoted = sentence.as_text(bar.text)
    wanted = reading.read(quoted)
    if not reading.is_plain(wanted):
        return ""
    plain = sentence.instead(bar, quoted)
    return quoted if _hides(bar.result, plain, found=found) else ""


def _is_bare(bar: Said) -> bool:
    words, chips = bar.text.split(), bar.parsed.chips
    said = [word for chip in chips for word in chip.source.replace("…", " ").split()]
    is_told = all(_is_trade_or_name(chip, bar.parsed.filter) for chip in chips)
    return is_told and len(words) <= _MOST and sorted(said) == sorted(words)


def _is_trade_or_name(chip: Chip, asked: ClientFilter) -> bool:
    """Whether a chip's words are a trade or a name, and nothing beside it such as “in”."""
    if chip.key in _NAMES:
        return fold(chip.source) in fold(" ".join(getattr(asked, chip.key) or ()))
    return chip.key in _TRADES


def _hides(shown: ClientFilter, plain: ClientFilter, *, found: int) -> bool:
    """Whether the search finds somebody who is not shown; mostly one count tells."""
    would_find = cached.directory(plain, limit=1).total
    if would_find > found or not would_find:
        return would_find > found
    both = replace(shown, search=" ".join(filter(None, (shown.search, plain.search))))
    return would_find > cached.directory(both, limit=1).total
