from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NotFound
from clientdesk.queries.profile import months_until, profile
from tests.queries.records import Records, fill, moment, number

if TYPE_CHECKING:
    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)


def test_months_are_invoiced_by_issue_date_and_collected_by_payment(
    database: Database, records: Records
) -> None:
    client = records.client()
    one = records.invoice(client, "100", date(2026, 2, 3))
    records.payment(one, "30", date(2026, 2, 28))
    records.payment(one, "90", date(2026, 4, 1))
    records.invoice(client, "50", date(2026, 4, 9), currency="USD")
    records.invoice(client, "7", date(2026, 4, 9), currency="XXX")
    records.invoice(client, "9", date(2026, 4, 11))
    records.rate("USD", "1.25")
    fill(database, records)

    found = profile(database, client, TODAY, months=4).months

    assert found.rows() == [
        (date(2026, 1, 1), Decimal(0), Decimal(0)),
        (date(2026, 2, 1), Decimal(100), Decimal(30)),
        (date(2026, 3, 1), Decimal(0), Decimal(0)),
        (date(2026, 4, 1), Decimal(40), Decimal(70)),
    ]


def test_months_go_over_a_new_year_and_not_before_the_first() -> None:
    assert months_until(date(2026, 1, 31), 3) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
    ]
    assert months_until(date(1, 2, 5), 12) == [date(1, 1, 1), date(1, 2, 1)]


def test_a_late_payer_is_rated_with_reasons(database: Database, records: Records) -> None:
    client = records.client(credit_limit=Decimal(150))
    for _ in range(3):
        paid = records.invoice(client, "100", date(2026, 1, 1), due_date=date(2026, 1, 15))
        records.payment(paid, "100", date(2026, 2, 24))
    records.invoice(client, "200", date(2026, 1, 1), due_date=date(2026, 4, 9))
    fill(database, records)

    found = profile(database, client, TODAY)

    assert (found.average_days_to_pay, found.sample) == (Decimal(54), 3)
    assert found.average_delay == Decimal("24.4")
    assert (found.rating.letter, found.rating.sample, found.rating.early) == ("A", 4, False)
    assert found.rating.reasons == (
        "Pays 24 days late on average over 4 paid or overdue invoices.",
        "All 4 of these were late.",
        "1 invoice is overdue by 1 day.",
    )
    assert (found.credit_limit, found.headroom) == (Decimal(150), Decimal(-50))


def test_a_part_paid_late_is_late_and_a_rest_paid_in_advance_is_not(
    database: Database, records: Records
) -> None:
    client = records.client()
    due = date(2026, 2, 10)
    parts = records.invoice(client, "100", date(2026, 2, 1), due_date=due)
    records.payment(parts, "50", due)
    records.payment(parts, "50", date(2026, 2, 11))
    early = records.invoice(client, "100", date(2026, 2, 1), due_date=due)
    records.payment(early, "100", date(2026, 2, 5))
    records.payment(early, "20", date(2026, 3, 5))
    records.invoice(client, "100", date(2026, 4, 1), due_date=date(2026, 5, 1))
    fill(database, records)

    rating = profile(database, client, TODAY).rating

    assert (rating.sample, rating.early, rating.score) == (2, True, 100)
    assert rating.reasons[1] == "1 of these 2 was late."


def test_a_client_without_invoices_has_zeros_and_nothing_unknown_is_zero(
    database: Database, records: Records
) -> None:
    client = records.client(on_hold=True)
    fill(database, records)

    found = profile(database, client, TODAY)

    assert found.months.height == 12
    assert found.months["invoiced"].sum() == 0
    assert (found.average_days_to_pay, found.sample, found.rating.letter) == (None, 0, None)
    assert (found.credit_limit, found.headroom, found.on_hold) == (None, None, True)
    assert found.rating.reasons == ("No invoice with a due date is paid or overdue yet.",)
    assert found.status["count"].sum() == 0
    assert found.status["status"].to_list()[-1] == "other"
    assert found.aging["amount"].sum() == 0


def test_statuses_are_counted_with_their_totals(database: Database, records: Records) -> None:
    client = records.client()
    records.invoice(client, "10", None)
    records.invoice(client, "20", date(2026, 4, 1), due_date=TODAY)
    records.invoice(client, "30", date(2026, 4, 1), canceled_at=moment(date(2026, 4, 2)))
    records.invoice(client, "40", date(2026, 4, 1), status="disputed", counts_from=None)
    fill(database, records)

    found = profile(database, client, TODAY)

    counted = {row[0]: row[1:] for row in found.status.rows() if row[1]}
    assert counted == {
        "draft": (1, Decimal(10)),
        "unpaid": (1, Decimal(20)),
        "canceled": (1, Decimal(30)),
        "other": (1, Decimal(40)),
    }
    assert found.report.outstanding == 20


def test_an_unknown_client_is_not_found(database: Database, records: Records) -> None:
    fill(database, records)

    with pytest.raises(NotFound):
        profile(database, number(99), TODAY)
