from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreError
from clientdesk.store.rates import fetched_path, keep_fetched, known_rates, load_rates
from tests.store.rates_files import NEXT_DAY, continued, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.store.database import Database

DAY = date(2026, 10, 30)


def rates_on(database: Database, day: date) -> dict[str, Decimal]:
    with database.cursor() as cursor:
        cursor.execute("select currency, rate from exchange_rates where day = $day", {"day": day})
        return dict(cursor.fetchall())


def test_rates_to_the_euro_are_those_of_the_file(database: Database) -> None:
    database.write(lambda tx: load_rates(tx, "EUR"))

    assert rates_on(database, DAY)["USD"] == Decimal("1.1172")
    assert rates_on(database, date(1999, 1, 4))["JPY"] == Decimal("133.73")
    assert "EUR" not in rates_on(database, DAY)


def test_rates_to_another_base_are_cross_rates_with_the_euro(database: Database) -> None:
    database.write(lambda tx: load_rates(tx, "GBP"))

    found = rates_on(database, DAY)
    assert found["EUR"] == Decimal("1.1993283761")
    assert found["USD"] == Decimal("1.3398896618")
    assert "GBP" not in found


def test_rates_after_the_given_day_are_left_out(database: Database) -> None:
    database.write(lambda tx: load_rates(tx, "EUR", date(2026, 10, 29)))

    assert rates_on(database, DAY) == {}
    assert rates_on(database, date(2026, 10, 29)) != {}


@pytest.mark.parametrize("base", ["XYZ", "eur"])
def test_a_base_that_the_bank_does_not_quote_has_no_rates(database: Database, base: str) -> None:
    assert database.write(lambda tx: load_rates(tx, base)) == 0


def test_a_currency_is_quoted_only_on_days_that_have_it(database: Database) -> None:
    database.write(lambda tx: load_rates(tx, "EUR"))

    assert "HRK" not in rates_on(database, DAY)
    assert "HRK" in rates_on(database, date(2020, 1, 2))


def test_the_newer_of_the_shipped_and_the_fetched_file_is_loaded(
    database: Database, tmp_path: Path
) -> None:
    fetched = fetched_path(tmp_path / "own.duckdb")
    keep_fetched(fetched, zipped(continued(USD="1.25")))
    database.write(lambda tx: load_rates(tx, "EUR", fetched=fetched))

    assert rates_on(database, date.fromisoformat(NEXT_DAY))["USD"] == Decimal("1.25")


@pytest.mark.parametrize("content", [b"", b"not a file of rates"])
def test_a_fetched_file_that_is_damaged_is_left_aside(tmp_path: Path, content: bytes) -> None:
    fetched = fetched_path(tmp_path / "own.duckdb")
    keep_fetched(fetched, content)

    assert known_rates(fetched).newest == DAY


def test_a_fetched_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    fetched = fetched_path(tmp_path / "own.duckdb")
    keep_fetched(fetched, b"one")
    keep_fetched(fetched, b"two")

    assert [file.read_bytes() for file in fetched.parent.iterdir()] == [b"two"]


def test_a_fetched_file_that_cannot_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "rates").touch()

    with pytest.raises(StoreError, match="cannot be kept"):
        keep_fetched(fetched_path(tmp_path / "own.duckdb"), b"x")
