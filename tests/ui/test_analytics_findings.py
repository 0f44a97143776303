from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from clientdesk.model.aging import Bucket
from clientdesk.queries.portfolio import Portfolio, Question
from clientdesk.ui import analytics_findings as findings

NONE = Portfolio(
    asked=Question(date(2026, 11, 23)),
    currency="EUR",
    revenue=Decimal(0),
    invoiced=Decimal(0),
    outstanding=Decimal(0),
    overdue=Decimal(0),
    credit=Decimal(0),
    invoice_count=0,
    aging=dict.fromkeys(Bucket, Decimal(0)),
    status={},
    dso=None,
    settled=0,
    dso_balance=None,
    collection_rate=None,
    payment_velocity=None,
    average_delay=None,
    trend=pl.DataFrame(),
    new_clients=pl.DataFrame({"clients": [0]}),
    top=pl.DataFrame(schema={"revenue": pl.Decimal(38, 3)}),
    concentration=None,
    by_owner=pl.DataFrame(schema={"owner": pl.String, "outstanding": pl.Decimal(38, 3)}),
    by_industry=pl.DataFrame(),
    by_currency=pl.DataFrame(),
    left_out=pl.DataFrame(),
)


def found(**changes: object) -> Portfolio:
    values: dict[str, Any] = dict(changes)
    return replace(NONE, **values)


def test_nothing_says_nothing() -> None:
    sentences = (findings.trend, findings.aging, findings.top, findings.new_clients)

    assert [say(NONE, "en_IE") for say in (*sentences, findings.owners)] == [""] * 5


def test_the_trend_compares_what_came_in_with_what_was_invoiced() -> None:
    book = found(revenue=Decimal(120), invoiced=Decimal(100))

    said = "Collected in the period, on invoices of any date: 120% of what was invoiced in it."
    assert findings.trend(book, "en_IE") == said


def test_where_a_bar_of_overdue_amounts_leads_is_said_when_there_is_one() -> None:
    assert "oldest overdue amount" in findings.aging_leads(found(overdue=Decimal(5)))
    assert findings.aging_leads(found(overdue=Decimal(0))) == ""


def test_aging_says_what_is_late_and_what_is_very_late() -> None:
    ages = dict.fromkeys(Bucket, Decimal(0)) | {Bucket.OVER_90: Decimal(5)}
    book = found(outstanding=Decimal(100), overdue=Decimal(31), aging=ages)

    assert findings.aging(book, "en_IE") == "31% is overdue, 5% by more than 90 days."
    assert findings.aging(found(outstanding=Decimal(1)), "en_IE") == "Nothing is overdue."
    late = found(outstanding=Decimal(100), overdue=Decimal(31))
    assert findings.aging(late, "en_IE") == "31% is overdue."


def test_a_little_is_not_nothing() -> None:
    ages = dict.fromkeys(Bucket, Decimal(0)) | {Bucket.OVER_90: Decimal("0.2")}
    book = found(outstanding=Decimal(100), overdue=Decimal(31), aging=ages)

    assert findings.aging(book, "en_IE") == "31% is overdue, under 1% by more than 90 days."


def test_top_clients_say_their_share() -> None:
    top = pl.DataFrame({"revenue": [Decimal(30), Decimal(15)]})
    book = found(top=top, revenue=Decimal(100))

    assert findings.top(book, "en_IE") == "These 2 clients brought 45% of the revenue."


def test_new_clients_are_counted() -> None:
    book = found(new_clients=pl.DataFrame({"clients": [1, 0, 2]}))

    assert findings.new_clients(book, "en_IE") == "3 clients added."


def test_what_nobody_looks_after_is_said() -> None:
    owners = pl.DataFrame({"owner": ["Ann", None], "outstanding": [Decimal(89), Decimal(11)]})
    book = found(by_owner=owners, outstanding=Decimal(100))

    assert findings.owners(book, "en_IE") == "11% has no relationship owner."
