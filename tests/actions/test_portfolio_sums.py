"""Every action that moves money or owners leaves the portfolio's sums as the rows have them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, members, payments
from clientdesk.model.words import Role
from clientdesk.queries.checks import findings
from clientdesk.queries.portfolio import Question, portfolio
from clientdesk.store.sums import roll_sums, wrong_sums
from tests.actions.invoicing import issued, pay, read, take

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World


@pytest.fixture
def client(world: World) -> UUID:
    """A client, in a workspace whose sums are stored."""
    roll_sums(world.database, world.today)
    return world.new_client("Acme")


def assert_right(world: World) -> None:
    sums, settled = wrong_sums(world.database)
    assert sums.to_dicts() == settled.to_dicts() == []


def test_issuing_paying_and_voiding_are_in_the_sums(world: World, client: UUID) -> None:
    invoice = issued(world, client).id
    before = portfolio(world.database, Question(world.today))
    assert_right(world)

    payment = pay(world, invoice, "250")
    after = portfolio(world.database, Question(world.today))
    assert_right(world)
    assert after.revenue - before.revenue == 100
    assert before.outstanding - after.outstanding == 100
    assert after.credit - before.credit == 150

    payments.void(world.database, world.support, payment, world.now)
    assert_right(world)
    assert portfolio(world.database, Question(world.today)).revenue == before.revenue


def test_sending_canceling_and_refunding_are_in_the_sums(world: World, client: UUID) -> None:
    sent, canceled, refunded = (issued(world, client).id for _ in range(3))
    take(world, "mark_sent", sent, now=world.now + timedelta(days=1))
    take(world, "cancel", canceled)
    pay(world, refunded)
    take(world, "refund", refunded)

    assert_right(world)
    status = portfolio(world.database, Question(world.today)).status
    assert status["canceled"].count >= 1
    assert status["refunded"].count >= 1


def test_owners_take_the_sums_of_their_clients(world: World, client: UUID) -> None:
    first, second = world.new_member(Role.SUPPORT), world.new_member(Role.SUPPORT)
    issued(world, client)
    database, now = world.database, world.now

    clients.assign_owner(database, world.admin, client, member_id=first, now=now)
    assert_right(world)
    assert portfolio(database, Question(world.today, owner=first)).outstanding == 100

    members.disable(database, world.owner, first, now=now, hand_over_to=second)
    assert_right(world)
    assert portfolio(database, Question(world.today, owner=first)).outstanding == 0
    assert portfolio(database, Question(world.today, owner=second)).outstanding == 100

    clients.assign_owner(database, world.admin, client, member_id=None, now=now)
    assert_right(world)


def test_invoices_of_a_deleted_client_can_still_be_paid(world: World, client: UUID) -> None:
    invoice = issued(world, client).id
    loose = issued(world, client).id
    surplus = pay(world, loose, "130")
    clients.delete(
        world.database, world.owner, client, typed_name="Acme", keep_invoices=True, now=world.now
    )
    assert_right(world)

    pay(world, invoice)
    assert_right(world)
    payments.void(world.database, world.support, surplus, world.now)
    assert_right(world)
    assert read(world, loose).open_amount == 100


def test_check_names_a_sum_that_is_off(world: World, client: UUID) -> None:
    issued(world, client)
    rows = world.database.frame("sums_stored").filter(kind="open")
    world.database.write(lambda tx: tx.insert("portfolio_sums", rows))

    found = [said for said in findings(world.database, world.today) if "portfolio" in said]

    assert len(found) == len(rows)
    assert found[0].startswith("The portfolio's sum of open in ")
