"""Random actions on clients, compared with a dictionary that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.actions import clients
from clientdesk.errors import Conflict, NotFound

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World

FIELDS = st.sampled_from(["notes", "address", "reminder_tone"])
VALUES = {
    "notes": [None, "one", "two"],
    "address": [None, "here", "there"],
    "reminder_tone": [None, "firm", "final"],
}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), st.just(0), st.just("")),
        st.tuples(st.just("read"), st.integers(0, 2), st.just("")),
        st.tuples(st.just("edit"), st.integers(0, 2), FIELDS),
        st.tuples(
            st.sampled_from(["archive", "unarchive", "portal", "take", "delete"]),
            st.integers(0, 2),
            st.just(""),
        ),
    ),
    max_size=12,
)


class Oracle:
    """What a clerk with a card index would have."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.ids: list[UUID] = []
        self.cards: dict[UUID, dict[str, Any]] = {}
        self.seen: dict[UUID, dict[str, Any]] = {}
        self.lines: dict[UUID, int] = {}

    def pick(self, place: int) -> UUID | None:
        return self.ids[place % len(self.ids)] if self.ids else None

    def create(self) -> None:
        client_id = self.world.new_client()
        self.ids.append(client_id)
        empty: dict[str, Any] = dict.fromkeys(["notes", "address", "reminder_tone", "owner_id"])
        self.cards[client_id] = {**empty, "archived": False, "portal_enabled": False}
        self.seen[client_id] = dict(self.cards[client_id])
        self.lines[client_id] = 1

    def edit(self, client_id: UUID, field: str, value: str | None) -> None:
        card, seen = self.cards.get(client_id), self.seen[client_id]
        world = self.world
        try:
            clients.edit(
                world.database, world.support, client_id,
                read=seen, changes={field: value}, now=world.now,
            )  # fmt: skip
        except NotFound:
            assert card is None
        except Conflict as error:
            assert card is not None
            assert seen[field] != card[field] != value
            assert [change.current for change in error.changes] == [card[field]]
        else:
            assert card is not None
            assert value == card[field] or seen[field] == card[field]
            self._set(client_id, field, value)

    def state(self, step: str, client_id: UUID) -> None:
        world, card = self.world, self.cards.get(client_id)
        try:
            if step == "portal":
                enabled = not (card or {}).get("portal_enabled", False)
                clients.set_portal(
                    world.database, world.support, client_id, enabled=enabled, now=world.now
                )
                self._set(client_id, "portal_enabled", enabled)
            elif step == "take":
                clients.take_over(world.database, world.support, client_id, world.now)
                self._set(client_id, "owner_id", world.support.id)
            elif step == "delete":
                clients.delete(
                    world.database, world.admin, client_id,
                    typed_name="Acme", keep_invoices=False, now=world.now,
                )  # fmt: skip
                del self.cards[client_id], self.lines[client_id]
            else:
                action = clients.archive if step == "archive" else clients.unarchive
                action(world.database, world.support, client_id, world.now)
                self._set(client_id, "archived", step == "archive")
        except NotFound:
            assert card is None

    def _set(self, client_id: UUID, field: str, value: object) -> None:
        self.lines[client_id] += self.cards[client_id][field] != value
        self.cards[client_id][field] = value

    def compare(self) -> None:
        for client_id in self.ids:
            lines = self.world.activities(client_id)
            assert len(lines) == self.lines.get(client_id, 0)
            if client_id in self.cards:
                row = self.world.client(client_id)
                row["archived"] = row["archived_at"] is not None
                card = self.cards[client_id]
                assert {field: row[field] for field in card} == card
                assert row["version"] == self.lines[client_id]


@settings(max_examples=25, deadline=None)
@given(steps=STEPS, data=st.data())
def test_any_sequence_of_actions_leaves_what_a_card_index_would_hold(
    world: World, steps: list[tuple[str, int, str]], data: st.DataObject
) -> None:
    oracle = Oracle(world)
    for step, place, field in steps:
        client_id = oracle.pick(place)
        if step == "create" or client_id is None:
            oracle.create()
        elif step == "read":
            oracle.seen[client_id] = dict(oracle.cards.get(client_id, oracle.seen[client_id]))
        elif step == "edit":
            oracle.edit(client_id, field, data.draw(st.sampled_from(VALUES[field])))
        else:
            oracle.state(step, client_id)
    oracle.compare()
