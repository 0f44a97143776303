from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.alike import counted, frame, likeness, marked
from clientdesk.model.likeness import COMMON, LIKELY, Sign
from clientdesk.model.twin_groups import Group, groups
from clientdesk.model.twin_pairs import NEXT, alike, likely

if TYPE_CHECKING:
    from collections.abc import Collection


def found(
    clients: list[dict[str, str | None]], apart: Collection[tuple[int, int]] = ()
) -> list[Group]:
    rows = marked(frame(list(clients))).with_columns(common=counted())
    return groups(alike(rows), set(apart), lambda rest: likely(rows, rest))


def members(clients: list[dict[str, str | None]], *apart: tuple[int, int]) -> list[tuple[int, ...]]:
    return [group.members for group in found(clients, apart)]


def test_two_of_the_same_name_are_a_group_with_its_reason() -> None:
    (group,) = found([{"name": "Acme Ltd"}, {"name": "Zulu"}, {"name": "ACME Limited"}])

    assert group.members == (0, 2)
    assert group.shared == group.some == Sign.NAME


def test_a_chain_is_cut_where_its_ends_are_not_alike() -> None:
    shared = {"email": "x@acme.example", "address": "1 High Street, York"}
    a: dict[str, str | None] = {"name": "Acme Ltd"}
    b: dict[str, str | None] = {"name": "Acme Ltd", **shared}
    c: dict[str, str | None] = {"name": "Zulu", **shared}
    assert likeness(b, c).score >= LIKELY > likeness(a, c).score

    assert members([a, b, c]) == [(0, 1)]


def test_copies_beyond_the_window_are_one_group() -> None:
    copies: list[dict[str, str | None]] = [
        {"name": "Acme Ltd", "email": "a@acme.example", "tax_id": "GB371201047"}
    ] * (2 * NEXT)

    assert members(copies) == [tuple(range(2 * NEXT))]


def test_those_said_to_be_two_are_never_in_one_group() -> None:
    three: list[dict[str, str | None]] = [{"name": "Acme Ltd"}] * 3

    assert members(three) == [(0, 1, 2)]
    assert members(three, (0, 1)) == [(0, 2)]
    assert members(three[:2], (0, 1)) == []


def test_the_phone_of_a_bookkeeper_makes_no_group() -> None:
    names = ["Alder", "Birch", "Cedar", "Damson", "Elm", "Fig", "Gorse", "Hazel"]
    clients: list[dict[str, str | None]] = [
        {"name": name, "phone": "+44 20 7946 0018", "address": "1 High Street, York"}
        for name in names
    ]
    assert len(clients) > COMMON

    assert members(clients) == []


@settings(max_examples=30)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"name": st.sampled_from(["Acme Ltd", "Acme", "Acme GmbH", "Zulu"])},
            optional={
                "email": st.sampled_from(["a@acme.example", "b@acme.example"]),
                "tax_id": st.sampled_from(["GB371201047", "ATU12345678"]),
            },
        ),
        max_size=8,
    )
)
def test_in_a_group_each_is_like_each_and_no_client_is_in_two(
    clients: list[dict[str, str | None]],
) -> None:
    rows = marked(frame(list(clients))).with_columns(common=counted())
    every = [place for group in found(clients) for place in group.members]

    assert len(every) == len(set(every))
    for group in found(clients):
        pairs = [(a, b) for a in group.members for b in group.members if a < b]
        asked = pl.DataFrame(pairs, {"one": pl.UInt32(), "other": pl.UInt32()}, orient="row")
        assert likely(rows, asked).height == len(pairs)
