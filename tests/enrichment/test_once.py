from __future__ import annotations

from threading import Barrier, Thread

from clientdesk.enrichment.once import once


class Sentence:
    """Two properties that need each other's in the sentence before."""

    def __init__(self, before: Sentence | None, gate: Barrier) -> None:
        self.before, self.gate, self.asked = before, gate, 0

    @once
    def way(self) -> int:
        """One property."""
        self.asked += 1
        if self.before is None:
            return 0
        self.gate.wait(30)
        return self.before.around + 1

    @once
    def around(self) -> int:
        """The other."""
        if self.before is None:
            return 0
        self.gate.wait(30)
        return self.before.way + 1


def test_a_value_is_computed_once() -> None:
    first = Sentence(None, Barrier(1))

    assert (first.way, first.way, first.asked) == (0, 0, 1)


def test_two_threads_that_need_each_others_property_both_go_on() -> None:
    gate = Barrier(2)
    one, other = (Sentence(Sentence(None, gate), gate) for _ in range(2))
    got: list[int] = []
    threads = [
        Thread(target=lambda: got.append(one.way), daemon=True),
        Thread(target=lambda: got.append(other.around), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert got == [1, 1]
