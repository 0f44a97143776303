"""Groups of clients that are one company: in a group each is like each other.

Without that rule a chain would do: a is like b, b like c, and so on to a client that nobody would
take for the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.likeness import Sign
from clientdesk.model.twin_pairs import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    Pair = tuple[int, int]
    Scored = Mapping[Pair, tuple[float, int]]

_WHOLE: Final = 60
"""In chains of at most so many clients, pairs that share no value are compared as well."""


@dataclass(frozen=True, slots=True)
class Group:
    """Clients by their places, the first first; the score is that of the pair least alike."""

    members: tuple[int, ...]
    score: float
    shared: Sign
    """The signs of every pair."""
    some: Sign
    """The signs of any pair."""


def groups(
    pairs: pl.DataFrame, apart: Collection[Pair], more: Callable[[pl.DataFrame], pl.DataFrame]
) -> list[Group]:
    """The groups that pairs make; apart are pairs of which a person said that they are two.

    more tells the pairs that are alike among others that were not compared yet.
    """
    known = {pair: said for pair, said in _rows(pairs) if pair not in apart}
    chains = list(_chains(known))
    asked = [pair for chain in chains for pair in _missing(chain, known) if pair not in apart]
    if asked:
        rest = pl.DataFrame(asked, {name: SCHEMA[name] for name in ("one", "other")}, orient="row")
        known |= dict(_rows(more(rest)))
    return [group for chain in chains for group in _split(chain, known)]


def _rows(pairs: pl.DataFrame) -> Iterator[tuple[Pair, tuple[float, int]]]:
    for one, other, signs, score in pairs.select("one", "other", "signs", "score").iter_rows():
        yield (one, other), (score, signs)


def _chains(known: Iterable[Pair]) -> Iterator[list[int]]:
    """The clients that hang together over any number of pairs."""
    parent: dict[int, int] = {}

    def root(place: int) -> int:
        parent.setdefault(place, place)
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in known:
        parent[root(one)] = root(other)
    chains: dict[int, list[int]] = {}
    for place in sorted(parent):
        chains.setdefault(root(place), []).append(place)
    yield from chains.values()


def _missing(chain: list[int], known: Scored) -> list[Pair]:
    if not 2 < len(chain) <= _WHOLE:
        return []
    return [pair for pair in combinations(chain, 2) if pair not in known]


def _split(chain: list[int], known: Scored) -> Iterator[Group]:
    """Join the pairs most alike first, as long as each is like each."""
    if len(chain) > _WHOLE:
        inside = set(chain)
        theirs = [pair for pair in known if pair[0] in inside and pair[1] in inside]
    else:
        theirs = [pair for pair in combinations(chain, 2) if pair in known]
    cluster: dict[int, tuple[int, ...]] = {place: (place,) for place in chain}
    for one, other in sorted(theirs, key=lambda pair: (-known[pair][0], pair)):
        a, b = cluster[one], cluster[other]
        if a is not b and all(_ordered(x, y) in known for x in a for y in b):
            joined = tuple(sorted(a + b))
            cluster |= dict.fromkeys(joined, joined)
    for members in sorted(set(cluster.values())):
        if len(members) > 1:
            yield _group(members, known)


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _group(members: tuple[int, ...], known: Scored) -> Group:
    said = [known[pair] for pair in combinations(members, 2)]
    signs = [Sign(each) for _, each in said]
    return Group(members, min(score for score, _ in said), reduce(and_, signs), reduce(or_, signs))
