from __future__ import annotations

from collections.abc import Iterator

import pytest

from clientdesk.demo.pipeline import ahead


def test_parts_come_in_their_order() -> None:
    assert list(ahead(iter(range(1, 50)))) == list(range(1, 50))


def test_no_parts_are_none() -> None:
    empty: Iterator[int] = iter(())

    assert list(ahead(empty)) == []


def test_a_fault_of_the_maker_reaches_the_writer() -> None:
    def parts() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    taken = ahead(parts())

    assert next(taken) == 1
    with pytest.raises(ValueError, match="broken"):
        next(taken)
