from __future__ import annotations

from datetime import date

import pytest

from clientdesk.model.client_filter import ClientFilter
from clientdesk.ui import analytics_leads as leads

BASE = leads.everybody(("Nora Quinn",), "EUR")


def read(asked: ClientFilter | None) -> dict[str, object]:
    assert asked is not None
    assert ClientFilter.from_json(asked.to_json()) == asked
    return asked.to_dict()


def test_the_page_is_about_archived_clients_too() -> None:
    assert read(leads.everybody(None, None)) == {"status": "all"}
    assert read(leads.everybody((), None)) == {"status": "all", "owner": "unassigned"}
    assert read(BASE) == {"status": "all", "owner": ["Nora Quinn"], "currency": ["EUR"]}


@pytest.mark.parametrize(
    ("bucket", "days"),
    [
        ("1-30", {"gte": 1, "lte": 30}),
        ("31-60", {"gte": 31, "lte": 60}),
        ("61-90", {"gte": 61, "lte": 90}),
        ("90+", {"gte": 91}),
    ],
)
def test_a_bucket_of_aging_leads_to_clients_by_days_overdue(
    bucket: str, days: dict[str, int]
) -> None:
    asked = read(leads.aging(BASE, bucket))

    assert asked["days_overdue"] == days
    assert (asked["sort"], asked["owner"]) == ("overdue", ["Nora Quinn"])


@pytest.mark.parametrize("bucket", ["current", "no_due_date"])
def test_a_bucket_that_is_not_overdue_has_no_filter(bucket: str) -> None:
    assert leads.aging(BASE, bucket) is None


def test_what_is_overdue_or_unpaid_leads_to_who_owes_it() -> None:
    assert read(leads.status(BASE, "overdue"))["overdue"] == {"gt": 0}
    assert read(leads.status(BASE, "unpaid"))["outstanding"] == {"gt": 0}
    assert leads.status(BASE, "refunded") is None


def test_new_clients_lead_to_their_days() -> None:
    asked = read(leads.created(BASE, date(2026, 3, 1), date(2026, 3, 31)))

    assert (asked["created_from"], asked["created_to"]) == ("2026-03-01", "2026-03-31")


def test_exposure_leads_to_clients_who_owe_most_first() -> None:
    owed = {"outstanding": {"gt": 0}, "sort": "outstanding", "descending": True}

    asked = read(leads.owing(leads.of_owner(BASE, ())))
    assert asked.items() >= {**owed, "owner": "unassigned"}.items()
    assert read(leads.of_industry(BASE, "Legal"))["industry"] == ["Legal"]
    assert read(leads.of_currency(BASE, "USD"))["currency"] == ["USD"]


def test_clients_of_unknown_industry_have_no_filter() -> None:
    assert leads.of_industry(BASE, "") is None
