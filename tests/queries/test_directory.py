from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clientdesk.queries.directory import directory
from clientdesk.store.database import create_database
from clientdesk.store.figures import refresh_figures
from tests.queries import oracle
from tests.queries.records import Records, fill
from tests.queries.workspaces import FIRST, filters, workspaces

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter
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
