from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clientdesk.demo.workspace import fill as fill_demo
from clientdesk.model.period import Grain, start_of_step
from clientdesk.queries.as_of import as_of, at_hand
from clientdesk.queries.portfolio import UNASSIGNED, Portfolio, Question, portfolio
from clientdesk.queries.report import report
from clientdesk.store.database import Database, Transaction, create_database
from clientdesk.store.figures import refresh_figures
from clientdesk.store.sums import roll_sums
from tests.queries.oracle import rates_on
from tests.queries.records import Records, fill
from tests.queries.workspaces import FIRST, workspaces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

TODAY = date(2026, 11, 23)
LAST_90 = TODAY - timedelta(days=89)
SHARED = (
    "currency", "revenue", "invoiced", "outstanding", "overdue", "credit", "invoice_count",
    "aging", "status", "dso", "settled", "dso_balance", "collection_rate", "payment_velocity",
    "average_delay",
)  # fmt: skip
QUESTIONS = {
    "all time": Question(TODAY),
    "ninety days": Question(TODAY, LAST_90, TODAY, Grain.WEEK),
    "one day": Question(TODAY, date(2026, 10, 30), date(2026, 10, 30), Grain.DAY),
    "a year ago": Question(TODAY - timedelta(days=365)),
    "a year ago, one quarter": Question(date(2025, 11, 3), date(2025, 7, 1), date(2025, 9, 30)),
    "tomorrow": Question(TODAY + timedelta(days=1), LAST_90, None),
    "before everything": Question(date(2001, 1, 1)),
}
AS_OF = st.integers(-1, 40).map(lambda days: FIRST + timedelta(days=days))
FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("demo") / "demo.duckdb")
    fill_demo(database, clients=60, invoices=500, today=TODAY)
    database.write(forget_sums)
    yield database
    database.close()


def forget_sums(tx: Transaction) -> None:
    for name in ("delete_portfolio_sums", "delete_settled_sums", "delete_sums_day"):
        tx.execute(name)


def shared(found: object) -> dict[str, Any]:
    return {name: getattr(found, name) for name in SHARED}


def reported(database: Database, asked: Question) -> dict[str, Any]:
    return shared(report(database, asked.as_of, first=asked.first, last=asked.last))


def left_out(found: Portfolio) -> int:
    return int(found.left_out["invoices"].sum())


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_the_page_and_the_report_tell_the_same_figures(demo: Database, asked: Question) -> None:
    assert shared(portfolio(demo, asked)) == reported(demo, asked)


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=QUESTIONS)
def test_the_parts_add_up_to_the_figures(demo: Database, asked: Question) -> None:
    found = portfolio(demo, asked)

    assert abs(added(found.trend["invoiced"]) - found.invoiced) < 1
    assert abs(added(found.trend["collected"]) - found.revenue) < 1
    for part in (found.by_owner, found.by_industry, found.by_currency.rename({"worth": "w"})):
        column = "w" if "w" in part.columns else "outstanding"
        assert abs(added(part[column]) - found.outstanding) < 1


def added(amounts: pl.Series) -> Decimal:
    """The sum, of which each part was rounded to a cent."""
    return sum(amounts.drop_nulls().to_list(), Decimal(0))


def test_invoices_without_a_rate_are_left_out_and_named(
    database: Database, records: Records
) -> None:
    client = records.client()
    records.invoice(client, "30.00", LAST_90, currency="XXX")
    records.invoice(client, "20.00", None, currency="XXX")
    records.invoice(client, "10.00", LAST_90)
    fill(database, records)

    found = portfolio(database, Question(TODAY))

    assert [found.invoiced, found.outstanding, found.invoice_count] == [10, 10, 2]
    assert found.left_out.rows() == [("XXX", 2, Decimal(50), "no_rate")]
    assert len(report(database, TODAY).left_out) == 2


def test_a_currency_is_told_in_itself_also_without_a_rate(
    database: Database, records: Records
) -> None:
    client = records.client()
    records.invoice(client, "30.00", LAST_90, currency="XXX", due_date=LAST_90)
    records.invoice(client, "10.00", LAST_90)
    fill(database, records)

    found = portfolio(database, Question(TODAY, currency="XXX"))

    assert found.currency == "XXX"
    assert [found.invoiced, found.overdue, found.invoice_count] == [30, 30, 1]
    assert found.left_out.is_empty()
    assert portfolio(database, Question(TODAY)).by_currency.rows() == [
        ("EUR", Decimal(10), Decimal(0), Decimal(10)),
        ("XXX", Decimal(30), Decimal(30), None),
    ]


def test_the_owners_questions_share_out_the_whole(demo: Database) -> None:
    whole = portfolio(demo, Question(TODAY, LAST_90, TODAY))
    owners = [
        portfolio(demo, Question(TODAY, LAST_90, TODAY, owner=owner))
        for owner in (*(row["id"] for row in demo.rows("members")), UNASSIGNED)
    ]

    assert sum(part.invoice_count for part in owners) == whole.invoice_count
    assert abs(sum(part.outstanding for part in owners) - whole.outstanding) < 1
    assert sum(part.new_clients["clients"].sum() for part in owners) == (
        whole.new_clients["clients"].sum()
    )
    by_owner = {row["owner_id"]: row["outstanding"] for row in whole.by_owner.to_dicts()}
    assert owners[-1].outstanding == by_owner[None]


def test_the_top_clients_are_those_of_whom_most_was_collected(demo: Database) -> None:
    found = portfolio(demo, Question(TODAY))
    each = {
        str(row["id"]): report(demo, TODAY, client_id=row["id"])
        for row in demo.rows("clients_of_owner", owner_id=demo.rows("members")[0]["id"])
    }

    assert found.top["revenue"].is_sorted(descending=True)
    assert len(found.top) == 10
    for row in found.top.to_dicts():
        own = each.get(row["client_id"])
        if own is not None and own.currency == "EUR":
            assert row["revenue"] == own.revenue
    assert found.concentration is not None
    assert found.concentration.share == found.top["share"][0]
    assert not found.concentration.is_flagged


def test_stored_sums_change_no_answer(
    demo: Database, tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = create_database(tmp_path_factory.mktemp("two") / "demo.duckdb")
    fill_demo(database, clients=60, invoices=500, today=TODAY)
    for day in (TODAY, TODAY - timedelta(days=40)):
        roll_sums(database, day)
        for asked in QUESTIONS.values():
            assert_same(portfolio(database, asked), portfolio(demo, asked))
    database.close()


def assert_same(one: Portfolio, other: Portfolio) -> None:
    for name in Portfolio.__slots__:
        left, right = getattr(one, name), getattr(other, name)
        same = left.equals(right) if hasattr(left, "equals") else left == right
        assert same, name


def test_an_empty_workspace_has_a_page(database: Database) -> None:
    fill(database, Records())

    found = portfolio(database, Question(TODAY, LAST_90, TODAY))

    assert [found.revenue, found.outstanding, found.invoice_count] == [0, 0, 0]
    assert (found.dso, found.collection_rate, found.concentration) == (None, None, None)
    assert found.top.is_empty()
    assert found.by_owner.is_empty()
    assert found.trend["start"].to_list() == [
        date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
    ]  # fmt: skip


def test_one_client_that_brings_more_than_half_is_flagged(
    database: Database, records: Records
) -> None:
    for name, amount in (("Big", "600.00"), ("Small", "400.00")):
        invoice = records.invoice(records.client(name), amount, date(2026, 11, 1))
        records.payment(invoice, amount, date(2026, 11, 2))
    fill(database, records)

    found = portfolio(database, Question(TODAY, LAST_90, TODAY)).concentration

    assert found is not None
    assert (found.name, found.share, found.is_flagged) == ("Big", Decimal("0.6"), True)


def test_what_was_paid_beyond_the_amount_makes_no_top_client(
    database: Database, records: Records
) -> None:
    first, second = records.client("Paid twice"), records.client("Paid once")
    over = records.invoice(first, "100.00", date(2026, 11, 1))
    records.payment(over, "500.00", date(2026, 11, 2))
    records.payment(records.invoice(second, "200.00", date(2026, 11, 1)), "200.00", TODAY)
    fill(database, records)

    top = portfolio(database, Question(TODAY)).top

    assert top.select("name", "revenue").rows() == [
        ("Paid once", Decimal(200)),
        ("Paid twice", Decimal(100)),
    ]


def test_days_at_the_end_of_time_have_a_page(database: Database, records: Records) -> None:
    last = date(9999, 12, 31)
    records.invoice(records.client(), "100.00", last, due_date=last)
    records.invoice(records.client(), "100.00", date(1, 1, 1), due_date=date(1, 1, 2))
    fill(database, records)

    found = portfolio(database, Question(last, grain=Grain.DAY))

    assert found.outstanding == 200
    assert found.trend["start"].to_list() == [date(1, 1, 1), last]


@st.composite
def questions(draw: st.DrawFn) -> Question:
    first = draw(st.none() | AS_OF)
    last = first and first + timedelta(days=draw(st.integers(0, 20)))
    return Question(draw(AS_OF), first, last, draw(st.sampled_from(Grain)))


@FEW
@given(records=workspaces(), asked=questions(), rolled=st.none() | AS_OF)
def test_any_workspace_has_the_figures_of_its_report(
    tmp_path_factory: pytest.TempPathFactory, records: Records, asked: Question, rolled: date | None
) -> None:
    folder, day, grain = tmp_path_factory.mktemp("any"), asked.as_of, asked.grain
    database = made(folder, "whole", records)
    if rolled:
        roll_sums(database, rolled)

    found = portfolio(database, asked)

    assert shared(found) == reported(database, asked)
    assert left_out(found) == len(report(database, day).left_out)
    assert found.trend["start"].to_list() == [
        start for start in found.trend["start"] if start_of_step(start, grain) == start
    ]
    assert_owners(folder, records, asked, database)
    assert_top(found, records, database)
    assert_clients_in_memory_change_nothing(database, asked, found)
    database.close()


def assert_clients_in_memory_change_nothing(
    database: Database, asked: Question, found: Portfolio
) -> None:
    mine = replace(asked, owner=database.rows("members")[0]["id"])
    before = portfolio(database, mine)
    database.write(lambda tx: refresh_figures(tx, asked.as_of))
    as_of(database, asked.as_of)
    assert at_hand(database, asked.as_of) is not None
    assert_same(portfolio(database, asked), found)
    assert_same(portfolio(database, mine), before)


def assert_owners(folder: Path, records: Records, asked: Question, whole: Database) -> None:
    """The question for an owner is the question for everybody, asked of the owner's records."""
    owner = records.members[0]["id"]
    kept = deepcopy(records)
    kept.clients = [row for row in kept.clients if row["owner_id"] == owner]
    ids = {row["id"] for row in kept.clients}
    kept.invoices = [row for row in kept.invoices if row["client_id"] in ids]
    kept.payments = [row for row in kept.payments if row["client_id"] in ids]
    alone = made(folder, "owner", kept)
    mine = Question(asked.as_of, asked.first, asked.last, asked.grain, owner)
    assert shared(portfolio(whole, mine)) == reported(alone, asked)
    alone.close()


def assert_top(found: Portfolio, records: Records, database: Database) -> None:
    """Each client brings the revenue of its own report, where that is in the base currency."""
    rates = rates_on(records, found.asked.as_of)
    own = {
        str(row["id"]): report(
            database, found.asked.as_of, client_id=row["id"],
            first=found.asked.first, last=found.asked.last,
        )
        for row in records.clients
        if row["currency"] in {None, rates.base}
    }  # fmt: skip
    listed = dict(found.top.select("client_id", "revenue").iter_rows())
    assert {key: listed.get(key, Decimal(0)) for key in own} == {
        key: figures.revenue for key, figures in own.items()
    }


def made(folder: Path, name: str, records: Records) -> Database:
    database = create_database(folder / f"{name}.duckdb")
    fill(database, records)
    return database
