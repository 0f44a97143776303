from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NotFound
from clientdesk.queries.clients import client
from clientdesk.queries.members import members
from clientdesk.queries.workspace import workspace
from clientdesk.store.figures import refresh_figures
from tests.queries.records import Records, fill, moment, number

if TYPE_CHECKING:
    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)
ISSUED = date(2026, 3, 1)


def test_a_client_inherits_what_is_not_set(database: Database, records: Records) -> None:
    owner = records.member("Ann")
    plain = records.client(owner_id=owner)
    own = records.client(
        currency="JPY", payment_terms_days=45, reminder_tone="firm", locale="de_DE"
    )
    fill(database, records)

    inherited = client(database, plain, TODAY)
    assert (inherited.currency, inherited.currency_inherited) == ("EUR", True)
    assert (inherited.payment_terms_days, inherited.payment_terms_inherited) == (14, True)
    assert (inherited.reminder_tone, inherited.reminder_tone_inherited) == ("friendly", True)
    assert (inherited.locale, inherited.locale_inherited) == ("en_GB", True)
    assert (inherited.owner, inherited.owner_id) == ("Ann", owner)

    found = client(database, own, TODAY)
    assert (found.currency, found.payment_terms_days) == ("JPY", 45)
    assert (found.reminder_tone, found.locale) == ("firm", "de_DE")
    assert not (found.currency_inherited or found.payment_terms_inherited)


def test_figures_are_those_of_the_day_whether_stored_or_not(
    database: Database, records: Records
) -> None:
    client_id = records.client()
    invoice = records.invoice(client_id, "100.00", ISSUED, due_date=date(2026, 3, 31))
    records.payment(invoice, "30.00", date(2026, 4, 5))
    fill(database, records)

    for _ in range(2):
        found = client(database, client_id, TODAY)
        assert [found.revenue, found.outstanding, found.overdue] == [30, 70, 70]
        assert (found.days_overdue, found.invoice_count) == (10, 1)
        assert client(database, client_id, date(2026, 3, 31)).overdue == 0
        database.write(lambda tx: refresh_figures(tx, TODAY))


def test_money_of_other_currencies_is_converted_and_what_has_no_rate_named(
    database: Database, records: Records
) -> None:
    client_id = records.client()
    records.invoice(client_id, "12.50", ISSUED, currency="USD")
    records.invoice(client_id, "7.00", ISSUED, currency="XXX")
    records.rate("USD", "1.25", ISSUED)
    records.rate("USD", "2", date(2026, 4, 9))
    fill(database, records)

    found = client(database, client_id, TODAY)

    assert found.outstanding == Decimal("6.25")
    assert client(database, client_id, ISSUED).outstanding == Decimal("10.00")
    assert found.left_out == ("XXX",)


def test_the_creation_day_is_that_of_the_workspace(database: Database, records: Records) -> None:
    client_id = records.client(created_at=moment(date(2026, 3, 2)))
    fill(database, records)

    found = client(database, client_id, TODAY)

    assert found.created_on == date(2026, 3, 2)
    assert found.created_at.date() == date(2026, 3, 1)


def test_an_unknown_client_is_said_not_to_be_there(database: Database, records: Records) -> None:
    fill(database, records)

    with pytest.raises(NotFound):
        client(database, number(77), TODAY)


def test_members_are_listed_by_name_and_removed_ones_last(
    database: Database, records: Records
) -> None:
    for name, status in (("zoe", "active"), ("Ann", "removed"), ("Bob", "disabled")):
        records.member(name, status=status)
    fill(database, records)

    assert [member.name for member in members(database)] == ["Bob", "zoe", "Ann"]


def test_a_database_without_workspace_says_so(database: Database, records: Records) -> None:
    with pytest.raises(NotFound):
        workspace(database)
    fill(database, records)
    assert workspace(database).base_currency == "EUR"
