from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, list_choices, members, saved_views
from clientdesk.errors import InvalidField, InvalidFilter, NotAllowed, NotFound
from clientdesk.model.client_filter import ClientFilter, Sort, StatusFilter
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor
from clientdesk.model.saved_view import MAX_NAME, SavedView, Shown
from clientdesk.model.words import Role
from clientdesk.queries.checks import findings
from clientdesk.queries.saved_views import choices_of, matching, news, views_of
from clientdesk.store.statements import statement

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World

BERLIN = Shown(
    ClientFilter(location=("Berlin",), sort=Sort.OUTSTANDING, descending=True), ("owner", "overdue")
)


def kept(world: World, actor: Actor | None = None, *, shared: bool = False) -> SavedView:
    actor = actor or world.support
    name = f"Berlin {new_id().hex}"
    view_id = saved_views.save(
        world.database, actor, name, shown=BERLIN, shared=shared, now=world.now
    )
    return seen(world, actor, view_id)


def seen(world: World, actor: Actor, view_id: UUID) -> SavedView:
    return next(view for view in views_of(world.database, actor.id) if view.id == view_id)


def sees(world: World, actor: Actor, view_id: UUID) -> bool:
    return view_id in [view.id for view in views_of(world.database, actor.id)]


def look(world: World, actor: Actor, view: SavedView) -> None:
    known = matching(world.database, view.shown().filter, world.today)
    list_choices.look(world.database, actor, view.id, known)


def new(world: World, actor: Actor, view: SavedView) -> int | None:
    return news(world.database, actor.id, view, world.today)


def in_berlin(world: World, name: str = "Acme") -> UUID:
    return world.new_client(name, address="Unter den Linden 1\n10117 Berlin")


def colleague(world: World, role: Role = Role.SUPPORT) -> Actor:
    member_id = world.new_member(role)
    row = world.database.row("member_to_change", id=member_id)
    assert row is not None
    return Actor(member_id, row["name"], role)


def test_a_view_shows_again_what_it_was_kept_with(world: World) -> None:
    assert kept(world).shown() == BERLIN


def test_a_private_view_is_seen_by_its_owner_alone_and_a_shared_one_by_all(world: World) -> None:
    view = kept(world)
    assert [sees(world, one, view.id) for one in (world.support, world.owner)] == [True, False]
    for act in (saved_views.delete, saved_views.duplicate):
        with pytest.raises(NotFound):
            act(world.database, world.owner, view.id, world.now)

    saved_views.share(world.database, world.support, view.id, shared=True, now=world.now)

    assert all(sees(world, one, view.id) for one in (world.support, world.owner, world.viewer))


def test_a_viewer_keeps_private_views_and_shares_none(world: World) -> None:
    view = kept(world, world.viewer)
    with pytest.raises(NotAllowed, match="support role to share saved views"):
        saved_views.share(world.database, world.viewer, view.id, shared=True, now=world.now)
    with pytest.raises(NotAllowed):
        kept(world, world.viewer, shared=True)

    saved_views.rename(world.database, world.viewer, view.id, "Mine alone", world.now)
    saved_views.delete(world.database, world.viewer, view.id, world.now)

    assert not sees(world, world.viewer, view.id)


def test_a_shared_view_is_changed_by_its_owner_and_admins_and_copied_by_all(world: World) -> None:
    view = kept(world, shared=True)
    other = colleague(world)
    with pytest.raises(NotAllowed, match=r"is Support’s"):
        saved_views.rename(world.database, other, view.id, "Taken over", world.now)

    saved_views.rename(world.database, world.admin, view.id, f"By admin {view.id}", world.now)
    copy = seen(world, other, saved_views.duplicate(world.database, other, view.id, world.now))

    assert seen(world, world.support, view.id).name == f"By admin {view.id}"
    assert (copy.owner_id, copy.is_shared, copy.shown()) == (other.id, False, BERLIN)


def test_a_name_is_taken_for_its_owner_only_and_copies_count_on(world: World) -> None:
    view, other = kept(world), colleague(world)
    with pytest.raises(InvalidField, match="already"):
        saved_views.save(
            world.database, world.support, view.name.upper(), shown=BERLIN, now=world.now
        )
    saved_views.save(world.database, other, view.name, shown=BERLIN, now=world.now)

    copies = [
        saved_views.duplicate(world.database, world.support, view.id, world.now) for _ in range(3)
    ]

    names = [seen(world, world.support, copy).name for copy in copies]
    assert names == [f"{view.name} ({mark})" for mark in ("copy", "copy 2", "copy 3")]
    assert all(len(name) <= MAX_NAME for name in names)


def test_a_filter_that_is_no_longer_readable_says_so_and_can_be_updated(world: World) -> None:
    view = kept(world)
    with world.database.cursor() as cursor:
        cursor.execute(
            'update saved_views set filter = \'{"mood":"good"}\' where id = ?', [view.id]
        )
    with pytest.raises(InvalidFilter, match=r"can no longer be read.*mood"):
        seen(world, world.support, view.id).shown()

    saved_views.update(world.database, world.support, view.id, BERLIN, world.now)

    assert seen(world, world.support, view.id).shown() == BERLIN


def test_one_who_left_and_another_who_came_are_one_new(world: World) -> None:
    first, view = in_berlin(world), kept(world)
    assert new(world, world.support, view) is None
    look(world, world.support, view)
    assert new(world, world.support, view) == 0

    clients.archive(world.database, world.owner, first, world.now)
    in_berlin(world, "Bravo")
    assert new(world, world.support, view) == 1
    clients.unarchive(world.database, world.owner, first, world.now)
    assert new(world, world.support, view) == 1

    look(world, world.support, view)
    assert new(world, world.support, view) == 0


def test_looks_are_each_members_own_and_end_when_the_view_shows_something_else(
    world: World,
) -> None:
    view = kept(world, shared=True)
    look(world, world.support, view)
    look(world, world.viewer, view)
    in_berlin(world)
    look(world, world.viewer, view)
    assert [new(world, one, view) for one in (world.support, world.viewer)] == [1, 0]

    everybody = replace(BERLIN, filter=ClientFilter(status=StatusFilter.ALL))
    saved_views.update(world.database, world.support, view.id, everybody, world.now)

    assert [new(world, one, view) for one in (world.support, world.viewer)] == [None, None]


def test_a_look_that_saw_nobody_new_writes_nothing(world: World) -> None:
    view = kept(world)
    look(world, world.support, view)
    before = world.database.sequence
    look(world, world.support, view)
    assert world.database.sequence == before


def test_the_default_and_the_columns_are_each_persons_own(world: World) -> None:
    view, actor = kept(world, shared=True), colleague(world)
    list_choices.choose_columns(world.database, actor, ["owner", "phone"])
    list_choices.choose_default(world.database, actor, view.id)

    chosen = choices_of(world.database, actor.id)
    assert (chosen.default_view_id, chosen.columns) == (view.id, ("owner", "phone"))
    assert choices_of(world.database, colleague(world).id).default_view_id is None
    private = kept(world)
    with pytest.raises(NotFound):
        list_choices.choose_default(world.database, actor, private.id)


def test_a_view_that_is_shared_no_more_is_nobody_elses_default(world: World) -> None:
    view, actor = kept(world, shared=True), colleague(world)
    for one in (actor, world.support):
        list_choices.choose_default(world.database, one, view.id)
        look(world, one, view)

    saved_views.share(world.database, world.support, view.id, shared=False, now=world.now)

    defaults = [
        choices_of(world.database, one.id).default_view_id for one in (actor, world.support)
    ]
    assert defaults == [None, view.id]
    assert list(findings(world.database, world.today)) == []


def test_a_removed_members_private_views_go_and_shared_ones_pass_to_the_owner(
    world: World,
) -> None:
    actor = colleague(world)
    private, shared = kept(world, actor), kept(world, actor, shared=True)
    list_choices.choose_default(world.database, actor, private.id)
    look(world, actor, private)
    look(world, world.viewer, shared)

    members.remove(world.database, world.owner, actor.id, hand_over_to=None, now=world.now)

    assert seen(world, world.viewer, shared.id).owner_id == world.owner.id
    assert world.rows("select id from saved_views where id = ?", private.id) == []
    assert world.rows("select * from saved_view_looks where member_id = ?", actor.id) == []
    assert list(findings(world.database, world.today)) == []


def test_what_happens_to_shared_views_is_noted_and_private_ones_are_nobodys_business(
    world: World,
) -> None:
    before = len(world.activities(None))
    private = kept(world)
    saved_views.rename(world.database, world.support, private.id, f"P {private.id}", world.now)
    saved_views.delete(world.database, world.support, private.id, world.now)
    assert len(world.activities(None)) == before

    view = kept(world, shared=True)
    saved_views.share(world.database, world.admin, view.id, shared=False, now=world.now)

    lines = [(line["kind"], line["actor_name"]) for line in world.activities(None)[before:]]
    assert lines == [("view_shared", "Support"), ("view_unshared", "Admin")]


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        ("insert into saved_view_looks select ?, uuid(), '12345678'::blob", "which is gone"),
        ("insert into saved_view_looks select ?, id, '123'::blob from saved_views", "be read"),
        ("insert into list_choices select ?, uuid(), null", "which they cannot see"),
        ("update saved_views set owner_id = ?", "belongs to nobody"),
    ],
)
def test_what_leads_nowhere_is_found(world: World, breaks: str, says: str) -> None:
    kept(world)
    with world.database.cursor() as cursor:
        cursor.begin()
        cursor.execute(breaks, [new_id()])
        cursor.execute(statement("read/check_saved_views"))
        found = [row[0] for row in cursor.fetchall()]
        cursor.rollback()
    assert any(says in sentence for sentence in found)
