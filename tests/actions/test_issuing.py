from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import clients, credit, invoices, workspace
from clientdesk.errors import InvalidField, Refused
from clientdesk.queries.checks import findings
from clientdesk.queries.workspace import workspace as read_workspace
from tests.actions.invoicing import LINE, created, draft, figures, issued, read, scheduled, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from tests.actions.conftest import World


@pytest.fixture(scope="module", autouse=True)
def in_order(world: World) -> Iterator[None]:
    """Whatever the tests did, every invariant holds after them."""
    yield
    assert list(findings(world.database, world.today)) == []


def test_issuing_gives_a_number_copies_the_client_and_counts(world: World) -> None:
    client_id = world.new_client("Copied Ltd", email="a@copied.example")
    made = issued(world, client_id)
    found = read(world, made.id)

    assert made.number is not None
    assert made.number.startswith("INV-")
    assert (found.status, found.stored_status, found.open_amount) == (
        *("unpaid", "unpaid", Decimal(100)),
    )
    assert (found.client_name, found.client_email) == ("Copied Ltd", "a@copied.example")
    assert figures(world, client_id) == [Decimal(0), Decimal(100), Decimal(0)]


def test_an_issued_invoice_keeps_the_client_as_it_was(world: World) -> None:
    client_id = world.new_client("Before")
    invoice_id = issued(world, client_id).id
    clients.edit(
        world.database, world.support, client_id,
        read={"name": "Before"}, changes={"name": "After"}, now=world.now,
    )  # fmt: skip

    assert read(world, invoice_id).client_name == "Before"


def test_without_dates_an_invoice_is_issued_today_on_the_usual_terms(world: World) -> None:
    found = read(world, issued(world, issue_date=None, due_date=None).id)

    assert (found.issue_date, found.due_date) == (world.today, world.today + timedelta(days=14))


def test_without_a_due_date_it_has_none(world: World) -> None:
    assert read(world, issued(world, due_date=None).id).due_date is None


def test_a_date_in_the_past_is_kept_and_one_ahead_becomes_today(world: World) -> None:
    past = issued(world, issue_date=date(2026, 1, 5), due_date=date(2026, 1, 19))
    assert (past.status, read(world, past.id).issue_date) == ("overdue", date(2026, 1, 5))

    ahead = world.today + timedelta(days=30)
    moved = issued(world, issue_date=ahead, due_date=ahead + timedelta(days=7))
    found = read(world, moved.id)
    assert (found.issue_date, found.due_date) == (world.today, world.today + timedelta(days=7))
    assert "moved to today" in moved.hints["issue_date"]


def test_an_invoice_over_nothing_is_paid_when_it_is_issued(world: World) -> None:
    made = issued(world, lines=(replace(LINE, unit_price=Decimal(0)),))

    assert made.status == "paid"


def test_nothing_is_issued_to_archived_clients_clients_on_hold_or_without_lines(
    world: World,
) -> None:
    made = created(world)
    with pytest.raises(Refused, match="has no lines"):
        issued(world, lines=())
    client_id = read(world, made.id).client_id
    assert client_id is not None
    for word in ("on hold", "archived"):
        if word == "on hold":
            hold(world, client_id)
        else:
            clients.archive(world.database, world.support, client_id, world.now)
        for step in ("issue", "schedule"):
            ahead = created(world, client_id, issue_date=date(2027, 1, 1), due_date=None)
            with pytest.raises(Refused, match=f"^Acme is {word}, so nothing"):
                take(world, step, ahead.id)


def hold(world: World, client_id: UUID | None) -> None:
    assert client_id is not None
    read_before = {"on_hold": False}
    credit.set_credit(
        world.database, world.admin, client_id, read=read_before, changes={"on_hold": True},
        now=world.now,
    )  # fmt: skip


def test_a_scheduled_invoice_waits_for_its_day_and_is_issued_once(world: World) -> None:
    first, second = scheduled(world, 7), scheduled(world, 8)
    day, now = world.today + timedelta(days=9), world.now + timedelta(days=9)
    assert (first.status, first.number) == ("scheduled", None)
    assert invoices.issue_due(world.database, world.today, world.now) == 0

    assert invoices.issue_due(world.database, day, now) == 2
    assert invoices.issue_due(world.database, day, now) == 0

    for made, days in ((first, 7), (second, 8)):
        found = read(world, made.id)
        assert found.issue_date == world.today + timedelta(days=days)
        [last] = world.rows(
            "select * from activities where kind = 'invoice_issued' and contains(detail, ?)",
            str(made.id),
        )
        assert (last["actor_kind"], last["actor_name"]) == ("system", "ClientDesk")


def test_a_scheduled_invoice_of_a_client_on_hold_stays_scheduled(world: World) -> None:
    made = scheduled(world, 1)
    hold(world, read(world, made.id).client_id)
    later = world.now + timedelta(days=2)

    assert invoices.issue_due(world.database, later.date(), later) == 0
    assert read(world, made.id).stored_status == "scheduled"


def test_only_a_day_ahead_can_be_scheduled(world: World) -> None:
    for issue_date in (None, world.today):
        with pytest.raises(InvalidField, match="must be ahead"):
            scheduled(world, issue_date=issue_date)


def test_a_scheduled_invoice_can_be_changed_but_stays_ahead(world: World) -> None:
    made = scheduled(world)
    ahead: dict[str, Any] = {"issue_date": date(2027, 1, 1), "due_date": None, "lines": ()}
    for changes, says in (({}, "must be ahead"), (ahead, "needs a line")):
        wanted = draft(world, **changes)
        with pytest.raises(InvalidField, match=says):
            invoices.edit(world.database, world.support, made.id, wanted, version=2, now=world.now)
    assert take(world, "unschedule", made.id).status == "draft"
    assert take(world, "issue", made.id).number is not None


def number_by(world: World, pattern: str) -> None:
    changes = {"invoice_pattern": pattern}
    workspace.edit_workspace(
        world.database, world.owner, read_workspace(world.database), changes, world.now
    )


def test_numbers_have_no_gaps_whatever_fails_between(world: World) -> None:
    number_by(world, "GAP{number}")
    client_id = world.new_client()
    for _ in range(3):
        issued(world, client_id)
        created(world, client_id)
        with pytest.raises(Refused):
            issued(world, client_id, lines=())

    found = world.rows("select number from invoices where number like 'GAP%' order by number")
    assert [row["number"] for row in found] == ["GAP1", "GAP2", "GAP3"]
    assert world.rows("select last from invoice_numbers where series = 'GAP{number}'") == [
        {"last": 3}
    ]


def test_two_who_issue_at_once_get_different_numbers(world: World) -> None:
    number_by(world, "T{number:3}")
    client_id = world.new_client()
    drafts = [created(world, client_id) for _ in range(12)]
    start = threading.Barrier(2)

    def work(part: int) -> None:
        start.wait()
        for made in drafts[part::2]:
            invoices.issue(world.database, world.support, made.id, version=1, now=world.now)

    threads = [threading.Thread(target=work, args=(part,)) for part in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = {read(world, made.id).number for made in drafts}
    assert numbers == {f"T{count:03}" for count in range(1, 13)}


def test_a_number_that_exists_is_passed_over(world: World) -> None:
    number_by(world, "P{year}-{number}")
    first = issued(world)
    number_by(world, f"P{world.today.year}-1{{number}}")
    # Ten to nineteen of the other pattern are P2026-10 and so on; this one is its zero.
    assert (first.number, issued(world).number) == ("P2026-1", "P2026-11")
    number_by(world, "P{year}-{number}")

    made = [issued(world).number for _ in range(10)]
    assert made == [f"P2026-{count}" for count in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12)]


def test_each_year_counts_for_itself(world: World) -> None:
    number_by(world, "Y{yy}/{number:2}")
    made = [
        issued(world, issue_date=day, due_date=None).number
        for day in (date(2025, 12, 31), world.today, date(2025, 1, 1))
    ]

    assert made == ["Y25/01", "Y26/01", "Y25/02"]
