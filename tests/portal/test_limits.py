from __future__ import annotations

import pytest

from clientdesk.portal.limits import NOWHERE, WINDOW, Counts, place_of


def test_a_key_is_full_at_its_limit_until_the_window_is_over() -> None:
    counts = Counts(2)

    assert [counts.add("a", at) for at in (0.0, 1.0)] == [1, 2]
    assert counts.is_full("a", WINDOW - 0.1)
    assert not counts.is_full("a", WINDOW)
    assert counts.add("a", WINDOW) == 1
    assert not counts.is_full("a", WINDOW)


def test_keys_are_counted_apart() -> None:
    counts = Counts(1)
    counts.add("a", 0.0)

    assert counts.is_full("a", 0.0)
    assert not counts.is_full("b", 0.0)


def test_many_keys_take_a_bounded_room() -> None:
    counts = Counts(1, most_keys=100)
    for key in range(1_000):
        counts.add(str(key), 0.0)

    assert len(counts._counts) == 100
    assert counts.is_full("999", 0.0)


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
        ("", NOWHERE),
        ("made up", NOWHERE),
        ("192.0.2.7, 10.0.0.1", NOWHERE),
    ],
)
def test_a_network_of_ipv6_counts_as_one_place(host: str, place: str) -> None:
    assert place_of(host) == place
