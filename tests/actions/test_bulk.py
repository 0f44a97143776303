from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.actions import clients, enrichment, undoing
from clientdesk.actions.bulk import Done, run
from clientdesk.actions.bulk_plan import plan
from clientdesk.errors import InvalidField, NotAllowed
from clientdesk.model.bulk import Bulk, BulkKind, Refusal
from clientdesk.model.words import Role
from clientdesk.queries.portfolio import Question, portfolio
from clientdesk.store.sums import roll_sums, wrong_sums
from tests.actions.enriching import failed, found
from tests.actions.invoicing import issued
from tests.actions.worlds import NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from tests.actions.enriching import Enriching

LATER = NOW + timedelta(minutes=5)
STORED = {
    "clients": "select * exclude (version, touched) from clients order by id",
    "jobs": "select * from enrichment_jobs order by client_id, queued_at, id",
    "results": "select * from enrichment_results order by id",
    "sums": "select owner_id, sum(amount) from portfolio_sums group by all order by 1",
    "runs": "select * from enrichment_runs order by id",
    "contacts": "select * from client_contacts order by id",
    "portals": "select * from portal_links order by id",
}
"""Every row that a change of many may touch, without what only grows."""


def done(world: World, bulk: Bulk, *ids: UUID, actor: Actor | None = None) -> Done:
    actor = actor or world.owner
    return run(world.database, actor, plan(world.database, actor, bulk, ids), LATER)


def records(world: World) -> dict[str, list[dict[str, Any]]]:
    """Every row that a change of many may touch, without what only grows."""
    return {table: world.rows(query) for table, query in STORED.items()}


def told(world: World, client_id: UUID) -> list[tuple[object, ...]]:
    names = ("kind", "field", "old", "new", "actor_name", "actor_kind")
    return [tuple(row[name] for name in names) for row in world.activities(client_id)]


def three(world: World) -> list[UUID]:
    return [world.new_client(f"Client {n}", website=f"c{n}.example") for n in range(3)]


def test_a_plan_says_whom_it_takes_who_is_so_already_and_who_is_refused_why(world: World) -> None:
    ids = three(world)
    clients.archive(world.database, world.owner, ids[2], NOW)
    clients.set_portal(world.database, world.owner, ids[1], enabled=True, now=NOW)
    gone = world.new_client("Gone")
    clients.delete(
        world.database, world.owner, gone, typed_name="Gone", keep_invoices=True, now=NOW
    )
    found = plan(world.database, world.support, Bulk(BulkKind.PORTAL, True), [*ids, gone])
    assert (found.asked, list(found.takes["name"]), found.already, found.gone) == (
        (4, ["Client 0"], 1, 1)
    )
    assert [(each.reason, each.count, each.names) for each in found.refused] == [
        (Refusal.ARCHIVED, 1, ("Client 2",))
    ]


def test_who_cannot_be_looked_up_is_refused_by_the_gate(world: World) -> None:
    ids = [*three(world), world.new_client("No site")]
    found = plan(world.database, world.support, Bulk(BulkKind.ENRICH), ids)
    assert {each.reason: each.count for each in found.refused} == {
        Refusal.NO_WEBSITE: 1,
        Refusal.NOT_ENTITLED: 3,
    }


def test_who_was_changed_since_the_plan_is_left_alone_and_named(world: World) -> None:
    ids = three(world)
    planned = plan(world.database, world.owner, Bulk(BulkKind.ARCHIVE), ids)
    clients.take_over(world.database, world.support, ids[1], LATER)
    clients.delete(
        world.database, world.owner, ids[2], typed_name="Client 2", keep_invoices=True, now=LATER
    )
    outcome = run(world.database, world.owner, planned, LATER)
    assert (outcome.changed, outcome.left) == (1, ("Client 1", "Client 2"))
    assert outcome.label == "Archived 1 client"
    assert world.client(ids[1])["archived_at"] is None


def test_nothing_is_written_when_nobody_is_left(world: World) -> None:
    ids = three(world)
    planned = plan(world.database, world.owner, Bulk(BulkKind.ARCHIVE), ids)
    for client_id in ids:
        clients.archive(world.database, world.owner, client_id, LATER)
    before = world.database.sequence
    assert run(world.database, world.owner, planned, LATER).act_id is None
    assert world.database.sequence == before


def test_support_assigns_to_nobody_but_themselves(world: World) -> None:
    ids = three(world)
    for owner in (None, world.admin.id):
        with pytest.raises(NotAllowed):
            plan(world.database, world.support, Bulk(BulkKind.OWNER, owner), ids)
    taken = done(world, Bulk(BulkKind.OWNER, world.support.id), *ids, actor=world.support)
    assert taken.label == "Gave 3 clients to Support"
    planned = plan(world.database, world.owner, Bulk(BulkKind.OWNER, None), ids)
    with pytest.raises(NotAllowed):
        run(world.database, world.support, planned, LATER)


@pytest.mark.parametrize("kind", list(BulkKind))
def test_a_viewer_changes_nobody(world: World, kind: BulkKind) -> None:
    with pytest.raises(NotAllowed):
        plan(world.database, world.actor(Role.VIEWER), Bulk(kind), three(world))


@pytest.mark.parametrize(
    "bulk", [Bulk(BulkKind.TERMS, 400), Bulk(BulkKind.TERMS, "soon"), Bulk(BulkKind.TONE, "rude")]
)
def test_what_no_client_may_have_is_refused(world: World, bulk: Bulk) -> None:
    with pytest.raises(InvalidField):
        plan(world.database, world.owner, bulk, three(world))


def single(world: World, bulk: Bulk, client_id: UUID) -> None:
    """The same for one client."""
    database, actor = world.database, world.owner
    if bulk.kind in {BulkKind.TERMS, BulkKind.TONE}:
        field = "payment_terms_days" if bulk.kind is BulkKind.TERMS else "reminder_tone"
        read = {field: world.client(client_id)[field]}
        changes = {field: bulk.value}
        clients.edit(database, actor, client_id, read=read, changes=changes, now=LATER)
        return
    owner: Any = bulk.value
    deeds: dict[BulkKind, Callable[[], object]] = {
        BulkKind.ARCHIVE: lambda: clients.archive(database, actor, client_id, LATER),
        BulkKind.UNARCHIVE: lambda: clients.unarchive(database, actor, client_id, LATER),
        BulkKind.OWNER: lambda: clients.assign_owner(
            database, actor, client_id, member_id=owner, now=LATER
        ),
        BulkKind.PORTAL: lambda: clients.set_portal(
            database, actor, client_id, enabled=bool(bulk.value), now=LATER
        ),
        BulkKind.ENRICH: lambda: enrichment.request(database, actor, [client_id], LATER),
    }
    deeds[bulk.kind]()


def mixed(world: Enriching) -> list[UUID]:
    """Clients at every place: queued, waiting, running, succeeded, archived, with preferences."""
    ids = [world.new_client(f"Client {n}", website=f"c{n}.example") for n in range(9)]
    one, other, _ = sorted(world.claim(most=3), key=lambda each: str(each.client_id))
    world.finish(one, failed())
    world.finish(other, found())
    clients.assign_owner(world.database, world.owner, ids[1], member_id=world.support.id, now=NOW)
    clients.set_portal(world.database, world.owner, ids[2], enabled=True, now=NOW)
    enrichment.cancel(world.database, world.owner, [ids[3], ids[5]], NOW)
    clients.archive(world.database, world.owner, ids[4], NOW)
    changes: dict[str, object] = {"payment_terms_days": 10, "reminder_tone": "firm"}
    clients.edit(world.database, world.owner, ids[5], read={}, changes=changes, now=NOW)
    return [*ids, world.new_client("No site")]


CHANGES = [
    (BulkKind.ARCHIVE, None),
    (BulkKind.UNARCHIVE, None),
    (BulkKind.OWNER, "support"),
    (BulkKind.OWNER, None),
    (BulkKind.TERMS, 10),
    (BulkKind.TERMS, None),
    (BulkKind.TONE, "final"),
    (BulkKind.PORTAL, True),
    (BulkKind.PORTAL, False),
    (BulkKind.ENRICH, None),
]


def bulk_of(world: World, kind: BulkKind, value: object) -> Bulk:
    return Bulk(kind, world.support.id if value == "support" else value)  # type: ignore[arg-type]


def comparable(rows: Sequence[dict[str, Any]], *without: str) -> list[dict[str, Any]]:
    return [{key: value for key, value in row.items() if key not in without} for row in rows]


@pytest.mark.parametrize(("kind", "value"), CHANGES)
def test_a_change_of_many_is_the_single_ones_and_taking_it_back_leaves_what_was(
    desk: Enriching, kind: BulkKind, value: object
) -> None:
    world, bulk = desk, bulk_of(desk, kind, value)
    ids = mixed(world)
    planned = plan(world.database, world.owner, bulk, ids)
    takes = set(planned.takes["id"])
    before, lines = records(world), {each: told(world, each) for each in ids}
    act_id = run(world.database, world.owner, planned, LATER).act_id
    assert act_id
    after, after_lines = records(world), {each: told(world, each) for each in ids}
    undoing.undo(world.database, world.owner, act_id, LATER, LATER.date())
    assert records(world) == before
    for each in ids:
        if str(each) in takes:
            single(world, bulk, each)
    singly = records(world)
    assert comparable(singly.pop("jobs"), "id") == comparable(after.pop("jobs"), "id")
    assert singly == after
    for each in ids:
        new = after_lines[each][len(lines[each]) :]
        reverse_and_single = told(world, each)[len(after_lines[each]) :]
        assert reverse_and_single[-len(new) :] == new if new else reverse_and_single == []


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(CHANGES), st.sets(st.integers(0, 9), min_size=1)),
        min_size=1,
        max_size=4,
    )
)
def test_changes_of_many_taken_back_one_by_one_leave_everything_as_before(
    shared: Enriching, steps: list[tuple[tuple[BulkKind, object], set[int]]]
) -> None:
    world, ids = shared, mixed(shared)
    before, acts = records(world), []
    for step, (change, places) in enumerate(steps):
        planned = plan(
            world.database, world.owner, bulk_of(world, *change), [ids[place] for place in places]
        )
        now = LATER + timedelta(minutes=step)
        acts.append(run(world.database, world.owner, planned, now).act_id)
    for act_id in reversed([each for each in acts if each]):
        later = LATER + timedelta(minutes=30)
        undoing.undo(world.database, world.owner, act_id, later, later.date())
    assert records(world) == before


def test_the_history_of_each_client_tells_the_taking_back(world: World) -> None:
    [client_id, *_] = ids = three(world)
    outcome = done(world, Bulk(BulkKind.OWNER, world.admin.id), *ids)
    assert outcome.act_id
    undoing.undo(world.database, world.owner, outcome.act_id, LATER, LATER.date())
    assert [line[:4] for line in told(world, client_id)[-2:]] == [
        ("owner_changed", "owner", None, "Admin"),
        ("owner_changed", "owner", "Admin", None),
    ]


def test_taking_back_leaves_who_was_changed_since_with_their_jobs(shared: Enriching) -> None:
    world, ids = shared, three(shared)
    enrichment.cancel(world.database, world.owner, ids, NOW)
    outcome = done(world, Bulk(BulkKind.ENRICH), *ids)
    assert outcome.act_id
    clients.archive(world.database, world.owner, ids[0], LATER)
    undone = undoing.undo(
        world.database, world.owner, outcome.act_id, LATER, LATER.date(), rest=True
    )
    assert undone.left == ("Client 0",)
    jobs = world.rows("select client_id, status from enrichment_jobs where trigger = 'manual'")
    assert jobs == [{"client_id": ids[0], "status": "canceled"}]


def test_the_sums_of_the_portfolio_follow_the_owners_and_back(world: World) -> None:
    roll_sums(world.database, world.today)
    ids, owner = three(world), world.new_member()
    for each in ids:
        issued(world, each)
    outcome = done(world, Bulk(BulkKind.OWNER, owner), *ids)
    asked = Question(world.today, owner=owner)
    assert portfolio(world.database, asked).outstanding == 300
    assert [rows.height for rows in wrong_sums(world.database)] == [0, 0]
    assert outcome.act_id
    undoing.undo(world.database, world.owner, outcome.act_id, LATER, LATER.date())
    assert portfolio(world.database, asked).outstanding == 0
    assert [rows.height for rows in wrong_sums(world.database)] == [0, 0]


def test_who_did_it_takes_it_back_within_the_hour_and_nobody_else_but_an_admin(
    world: World,
) -> None:
    outcome = done(world, Bulk(BulkKind.ARCHIVE), *three(world), actor=world.support)
    assert outcome.act_id
    other = replace(world.support, id=world.new_member(), name="Other")
    with pytest.raises(NotAllowed):
        undoing.undo(world.database, other, outcome.act_id, LATER, LATER.date())
    undoing.undo(world.database, world.support, outcome.act_id, LATER, LATER.date())


def test_progress_counts_up_to_all(world: World) -> None:
    seen: list[tuple[int, int]] = []
    planned = plan(world.database, world.owner, Bulk(BulkKind.ARCHIVE), three(world))
    run(world.database, world.owner, planned, LATER, lambda *told: seen.append(told))
    assert seen == [(3, 3)]
