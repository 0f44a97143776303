"""Names that a workspace brings: its members, and the places that its clients are in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clientdesk.model.folding import fold
from clientdesk.nlfilter.vocabulary import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_KNOWN_PLACES: Final = Path(__file__).parent / "places.txt"
_SHORTEST: Final = 2


@dataclass(frozen=True, slots=True)
class Names:
    """Names as phrases, and the single words in them."""

    lexicon: Lexicon
    words: frozenset[str]

    def members(self, name: str) -> Sequence[str]:
        """The members that a name, or a part of one, means."""
        words = tuple(fold(name).split())
        entries = self.lexicon.entries.get(words[0], ()) if words else ()
        found = [entry for entry in entries if entry.words == words]
        return found[0].senses["member"] if found else ()


@lru_cache(maxsize=64)
def member_names(members: tuple[str, ...]) -> Names:
    """Members by full name, first name and last name; a part that several share names them all."""
    named: dict[str, list[str]] = {}
    for member in members:
        parts = fold(member).split()
        for name in dict.fromkeys([" ".join(parts), *parts[:1], *parts[-1:]]):
            if len(name) >= _SHORTEST:
                named.setdefault(name, []).append(member)
    lexicon = Lexicon()
    for name, owners in named.items():
        lexicon.add(name, {"member": tuple(owners)})
    lexicon.close()
    return Names(lexicon, _words(named))


@lru_cache(maxsize=8)
def place_names(places: tuple[str, ...]) -> Names:
    """Well-known places, and those that the workspace's addresses name."""
    lexicon = Lexicon()
    known = [*_well_known(), *(name for place in places if len(name := fold(place).strip()) > 2)]
    for name in known:
        lexicon.add(name, {"place": True})
    lexicon.close()
    return Names(lexicon, _words(known))


@lru_cache(maxsize=1)
def _well_known() -> tuple[str, ...]:
    lines = _KNOWN_PLACES.read_text("utf-8").splitlines()
    return tuple(fold(name.strip()) for line in lines for name in line.split(",") if name.strip())


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())
