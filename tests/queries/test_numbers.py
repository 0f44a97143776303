from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.queries.numbers import next_number
from tests.queries.records import Records, fill

if TYPE_CHECKING:
    from clientdesk.store.database import Database

DAY = date(2026, 4, 10)
PATTERN = "INV-{number:4}"


def number_after(database: Database, records: Records, *numbers: str | None) -> str:
    client = records.client()
    for place, text in enumerate(numbers):
        records.invoice(client, "1.00", DAY, number=text, id=place)
        records.invoices[-1]["id"] = f"00000000-0000-0000-0000-{place + 900:012}"
    fill(database, records)
    return next_number(database, PATTERN, DAY).text


@pytest.mark.parametrize(
    ("numbers", "following"),
    [
        ((), "INV-0001"),
        ((None,), "INV-0001"),
        (("INV-0001", "INV-0041"), "INV-0042"),
        (("INV-9999",), "INV-10000"),
        (("INV-7", "XINV-0090", "inv-0090", "INV-0090B", "INV-12-0090", "INV-"), "INV-0008"),
        (("INV-999999999999999999999", "INV-0003"), "INV-0004"),
    ],
)
def test_a_series_begins_after_the_highest_number_there_is(
    database: Database, records: Records, numbers: tuple[str | None, ...], following: str
) -> None:
    assert number_after(database, records, *numbers) == following


def test_a_series_goes_on_after_its_last_and_leaves_no_gap_before_numbers_there_are(
    database: Database, records: Records
) -> None:
    number_after(database, records, "INV-0003", "INV-0004", "INV-0006")

    def after(last: int) -> str:
        name = "INV-{number}"
        database.write(lambda tx: tx.execute("update_invoice_series", series=name, last=last))
        return next_number(database, PATTERN, DAY).text

    database.write(lambda tx: tx.execute("add_invoice_series", series="INV-{number}", last=0))
    assert [after(last) for last in (0, 1, 2, 3, 4, 5, 6)] == [
        *("INV-0001", "INV-0002", "INV-0005", "INV-0005", "INV-0005", "INV-0007", "INV-0007"),
    ]


def test_each_year_or_month_of_a_pattern_is_a_series(database: Database, records: Records) -> None:
    number_after(database, records, "2026-0004")

    assert next_number(database, "{year}-{number:4}", DAY).text == "2026-0005"
    assert next_number(database, "{year}-{number:4}", date(2027, 1, 1)).text == "2027-0001"
    found = next_number(database, "{yy}{month}-{number}", DAY)
    assert (found.text, found.series, found.count, found.is_first) == (
        *("2604-1", "2604-{number}", 1, True),
    )


def test_signs_of_a_pattern_mean_themselves(database: Database, records: Records) -> None:
    number_after(database, records, "A%_5")

    assert next_number(database, "A%_{number}", DAY).text == "A%_6"
    assert next_number(database, "A__{number}", DAY).text == "A__1"
