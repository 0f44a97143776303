from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.brief import SOON, Upcoming, Whom, Why, is_unknown, usual, whom_to_ask

TODAY = date(2026, 11, 23)
CLIENT: dict[str, Any] = {
    "phone": "+44 20 7946 0000",
    "email": "office@acme.example",
    "finance_contact": None,
    "finance_contact_email": None,
}


def contact(group: str, **ways: str) -> dict[str, Any]:
    return {"contact_group": group, "name": group.title(), "phone": None, "email": None, **ways}


@pytest.mark.parametrize(
    ("days", "first", "last", "on"),
    [
        (3, date(2026, 9, 1), date(2026, 10, 31), date(2026, 11, 30)),
        (4, date(2026, 7, 25), date(2026, 10, 23), date(2026, 11, 22)),
        (2, date(2026, 9, 24), date(2026, 10, 24), None),
        (3, date(2026, 9, 1), date(2026, 11, 16), None),
        (4, date(2026, 3, 1), date(2026, 6, 1), None),
    ],
)
def test_the_next_invoice_by_habit_is_named_when_it_is_near(
    days: int, first: date, last: date, on: date | None
) -> None:
    found = usual(days, first, last, TODAY)
    assert (found and found.on) == on


@given(st.integers(3, 60), st.integers(1, 400), st.integers(0, 400))
def test_what_is_named_lies_within_a_week_or_half_a_habit_ago(
    days: int, span: int, since: int
) -> None:
    last = TODAY - timedelta(days=since)
    found = usual(days, last - timedelta(days=span), last, TODAY)
    if found:
        assert found.on is not None
        assert found.every is not None
        assert TODAY - timedelta(days=found.every) <= found.on <= TODAY + SOON
        assert found == Upcoming(Why.USUAL, on=last + timedelta(found.every), every=found.every)


@pytest.mark.parametrize(
    ("client", "contacts", "whom"),
    [
        ({}, [], Whom("", "+44 20 7946 0000", "office@acme.example")),
        (
            {"finance_contact_email": "ap@acme.example"},
            [contact("billing", email="bo@acme.example")],
            Whom("Finance", "+44 20 7946 0000", "ap@acme.example"),
        ),
        (
            {"finance_contact_email": "ap@acme.example"},
            [contact("collections", phone="+44 1"), contact("billing", email="bo@acme.example")],
            Whom("Collections", "+44 1", ""),
        ),
        (
            {},
            [contact("collections"), contact("billing", email="bo@acme.example")],
            Whom("Billing", "+44 20 7946 0000", "bo@acme.example"),
        ),
        ({"phone": None, "email": None}, [contact("executive", email="x@acme.example")], Whom()),
    ],
)
def test_who_is_asked_first_is_there_for_it_and_can_be_reached(
    client: dict[str, Any], contacts: list[dict[str, Any]], whom: Whom
) -> None:
    assert whom_to_ask(CLIENT | client, contacts) == whom


@pytest.mark.parametrize(
    ("status", "is_stale", "unknown"),
    [
        ("not_started", False, True),
        ("failed", False, True),
        ("skipped", False, True),
        ("succeeded", True, True),
        ("succeeded", False, False),
        ("queued", False, False),
        ("running", True, False),
    ],
)
def test_who_is_under_way_or_known_is_not_looked_up_again(
    status: str, *, is_stale: bool, unknown: bool
) -> None:
    assert is_unknown(status, is_stale=is_stale) is unknown
