from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import undoing
from clientdesk.actions.import_payments import commit
from clientdesk.errors import InvalidInput, NotAllowed
from clientdesk.store.sums import roll_sums
from tests.actions.billing import (
    assert_sound,
    bring_in,
    bring_in_money,
    counts,
    emptied,
    judged_money,
    only,
    tables,
)
from tests.actions.invoicing import issued, pay

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World

HEAD = "Invoice number,Client,Amount,Date,State,Reference\n"
BILLS = "Number,Client,Amount,Issue date,Due date,Status\n"


@pytest.fixture(scope="module")
def acme(world: World) -> UUID:
    """A client, in a workspace whose sums are stored."""
    roll_sums(world.database, world.today)
    world.new_client("Beta")
    return world.new_client("Acme Ltd")


@pytest.fixture
def desk(world: World, acme: UUID) -> World:
    """Two open invoices and a draft of one client."""
    assert acme
    emptied(world)
    bring_in(
        world,
        BILLS + "A-1,Acme Ltd,100,2026-09-01,2026-10-01,Sent\n"
        "A-2,Acme Ltd,50,2026-09-01,,Sent\nD-1,Acme Ltd,50,2026-09-01,,Draft\n",
    )
    return world


def bill(world: World, number: str) -> dict[str, Any]:
    return world.rows("select * from invoices where number = ?", number)[0]


def test_payments_settle_their_invoices_and_more_than_is_open_is_credit(desk: World) -> None:
    done = bring_in_money(
        desk, HEAD + "A-1,,60,2026-10-01,,\nA-1,,70,2026-10-09,,\nA-2,,5,2026-10-01,,\n"
    )

    paid = bill(desk, "A-1")
    assert (paid["status"], int(paid["paid"]), str(paid["settled_on"])) == (
        "paid",
        130,
        "2026-10-09",
    )
    assert bill(desk, "A-2")["status"] == "unpaid"
    [money] = desk.rows("select revenue, outstanding, credit from clients where name = 'Acme Ltd'")
    assert [int(value) for value in money.values()] == [105, 45, 30]
    assert done.sentence() == "3 payments were added, 0 brought up to date, 0 left out."
    told = desk.rows("select * from activities where change_id = ?", done.change_id)
    assert json.loads(next(row for row in told if row["client_id"])["detail"]) == {"count": 3}
    assert_sound(desk)


def test_the_same_payment_is_told_by_its_reference_if_it_has_one(desk: World) -> None:
    data = HEAD + "A-1,,10,2026-10-01,,T1\nA-1,,10,2026-10-01,,T2\nA-1,,10,2026-10-01,,T2\n"

    assert counts(judged_money(desk, data)) == (2, 1, 0, 0)
    bring_in_money(desk, data)

    assert counts(judged_money(desk, data)) == (0, 3, 0, 0)
    assert counts(judged_money(desk, HEAD + "A-1,,10,2026-10-01,,\n")) == (0, 1, 0, 0)
    assert counts(judged_money(desk, HEAD + "A-1,,10,2026-10-01,,T3\n")) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("X-1,,10,2026-10-01,,", "There is no invoice with the number X-1"),
        ("A-1,Beta,10,2026-10-01,,", "Invoice A-1 is of “Acme Ltd”, not of “Beta”."),
        ("D-1,,10,2026-10-01,,", "is draft; it was not issued yet"),
        ("A-1,,0,2026-10-01,,", "is not above 0"),
        ("A-1,,10,2027-10-01,,", "is ahead"),
        ("A-1,,10,,,", "Payment date is empty."),
        ("A-1,,EUR 10,2026-10-01,,", "It is in EUR, but Invoice A-1 is in GBP."),
        ("A-1,,10,2026-10-01,Lost,", "State “Lost” is not one of"),
        (",,10,2026-10-01,,", "Invoice number is empty."),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(desk: World, row: str, sentence: str) -> None:
    before = tables(desk)

    verdict, said = only(judged_money(desk, HEAD + row))
    bring_in_money(desk, HEAD + row)

    assert (verdict, sentence in said) == ("invalid", True), said
    assert tables(desk) == before


def test_what_was_assumed_gives_way_to_what_came_and_its_rest_stays(desk: World) -> None:
    bring_in(desk, BILLS + "P-1,Acme Ltd,100,2026-09-01,,Paid\nP-2,Acme Ltd,100,2026-09-01,,Paid\n")
    before = tables(desk)

    done = bring_in_money(desk, HEAD + "P-1,,100,2026-10-05,,\nP-2,,40,2026-10-05,,\n")

    rows = desk.rows("select amount, assumed from payments order by amount")
    assert [(int(row["amount"]), row["assumed"]) for row in rows] == [
        (40, False),
        (60, True),
        (100, False),
    ]
    assert (bill(desk, "P-1")["status"], bill(desk, "P-2")["status"]) == ("paid", "paid")
    assert done.replaced == 2
    assert_sound(desk)

    undoing.undo(desk.database, desk.admin, done.change_id, desk.now, desk.today)
    assert tables(desk) == before
    assert_sound(desk)


def test_a_pending_payment_arrives_and_a_posted_one_is_voided(desk: World) -> None:
    bring_in_money(desk, HEAD + "A-1,,100,2026-10-01,pending,\nA-2,,50,2026-10-01,paid,\n")
    before = tables(desk)
    assert bill(desk, "A-2")["status"] == "paid"

    news = HEAD + "A-1,,100,2026-10-01,posted,\nA-2,,50,2026-10-01,failed,\n"
    assert counts(judged_money(desk, news)) == (0, 0, 2, 0)
    done = bring_in_money(desk, news)

    assert (bill(desk, "A-1")["status"], bill(desk, "A-2")["status"]) == ("paid", "unpaid")
    assert_sound(desk)
    undoing.undo(desk.database, desk.admin, done.change_id, desk.now, desk.today)
    assert tables(desk) == before


def test_money_for_no_invoice_is_credit_of_its_client(desk: World) -> None:
    verdict, said = only(judged_money(desk, HEAD + ",Acme Ltd,25,2026-10-01,,\n"))
    bring_in_money(desk, HEAD + ",Acme Ltd,25,2026-10-01,,\n")

    [money] = desk.rows("select credit from clients where name = 'Acme Ltd'")
    assert (verdict, "credit of its client" in said, int(money["credit"])) == ("new", True, 25)
    assert counts(judged_money(desk, HEAD + ",Acme Ltd,25,2026-10-01,,\n")) == (0, 1, 0, 0)
    assert_sound(desk)


def test_a_payment_recorded_by_hand_is_not_taken_twice(desk: World, acme: UUID) -> None:
    made = issued(desk, acme)
    pay(desk, made.id, "40")

    row = f"{made.number},Acme Ltd,40,{desk.today},,\n"
    assert counts(judged_money(desk, HEAD + row)) == (0, 1, 0, 0)


def test_only_an_admin_brings_payments_in_and_a_file_without_days_is_refused(desk: World) -> None:
    review = judged_money(desk, HEAD + "A-1,,10,2026-10-01,,\n")

    with pytest.raises(NotAllowed):
        commit(desk.database, desk.support, review, desk.now)
    with pytest.raises(InvalidInput, match="payment date"):
        judged_money(desk, "Invoice number,Amount\nA-1,10\n")
