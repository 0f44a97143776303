from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.aging import Bucket
from clientdesk.queries.behind import FIRST_PAGE, Behind, Figure, Page, Scope, behind
from clientdesk.queries.report import report
from clientdesk.store.database import create_database
from tests.queries.records import Records, fill, moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)
DUE = date(2026, 3, 31)
LEFT_OUT = Page(left_out=True)


@dataclass(frozen=True)
class Book:
    """A small workspace with one of everything."""

    database: Database
    client_id: UUID
    owner_id: UUID

    def ask(self, figure: Figure, scope: Scope, page: Page = FIRST_PAGE) -> Behind:
        return behind(self.database, figure, TODAY, scope, page)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    records = Records()
    owner_id = records.member("Ann")
    client_id = records.client("Acme", owner_id=owner_id)
    part = records.invoice(client_id, "100.00", date(2026, 3, 1), number="1", due_date=DUE)
    records.payment(part, "30.00", date(2026, 3, 5))
    over = records.invoice(client_id, "10.00", date(2026, 3, 2), number="2", due_date=DUE)
    records.payment(over, "15.00", date(2026, 3, 5))
    void = moment(date(2026, 4, 1))
    gone = records.invoice(client_id, "5.00", date(2026, 3, 3), number="3", canceled_at=void)
    records.payment(gone, "5.00", date(2026, 3, 5))
    records.invoice(client_id, "7.00", date(2026, 3, 4), number="4", currency="XXX")
    records.invoice(client_id, "9.00", None, number=None)
    records.invoice(client_id, "50.00", date(2026, 3, 6), number="5", currency="USD")
    records.invoice(
        client_id, "60.00", date(2026, 3, 7), number="6", status="odd", counts_from=None
    )
    records.payment(None, "2.00", date(2026, 3, 5), client_id=client_id)
    records.rate("USD", "1.25")
    other = records.client("Bolt", industry="Media")
    records.invoice(other, "33.00", date(2026, 2, 1), number="7", due_date=date(2026, 1, 1))
    records.invoice(None, "44.00", date(2026, 2, 2), number="8")
    database = create_database(tmp_path_factory.mktemp("behind") / "clients.duckdb")
    fill(database, records)
    yield Book(database, client_id, owner_id)
    database.close()


def numbers(found: Behind) -> list[str | None]:
    return found.rows["number"].to_list()


MONEY = [
    Figure.REVENUE,
    Figure.INVOICED,
    Figure.OUTSTANDING,
    Figure.OVERDUE,
    Figure.CREDIT,
]


@pytest.mark.parametrize("figure", MONEY)
@pytest.mark.parametrize("of_client", [True, False])
def test_the_parts_behind_a_figure_add_up_to_it(
    book: Book, figure: Figure, of_client: bool
) -> None:
    asked = book.client_id if of_client else None

    found = book.ask(figure, Scope(asked))

    total = getattr(report(book.database, TODAY, client_id=asked), str(figure))
    assert found.rows["converted"].sum() == found.by_currency["converted"].sum() == total
    assert found.counted == found.rows.height
    assert found.rows["left_out"].null_count() == found.counted


def test_an_invoice_shows_its_part_in_both_currencies(book: Book) -> None:
    found = book.ask(Figure.OUTSTANDING, Scope(book.client_id))

    columns = ("number", "client", "status", "open_amount", "days_overdue", "part", "converted")
    assert found.rows.select(columns).rows() == [
        ("5", "Acme", "unpaid", Decimal(50), None, Decimal(50), Decimal(40)),
        ("1", "Acme", "overdue", Decimal(70), 10, Decimal(70), Decimal(70)),
    ]
    assert found.by_currency.rows() == [
        ("EUR", 1, Decimal(70), Decimal(70)),
        ("USD", 1, Decimal(50), Decimal(40)),
    ]
    assert found.currency == "EUR"


def test_what_is_left_out_says_why_those_without_a_rate_first(book: Book) -> None:
    scope = Scope(book.client_id)

    found = book.ask(Figure.OUTSTANDING, scope, LEFT_OUT)

    assert found.rows.select("number", "left_out").rows() == [
        ("4", "no_rate"),
        (None, "draft"),
        ("6", "other"),
        ("3", "canceled"),
    ]
    assert (found.counted, found.left_out) == (2, 4)
    pages = [
        numbers(book.ask(Figure.OUTSTANDING, scope, Page(offset, 1, left_out=True)))
        for offset in range(5)
    ]
    assert pages == [["4"], [None], ["6"], ["3"], []]


def test_a_page_is_part_of_the_list_newest_first(book: Book) -> None:
    found = book.ask(Figure.INVOICED, Scope(book.client_id), Page(1, 1))

    assert (numbers(found), found.counted) == (["2"], 3)


def test_money_beyond_an_invoice_on_a_canceled_one_and_on_none_is_credit(book: Book) -> None:
    rows = book.ask(Figure.CREDIT, Scope(book.client_id)).rows

    assert sorted(rows.select("number", "status", "part").rows(), key=str) == [
        ("2", "paid", Decimal(5)),
        ("3", "canceled", Decimal(5)),
        (None, "payment", Decimal(2)),
    ]


def test_days_stand_beside_what_they_are_the_mean_of(book: Book) -> None:
    settled = book.ask(Figure.DSO, Scope(book.client_id))
    delayed = book.ask(Figure.AVERAGE_DELAY, Scope(book.client_id))

    assert settled.rows.select("number", "days").rows() == [("2", Decimal(3))]
    assert delayed.rows.select("number", "part", "days").rows() == [
        ("2", Decimal(10), Decimal(-26)),
        ("1", Decimal(100), Decimal("-0.8")),
    ]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(first=date(2026, 3, 1), last=date(2026, 3, 31)), ["5", "4", "2", "1"]),
        (Scope(as_of=date(2026, 3, 3)), ["3", "2", "1", "8", "7"]),
        (Scope(unassigned=True), ["8", "7"]),
        (Scope(currency="XXX"), ["4"]),
        (Scope(industry="Media"), ["7"]),
        (Scope(first=date(2026, 5, 1)), []),
    ],
)
def test_a_scope_narrows_the_list(book: Book, scope: Scope, found: list[str]) -> None:
    assert numbers(book.ask(Figure.INVOICE_COUNT, scope)) == found


def test_an_owner_narrows_the_list_to_the_clients_of_one(book: Book) -> None:
    assert numbers(book.ask(Figure.OUTSTANDING, Scope(owner=book.owner_id))) == ["5", "1"]


@pytest.mark.parametrize(
    ("bucket", "found"),
    [
        (Bucket.UP_TO_30, ["1"]),
        (Bucket.OVER_90, ["7"]),
        (Bucket.NO_DUE_DATE, ["5", "8"]),
        (Bucket.CURRENT, []),
    ],
)
def test_a_bucket_of_aging_opens_to_its_invoices(
    book: Book, bucket: Bucket, found: list[str]
) -> None:
    assert numbers(book.ask(Figure.OUTSTANDING, Scope(bucket=bucket))) == found


@pytest.mark.parametrize(
    ("status", "found"),
    [("other", ["6"]), ("draft", [None]), ("paid", ["2"]), ("canceled", ["3"]), ("refunded", [])],
)
def test_a_status_opens_to_its_invoices(book: Book, status: str, found: list[str | None]) -> None:
    shown = book.ask(Figure.STATUS, Scope(book.client_id, status=status))

    assert numbers(shown) == found
    assert shown.rows["status"].to_list() == [status] * len(found)
    assert shown.left_out == 0
