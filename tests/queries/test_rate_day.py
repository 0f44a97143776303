from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.queries.rate_day import rate_day
from tests.queries.records import Records, fill

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def test_the_rates_of_a_day_are_the_newest_before_it(database: Database, records: Records) -> None:
    records.rate("USD", "1.10", date(2026, 3, 1))
    records.rate("JPY", "160", date(2026, 3, 5))
    fill(database, records)

    assert rate_day(database, date(2026, 3, 4)) == date(2026, 3, 1)
    assert rate_day(database, date(2026, 3, 5)) == date(2026, 3, 5)
    assert rate_day(database, date(2026, 2, 28)) is None
