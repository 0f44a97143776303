from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.model.ids import new_id
from tests.pages.conftest import THEN
from tests.pages.invoices import add_client, add_issued, said

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    client_id = add_client(records)
    add_issued(records, client_id)
    return client_id


def profile(app: AppTest, client_id: UUID) -> AppTest:
    app.query_params["id"] = str(client_id)
    return app.switch_page("pages/client.py").run()


def downloads(app: AppTest) -> int:
    return len(statements(app))


def statements(app: AppTest) -> list[bool]:
    """Whether each download of a statement is closed; the record has downloads of its own."""
    every = app.get("download_button")
    return [each.proto.disabled for each in every if "statement-" in each.proto.id]


def test_the_profile_offers_the_statement_of_a_period(app: AppTest, acme: UUID) -> None:
    profile(app, acme)
    assert not app.exception
    assert downloads(app) == 2
    app.selectbox(key=f"statement-period-{acme}").set_value("custom").run()
    assert downloads(app) == 2
    app.text_input(key=f"statement-first-{acme}").set_value("1 Jan 2026").run()
    assert downloads(app) == 2


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        ("soon", "", "From must be a day such as"),
        ("", "later", "To must be a day such as"),
        ("1 Feb 2026", "1 Jan 2026", "The first day is after the last day."),
        ("1 Jan 2199", "", "The first day is after today."),
    ],
)
def test_days_that_make_no_period_say_why(
    app: AppTest, acme: UUID, first: str, last: str, sentence: str
) -> None:
    profile(app, acme)
    app.selectbox(key=f"statement-period-{acme}").set_value("custom").run()
    app.text_input(key=f"statement-first-{acme}").set_value(first)
    app.text_input(key=f"statement-last-{acme}").set_value(last).run()
    assert sentence in said(app)
    assert downloads(app) == 0


def test_above_two_thousand_entries_only_the_csv_is_offered(
    app: AppTest, records: Database, acme: UUID
) -> None:
    profile(app, acme)
    assert "A PDF holds up to 2,000 entries, a CSV all of them." in said(app)
    assert statements(app) == [False, False]
    add_payments(records, acme, 2_000)

    profile(app, acme)

    assert "A PDF holds at most 2,000 entries, and this statement has 2,001" in said(app)
    assert statements(app) == [True, False]


def add_payments(records: Database, client_id: UUID, number: int) -> None:
    """Payments that belong to no invoice, all of one day."""
    same: dict[str, object] = {
        "client_id": str(client_id),
        "currency": "EUR",
        "amount": Decimal(1),
        "paid_on": THEN.date(),
        "state": "posted",
        "assumed": False,
        "created_at": THEN,
        "version": 1,
    }
    rows = [{"id": str(new_id()), **same} for _ in range(number)]
    records.write(lambda tx: tx.insert("payments", pl.DataFrame(rows)))
