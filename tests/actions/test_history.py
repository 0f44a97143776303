from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind, Edit

if TYPE_CHECKING:
    from clientdesk.store.transaction import Transaction
    from tests.actions.conftest import World


def test_one_act_writes_a_line_for_each_edit_under_one_change(world: World) -> None:
    client_id = world.new_client()
    actor = replace(world.support, kind="import")

    def work(tx: Transaction) -> None:
        act = Act.begin(tx, actor, world.now)
        client = {"id": client_id, "name": "Acme"}
        edits = [Edit("notes", None, "new"), Edit("email", "a", None)]
        act.note_client(ActivityKind.UPDATED, client, edits, detail={"file": "ü.csv"})

    world.database.write(work)
    lines = world.activities(client_id)[1:]
    assert [(line["field"], line["old"], line["new"]) for line in lines] == [
        ("notes", None, "new"),
        ("email", "a", None),
    ]
    assert len({line["change_id"] for line in lines}) == 1
    assert {(line["actor_kind"], line["actor_name"]) for line in lines} == {("import", "Support")}
    assert {line["at"] for line in lines} == {world.now}
    assert json.loads(lines[0]["detail"]) == {"file": "ü.csv"}


def test_an_act_without_edits_writes_one_line_without_a_field(world: World) -> None:
    def work(tx: Transaction) -> None:
        Act.begin(tx, world.owner, world.now).note(ActivityKind.WORKSPACE_UPDATED)

    world.database.write(work)
    last = world.activities(None)[-1]
    assert (last["field"], last["old"], last["new"], last["detail"]) == (None, None, None, None)


def test_one_edit_is_noted_for_many_clients(world: World) -> None:
    clients = [{"id": world.new_client(name), "name": name} for name in ("A", "B")]
    edit = Edit("owner", "Ann", "Bo")

    def work(tx: Transaction) -> None:
        Act.begin(tx, world.owner, world.now).note_clients(
            ActivityKind.OWNER_CHANGED, clients, edit
        )

    world.database.write(work)
    for client in clients:
        line = world.activities(client["id"])[-1]  # type: ignore[arg-type]
        assert (line["client_name"], line["old"], line["new"]) == (client["name"], "Ann", "Bo")
