from __future__ import annotations

import threading

import pytest

from clientdesk.enrichment.sources.pace import LONGEST_WAIT_S, Pace, Patience
from clientdesk.errors import NetTimedOut
from tests.enrichment.sources.registers import Time


def test_turns_are_apart() -> None:
    time = Time()
    pace, patience = Pace(2.0, time.clock), Patience(clock=time.clock)

    began = []
    for _ in range(4):
        pace.turn(patience)
        began.append(time.at)

    assert began == [1000, 1002, 1004, 1006]


def test_threads_share_one_pace() -> None:
    time = Time()
    pace = Pace(1.0, time.clock)
    waits: list[float] = []

    class Waiting(Patience):
        def sleep(self, seconds: float) -> None:
            waits.append(seconds)

    threads = [threading.Thread(target=pace.turn, args=(Waiting(),)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(waits) == list(range(20))


def test_a_rest_holds_for_everybody() -> None:
    time = Time()
    pace, patience = Pace(1.0, time.clock), Patience(clock=time.clock)

    pace.rest(30)
    pace.turn(patience)

    assert time.at == 1030


def test_a_turn_that_is_too_far_away_is_not_waited_for() -> None:
    time = Time()
    pace = Pace(1.0, time.clock)

    pace.rest(LONGEST_WAIT_S + 1)

    with pytest.raises(NetTimedOut):
        pace.turn(Patience(clock=time.clock))
    assert time.slept == []


def test_who_gives_up_leaves_its_turn_to_others() -> None:
    time = Time()
    pace = Pace(40.0, time.clock)
    for _ in range(2):
        pace.turn(Patience(clock=Time().clock))

    with pytest.raises(NetTimedOut):
        pace.turn(Patience(clock=time.clock))
    time.at += 45

    pace.turn(Patience(clock=time.clock))
    assert time.at == 1080


def test_a_cancelled_lookup_waits_no_longer() -> None:
    time = Time()
    patience = Patience(cancelled=lambda: time.at >= 1003, clock=time.clock)

    with pytest.raises(NetTimedOut):
        patience.sleep(50)

    assert time.at == pytest.approx(1003, abs=0.6)


def test_patience_ends_with_what_was_spent_and_not_with_waiting() -> None:
    time = Time()
    patience = Patience(10.0, clock=time.clock)

    with patience.running() as left:
        assert left == 10
        time.at += 4
    patience.sleep(30)
    with patience.running() as left:
        assert left == 6
        time.at += 7

    with pytest.raises(NetTimedOut), patience.running():
        pytest.fail("nothing is left")
