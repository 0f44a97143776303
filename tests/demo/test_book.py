from __future__ import annotations

from datetime import date

import numpy as np

from clientdesk.demo.book import book
from clientdesk.demo.calendar import calendar
from clientdesk.demo.columns import NONE
from clientdesk.demo.pools import regions

DAYS = calendar(date(2026, 11, 23))


def test_clients_stand_in_the_order_in_which_they_came() -> None:
    entries = book(3, 5000, DAYS, 8)

    assert (np.diff(entries.came) >= 0).all()
    assert entries.came.max() < DAYS.last


def test_clients_come_from_many_countries_and_most_from_home() -> None:
    entries = book(3, 5000, DAYS, 8)
    countries = [regions()[region].country for region in entries.region]

    assert len(set(countries)) >= 12
    assert max(set(countries), key=countries.count) == "DE"


def test_archived_ones_were_last_billed_long_before() -> None:
    entries = book(3, 5000, DAYS, 8)
    archived = entries.archived != NONE

    assert 0.07 < archived.mean() < 0.11
    assert (entries.archived - entries.until)[archived].min() > 90
    assert entries.archived.max() < DAYS.last


def test_one_client_is_enough() -> None:
    entries = book(3, 1, DAYS, 8)

    assert len(entries) == 1
    assert entries.came[0] < entries.until[0]
