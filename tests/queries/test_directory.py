from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clientdesk.model.client_filter import ClientFilter, Field, Range
from clientdesk.queries.directory import COLUMNS, Neighbours, directory, neighbours
from clientdesk.store.database import create_database
from clientdesk.store.figures import refresh_figures
from tests.queries import oracle
from tests.queries.records import Records, fill, moment
from tests.queries.workspaces import FIRST, filters, workspaces

if TYPE_CHECKING:
    from clientdesk.store.database import Database

AS_OF = st.integers(-1, 40).map(lambda days: FIRST + timedelta(days=days))
FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking makes a database for each try, which takes minutes.
    phases=[Phase.explicit, Phase.generate],
)


@FEW
@given(workspaces(), st.lists(filters(), min_size=12, max_size=12), AS_OF, AS_OF)
def test_the_list_is_what_the_contract_says(
    records: Records, asked: list[ClientFilter], stored_on: date, day: date
) -> None:
    with TemporaryDirectory() as folder:
        database = create_database(Path(folder) / "clients.duckdb")
        fill(database, records)
        database.write(lambda tx: refresh_figures(tx, stored_on))
        for client_filter in asked[:6]:
            _compare(database, records, client_filter, day)
        for client_filter in asked[6:]:
            _compare(database, records, client_filter, stored_on)
        database.close()


def _compare(database: Database, records: Records, asked: ClientFilter, day: date) -> None:
    expected = oracle.listed(records, asked, day)
    rates = oracle.rates_on(records, day)

    found = directory(database, asked, day, offset=1, limit=3)

    assert found.total == len(expected)
    sums = asdict(found.sums)
    assert sums.pop("currency") == "EUR"
    assert sums == oracle.sums(expected, rates)
    rows = found.clients.to_dicts()
    assert [UUID(row["id"]) for row in rows] == [each.record["id"] for each in expected[1:4]]
    for row, each in zip(rows, expected[1:4], strict=True):
        assert row["currency"] == each.billing
        assert row["days_overdue"] == each.days_overdue
        assert row["last_invoice"] == each.last_invoice
        assert row["created_on"] == oracle.business_date(each.record["created_at"])
        for figure in oracle.MONEY:
            assert row[figure] == oracle.in_billing(each, figure, rates)


def test_neighbours_walk_the_filtered_list(database: Database, records: Records) -> None:
    ids = [records.client(name) for name in ("Anna", "Bert", "Carl", "Dora")]
    records.clients[1]["archived_at"] = moment(FIRST)
    fill(database, records)

    assert neighbours(database, ClientFilter(), FIRST, ids[2]) == Neighbours(ids[0], ids[3], 2, 3)
    assert neighbours(database, ClientFilter(), FIRST, ids[0]) == Neighbours(None, ids[2], 1, 3)
    assert neighbours(database, ClientFilter(), FIRST, ids[1]) == Neighbours(None, None, 0, 3)
    first_two = ClientFilter(limit=2, descending=True)
    assert neighbours(database, first_two, FIRST, ids[2]) == Neighbours(ids[3], None, 2, 2)


def test_a_page_has_the_columns_of_the_contract_in_their_order(
    database: Database, records: Records
) -> None:
    owner = records.member("Ann")
    records.client("Acme", owner_id=owner)
    fill(database, records)

    page = directory(database, ClientFilter(), FIRST).clients

    assert tuple(page.columns[: len(COLUMNS)]) == COLUMNS
    assert page.row(0, named=True)["owner"] == "Ann"
    assert page.row(0, named=True)["owner_id"] == str(owner)


def test_a_field_that_must_be_filled_and_empty_keeps_nobody(
    database: Database, records: Records
) -> None:
    records.client("Acme")
    fill(database, records)
    asked = ClientFilter(has=(Field.EMAIL,), missing=(Field.EMAIL, Field.PHONE))

    found = directory(database, asked, FIRST)

    assert found.total == found.clients.height == 0
    assert found.sums.outstanding == 0


def test_a_currency_that_is_no_longer_quoted_keeps_its_last_rate(
    database: Database, records: Records
) -> None:
    client = records.client("Acme", currency="HRK")
    records.invoice(client, "75.00", FIRST, currency="HRK")
    records.rate("HRK", "7.5", date(2022, 12, 30))
    records.rate("USD", "1.25", FIRST)
    fill(database, records)

    for asked in (ClientFilter(), ClientFilter(outstanding=Range(eq=Decimal(75)))):
        sums = directory(database, asked, FIRST).sums
        assert (sums.outstanding, sums.left_out_clients) == (Decimal("10.00"), 0)


def test_filters_of_every_kind_at_once_are_understood(database: Database, records: Records) -> None:
    records.client("Acme")
    fill(database, records)
    asked = ClientFilter.from_json(
        '{"search": "a \\"b c\\" 12", "status": "all", "created_from": "0001-01-01",'
        ' "created_to": "9999-12-31", "location": ["x(", "%"], "owner": ["O\'Neil"],'
        ' "last_invoice_from": "2026-01-01", "days_overdue": {"gt": -1e9}, "limit": 99999999999,'
        ' "revenue": {"gt": 1e14, "lt": -0.00001}, "sort": "overdue"}'
    )

    assert directory(database, asked, FIRST, offset=10**9).total == 0
