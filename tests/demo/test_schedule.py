from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from clientdesk.demo.book import Book, book
from clientdesk.demo.calendar import calendar
from clientdesk.demo.schedule import CHUNK, ISSUED, Schedule, schedule

DAYS = calendar(date(2026, 11, 23))


def _plan(clients: int, invoices: int) -> tuple[Book, Schedule]:
    entries = book(1, clients, DAYS, 8)
    return entries, schedule(1, invoices, entries, DAYS)


@pytest.mark.parametrize(("clients", "invoices"), [(1, 1), (1, 5000), (7, 3), (900, 20_000)])
def test_there_are_exactly_as_many_invoices_as_asked_for(clients: int, invoices: int) -> None:
    _, plan = _plan(clients, invoices)

    assert len(plan) == invoices
    assert plan.starts[-1] == invoices
    assert (np.diff(plan.client) >= 0).all()


def test_numbers_have_no_gap_and_follow_the_days() -> None:
    _, plan = _plan(300, 9000)
    issued = plan.kind == ISSUED
    by_number = np.argsort(plan.number[issued])

    assert sorted(plan.number[issued]) == list(range(1, int(issued.sum()) + 1))
    assert (plan.number[~issued] == 0).all()
    assert (np.diff(plan.day[issued][by_number].astype(np.int64)) >= 0).all()


def test_moments_rise_with_the_numbers_of_a_day() -> None:
    _, plan = _plan(300, 9000)
    rows = slice(0, len(plan))
    when = plan.day + plan.moment(rows)
    issued = plan.kind == ISSUED
    by_number = np.argsort(plan.number[issued])

    assert (np.diff(when[issued][by_number]) > 0).all()


def test_every_day_is_after_the_client_came_and_before_it_left() -> None:
    entries, plan = _plan(2000, 30_000)

    assert (plan.day > entries.came[plan.client]).all()
    assert (plan.day <= entries.until[plan.client]).all()


def test_parts_are_bounded_and_cover_the_clients() -> None:
    _, plan = _plan(1, CHUNK + 10)

    parts = plan.of_clients(slice(0, 1))

    assert [(part.start, part.stop) for part in parts] == [(0, CHUNK), (CHUNK, CHUNK + 10)]
