from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.actions import imports, invoices, payments, undoing
from clientdesk.actions.import_invoices import commit
from clientdesk.config import DATA
from clientdesk.errors import ChangedSince, InvalidInput, NotAllowed
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decisions
from clientdesk.intake.tables import open_table
from clientdesk.store.sums import roll_sums
from tests.actions.billing import (
    assert_sound,
    bring_in,
    bring_in_money,
    counts,
    emptied,
    exported,
    judged,
    judged_money,
    only,
    tables,
)
from tests.actions.invoicing import draft, issued, pay, read, take
from tests.intake.odd_files import READABLE, REFUSED

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World

HEAD = "Number,Client,Amount,Issue date,Due date,Status\n"
SLOW = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def acme(world: World) -> UUID:
    """A client, in a workspace whose sums are stored."""
    roll_sums(world.database, world.today)
    world.new_client("Twin", email="one@twin.example")
    world.new_client("Twin", email="two@twin.example")
    return world.new_client("Acme Ltd", email="pay@acme.example", tax_id="IE6388047V")


@pytest.fixture
def desk(world: World, acme: UUID) -> World:
    """The workspace with its clients, and no invoice."""
    assert acme
    return emptied(world)


def stored(world: World, number: str | None = None) -> dict[str, Any]:
    found = world.rows("select * from invoices where number is not distinct from ?", number)
    return found[0]


def test_a_paid_invoice_gets_one_assumed_payment_and_the_figures_are_right(desk: World) -> None:
    outcome = bring_in(
        desk,
        HEAD + "A-1,Acme Ltd,120.00,2026-09-01,2026-10-01,Paid\n"
        "A-2,Acme Ltd,80.00,2026-09-01,2026-12-01,Paid\nA-3,Acme Ltd,50.00,2026-11-01,,Sent\n",
    )

    paid = desk.rows("select amount, paid_on, assumed, state from payments order by amount desc")
    assert [(int(row["amount"]), row["paid_on"]) for row in paid] == [
        (120, date(2026, 10, 1)),
        (80, desk.today),  # its due date is still ahead
    ]
    assert {(row["assumed"], row["state"]) for row in paid} == {(True, "posted")}
    assert outcome.sentence() == (
        "3 invoices were added, 0 brought up to date, 0 left out; 2 payments are assumed."
    )
    [money] = desk.rows("select revenue, outstanding from clients where name = 'Acme Ltd'")
    assert [int(value) for value in money.values()] == [200, 50]
    assert_sound(desk)


def test_an_import_is_one_act_that_tells_how_many_each_client_got(desk: World, acme: UUID) -> None:
    done = bring_in(desk, HEAD + "A-1,Acme Ltd,1,2026-09-01,,\nA-2,Acme Ltd,2,2026-09-01,,\n")

    rows = desk.rows("select * from activities where change_id = ? order by id", done.change_id)
    assert [(row["kind"], row["client_id"]) for row in rows] == [
        ("invoices_imported", acme),
        ("imported", None),
    ]
    assert json.loads(rows[0]["detail"]) == {"count": 2}
    assert (json.loads(rows[1]["detail"])["kind"], rows[0]["actor_kind"]) == ("invoices", "import")
    lines = desk.rows("select line from act_rows where table_name = 'invoices' order by line")
    assert [row["line"] for row in lines] == [2, 3]


def test_the_same_file_twice_adds_nothing_also_of_drafts_without_number(desk: World) -> None:
    data = HEAD + "A-1,Acme Ltd,1,2026-09-01,,Paid\n,Acme Ltd,5,,,Draft\n"

    bring_in(desk, data)
    before = tables(desk)
    again = judged(desk, data)
    bring_in(desk, data)

    assert counts(again) == (0, 2, 0, 0)
    assert tables(desk) == before


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("A-1,Acme Ltd,125,2026-09-01,2026-10-01,", "amount: 125.00 there, 120.00 here"),
        ("A-1,Acme Ltd,120,2026-09-02,2026-10-01,", "issue date: 2026-09-02 there"),
        ("A-1,Acme Ltd,120,2026-09-01,2026-10-02,", "due date: 2026-10-02 there"),
        ("A-2,Acme,120,2026-09-01,,", "There is no client “Acme”. Near it: “Acme Ltd”"),
        ("A-2,Twin,120,2026-09-01,,", "2 clients are called “Twin”"),
        ("A-2,,120,2026-09-01,,", "Client is empty."),
        ("A-2,Acme Ltd,,2026-09-01,,", "Amount is empty."),
        ("A-2,Acme Ltd,NaN,2026-09-01,,", "Amount “NaN” is not a number."),
        ("A-2,Acme Ltd,1e5,2026-09-01,,", "has an exponent"),
        ("A-2,Acme Ltd,(12.00),2026-09-01,,", "is below 0"),
        ("A-2,Acme Ltd,1.0055,2026-09-01,,", "can have 2 decimals in GBP"),
        ("A-2,Acme Ltd,9999999999999,2026-09-01,,", "is above 999,999,999,999"),
        ("A-2,Acme Ltd,12,,,", "Issue date is empty."),
        ("A-2,Acme Ltd,12,2026-02-30,,", "is not a date"),
        ("A-2,Acme Ltd,12,2026-09-01,2026-08-01,", "Due date is before the issue date"),
        (",Acme Ltd,12,2026-09-01,,Sent", "Number is empty"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(desk: World, row: str, sentence: str) -> None:
    bring_in(desk, HEAD + "A-1,Acme Ltd,120,2026-09-01,2026-10-01,\n")
    before = tables(desk)

    verdict, said = only(judged(desk, HEAD + row))
    bring_in(desk, HEAD + row)

    assert (verdict, sentence in said) == ("invalid", True), said
    assert tables(desk) == before


def test_a_twin_is_told_apart_by_its_mail_and_an_unknown_name_by_the_tax_id(desk: World) -> None:
    head = "Number,Client,Email,Tax ID,Amount,Issue date\n"

    bring_in(desk, head + "T-1,Twin,two@twin.example,,1,2026-09-01\n")
    verdict, said = only(judged(desk, head + "T-2,Acme Holding,,IE6388047V,1,2026-09-01\n"))

    assert stored(desk, "T-1")["client_email"] == "two@twin.example"
    assert (verdict, said) == (
        "new",
        "“Acme Holding” is taken for “Acme Ltd”, by e-mail or tax ID.",
    )


def test_an_issued_invoice_learns_what_is_new_and_forgets_nothing(desk: World) -> None:
    bring_in(desk, HEAD + "A-1,Acme Ltd,120,2026-09-01,,Sent\nA-2,Acme Ltd,9,2026-09-01,,Sent\n")
    news = (
        "Number,Client,Amount,Issue date,Due date,Status,Paid on,Sent at,Canceled at\n"
        "A-1,Acme Ltd,120,2026-09-01,2026-10-01,Paid,2026-10-05,2026-09-02,\n"
        "A-2,Acme Ltd,9,2026-09-01,,Void,,,2026-09-09\n"
    )

    assert counts(judged(desk, news)) == (0, 0, 2, 0)
    bring_in(desk, news)
    old = HEAD + "A-1,Acme Ltd,120,2026-09-01,,Sent\nA-2,Acme Ltd,9,2026-09-01,,Sent\n"

    row = stored(desk, "A-1")
    assert (row["status"], row["due_date"], row["settled_on"]) == (
        "paid",
        date(2026, 10, 1),
        date(2026, 10, 5),
    )
    canceled = stored(desk, "A-2")
    assert (canceled["status"], canceled["counts_until"]) == ("canceled", date(2026, 9, 9))
    assert counts(judged(desk, news)) == (0, 2, 0, 0)
    assert counts(judged(desk, old)) == (0, 2, 0, 0)
    assert_sound(desk)


def test_a_second_row_of_a_number_is_the_same_or_refused(desk: World) -> None:
    row = "A-1,Acme Ltd,120,2026-09-01,,\n"

    review = judged(desk, HEAD + row + row + row.replace("120", "121"))

    assert counts(review) == (1, 1, 0, 1)
    assert review.to_json()["rows"][2]["problems"] == [
        "Invoice A-1 stands on line 2 already, "
        "and differs in amount: 121.00 here, 120.00 on line 2."
    ]


def test_lines_below_each_other_make_one_invoice_and_must_come_to_its_amount(desk: World) -> None:
    head = "Invoice no,Client,Invoice date,Description,Quantity,Unit price,Line total,Total\n"
    first = "A-1,Acme Ltd,2026-09-01,Design,2,50.00,100.00,160.00\n"

    good = judged(desk, head + first + "A-1,Acme Ltd,2026-09-01,Print,3,20.00,60.00,160.00\n")
    bad = judged(desk, head + first + "A-1,Acme Ltd,2026-09-01,Print,3,20.00,61.00,160.00\n")

    assert counts(good) == (1, 0, 0, 0)
    assert "come to 161, but its amount is 160" in only(bad)[1]
    commit(desk.database, desk.admin, good, desk.now)
    lines = desk.rows("select description, quantity, amount from invoice_lines order by position")
    assert [(row["description"], int(row["quantity"]), int(row["amount"])) for row in lines] == [
        ("Design", 2, 100),
        ("Print", 3, 60),
    ]
    assert_sound(desk)


def test_an_unknown_status_is_kept_and_counts_nowhere(desk: World) -> None:
    verdict, said = only(judged(desk, HEAD + "A-1,Acme Ltd,5,2026-09-01,,In dispute\n"))
    bring_in(desk, HEAD + "A-1,Acme Ltd,5,2026-09-01,,In dispute\n")

    assert (verdict, "not known" in said) == ("new", True)
    assert (stored(desk, "A-1")["status"], stored(desk, "A-1")["counts_from"]) == (
        "In dispute",
        None,
    )
    assert_sound(desk)


def test_a_mark_and_an_order_are_those_of_the_whole_column(desk: World) -> None:
    head = "Nummer;Kunde;Betrag;Datum\n".replace("Nummer", "Rechnungsnummer")
    tell = head + "A-1;Acme Ltd;1.234;03.04.2026\nA-2;Acme Ltd;2.000,50;04.04.2026\n"

    bring_in(desk, tell)
    quiet = judged(desk, HEAD + 'B-1,Acme Ltd,"1,234",03/04/2026,,\n')
    other = judged(desk, HEAD + 'B-1,Acme Ltd,"1,234",03/04/2026,,\n', mapping={"dates": "month"})

    assert (int(stored(desk, "A-1")["amount"]), stored(desk, "A-1")["issue_date"]) == (
        1234,
        date(2026, 4, 3),
    )
    warned = " ".join(quiet.messages())
    assert "“1,234” as 1234" in warned
    assert "“03/04/2026” was read with the day first" in warned
    assert other.rows[0].read.issue_date == date(2026, 3, 4)


def test_columns_without_a_telling_heading_are_found_by_what_is_in_them(desk: World) -> None:
    data = "a,b,c,d,e\nRE-7,Acme Ltd,2026-09-01,2026-10-01,75.50\n"

    review = judged(desk, data)

    assert counts(review) == (1, 0, 0, 0)
    assert review.used == {
        "client": ("b",), "issue_date": ("c",), "due_date": ("d",), "number": ("a",),
        "amount": ("e",),
    }  # fmt: skip
    assert any("found by what is in them" in said for said in review.messages())


def test_a_file_without_amounts_is_refused(desk: World) -> None:
    with pytest.raises(InvalidInput, match="as the amount"):
        judged(desk, "Number,Client\nA-1,Acme Ltd\n")


def test_only_an_admin_brings_invoices_in(desk: World) -> None:
    review = judged(desk, HEAD + "A-1,Acme Ltd,5,2026-09-01,,\n")

    with pytest.raises(NotAllowed):
        commit(desk.database, desk.support, review, desk.now)


def test_lines_that_a_person_leaves_out_are_not_brought_in(desk: World) -> None:
    review = judged(desk, HEAD + "A-1,Acme Ltd,5,2026-09-01,,\nA-2,Acme Ltd,5,2026-09-01,,\n")

    done = commit(desk.database, desk.admin, review, desk.now, left_out=frozenset({2}))

    assert (done.new, done.skipped) == (1, 1)
    assert [row["number"] for row in desk.rows("select number from invoices")] == ["A-2"]


def test_who_entered_the_number_since_the_review_keeps_it(desk: World) -> None:
    data = HEAD + "A-1,Acme Ltd,5,2026-09-01,,\n"
    review = judged(desk, data)
    bring_in(desk, data)

    assert commit(desk.database, desk.admin, review, desk.now).new == 0


def test_numbers_go_on_past_imported_ones_and_an_imported_draft_keeps_its_own(
    desk: World, acme: UUID
) -> None:
    bring_in(desk, HEAD + "INV-0041,Acme Ltd,5,2026-09-01,,\nX-9,Acme Ltd,5,2026-09-01,,Draft\n")

    assert issued(desk, acme).number == "INV-0042"
    draft = stored(desk, "X-9")
    done = invoices.issue(desk.database, desk.support, draft["id"], version=1, now=desk.now)
    assert done.number == "X-9"


def test_an_undone_import_leaves_every_table_as_it_was(desk: World) -> None:
    bring_in(desk, HEAD + "A-1,Acme Ltd,120,2026-09-01,,Sent\n")
    before = tables(desk)
    data = HEAD + "A-1,Acme Ltd,120,2026-09-01,2026-10-01,Paid\nA-2,Acme Ltd,9,2026-09-01,,Paid\n"

    done = bring_in(desk, data)
    assert tables(desk) != before
    undoing.undo(desk.database, desk.admin, done.change_id, desk.now, desk.today)

    assert tables(desk) == before
    assert_sound(desk)


def test_an_import_is_not_undone_over_a_payment_since(desk: World) -> None:
    done = bring_in(desk, HEAD + "A-1,Acme Ltd,120,2026-09-01,,\n")
    pay(desk, stored(desk, "A-1")["id"])

    with pytest.raises(ChangedSince, match="A-1"):
        undoing.undo(desk.database, desk.admin, done.change_id, desk.now, desk.today)


PRODUCTS = ("invoice-ninja", "midday", "quickbooks-desktop", "quickbooks-online", "stripe", "xero")


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_sample_of_each_product_arrives_once_with_its_payments(desk: World, product: str) -> None:
    samples = DATA / "samples"
    clients = (samples / f"{product}.csv").read_bytes()
    more = b"Name\nCobalt Dental Group\nMarlow Bakery\n"
    for data in (clients, more):
        table = open_table(data, "clients.csv")
        found = imports.review(desk.database, table, match_columns(table, None))
        imports.commit(desk.database, desk.admin, found, Decisions(), desk.now, desk.today)
    bills = (samples / "invoices" / f"{product}.csv").read_bytes()
    money = (samples / "payments" / f"{product}.csv").read_bytes()

    first = judged(desk, bills)
    bring_in(desk, bills)
    again = judged(desk, bills)
    assert_sound(desk)

    assert counts(first)[0] >= 2
    assert counts(again) == (0, counts(first)[0], 0, counts(first)[3])
    if product == "quickbooks-online":
        money = money.replace(b"NZD", b"GBP")
    bring_in_money(desk, money)
    assert counts(judged_money(desk, money)) == (0, money.count(b"\n") - 1, 0, 0)
    assert_sound(desk)


def test_an_export_comes_back_byte_by_byte_whatever_became_of_the_invoices(
    desk: World, acme: UUID
) -> None:
    canceled, refunded, credited, open_, voided = (issued(desk, acme).id for _ in range(5))
    for invoice_id in (refunded, credited, voided):
        pay(desk, invoice_id, "150")
    take(desk, "refund", refunded)
    take(desk, "cancel", canceled)
    take(desk, "mark_sent", open_)
    pay(desk, open_, "40")
    payments.void(desk.database, desk.support, read(desk, voided).payments[0].id, desk.now)
    invoices.create(desk.database, desk.support, draft(desk, acme), desk.now)
    bring_in(
        desk, HEAD + "Q-1,Acme Ltd,7,2026-09-01,,In dispute\nQ-2,Acme Ltd,7,2026-09-01,,Paid\n"
    )
    bills, money = exported(desk, "invoices"), exported(desk, "payments")
    emptied(desk)

    assert counts(judged(desk, bills)) == (8, 0, 0, 0)
    bring_in(desk, bills)
    bring_in_money(desk, money)

    assert (exported(desk, "invoices"), exported(desk, "payments")) == (bills, money)
    assert counts(judged(desk, bills))[1:] == (8, 0, 0)
    assert_sound(desk)


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["A-1", "A-2", "A-3", ""]),
        st.sampled_from(["Acme Ltd", "Twin", "Nobody"]),
        st.sampled_from(["1.00", "2.50", "1,000.00", "x", "0"]),
        st.sampled_from(["2026-09-01", "01/10/2026", "13/10/2026", ""]),
        st.sampled_from(["2026-12-01", ""]),
        st.sampled_from(["", "Paid", "Sent", "Draft", "Void", "Refunded", "Odd", "Scheduled"]),
    ),
    max_size=6,
)


@SLOW
@given(ROWS)
def test_any_file_twice_adds_nothing_and_its_undoing_leaves_nothing(
    desk: World, rows: list[tuple[str, ...]]
) -> None:
    emptied(desk)
    before = tables(desk)
    data = HEAD + "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)

    done = bring_in(desk, data)
    after = tables(desk)
    assert_sound(desk)
    bills, money = exported(desk, "invoices"), exported(desk, "payments")
    assert bring_in(desk, data).new == 0
    assert tables(desk) == after

    if done.new:
        undoing.undo(desk.database, desk.admin, done.change_id, desk.now, desk.today)
    assert tables(desk) == before
    if done.new:
        bring_in(desk, bills)
        if "\r\n" in money.strip():
            bring_in_money(desk, money)
        assert (exported(desk, "invoices"), exported(desk, "payments")) == (bills, money)


def test_odd_files_are_refused_or_judged_and_change_nothing_in_silence(desk: World) -> None:
    before = tables(desk)

    for file in (*READABLE, *REFUSED):
        for judge in (judged, judged_money):
            with suppress(InvalidInput):
                review = judge(desk, file.data)
                assert counts(review)[:3] == (0, 0, 0), file.title
                assert all(row["problems"] for row in review.to_json()["rows"]), file.title

    assert tables(desk) == before
