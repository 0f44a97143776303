"""A workspace to act in, with one member of each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from clientdesk.actions import clients, members, workspace
from clientdesk.model.client import ClientDraft
from clientdesk.model.ids import new_id
from clientdesk.model.member import MemberDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import Database, create_database

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from uuid import UUID

NOW = datetime(2026, 11, 23, 14, 0)


@dataclass(frozen=True, slots=True)
class World:
    """A database with a workspace, and one active member of each role."""

    database: Database
    owner: Actor
    admin: Actor
    support: Actor
    viewer: Actor
    now: datetime = NOW

    @property
    def today(self) -> date:
        return self.now.date()

    def actor(self, role: Role) -> Actor:
        actor: Actor = getattr(self, str(role))
        return actor

    def new_client(self, name: str = "Acme", **texts: str) -> UUID:
        draft = ClientDraft(name, **texts)
        return clients.create(self.database, self.owner, draft, self.now, self.today).id

    def new_member(self, role: Role = Role.SUPPORT) -> UUID:
        unique = new_id().hex
        draft = MemberDraft(f"Member {unique}", f"{unique}@desk.example", role)
        return members.add(self.database, self.owner, draft, self.now)

    def client(self, client_id: UUID) -> dict[str, Any]:
        row = self.database.row("client_to_change", id=client_id)
        assert row is not None
        return row

    def activities(self, client_id: UUID | None) -> list[dict[str, Any]]:
        """What happened to a client, or to the workspace, in the order it was written."""
        return self.rows(
            "select * from activities where client_id is not distinct from ? order by id", client_id
        )

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """What any query answers."""
        with self.database.cursor() as cursor:
            cursor.execute(query, values)
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def insert(self, table: str, **row: object) -> None:
        """Add one row as a writer below the actions does."""
        frame = pl.DataFrame([row])
        self.database.write(lambda tx: tx.insert(table, frame))


def make(path: Path, *, entitled: bool = False) -> dict[str, Any]:
    """A database at the path with a workspace and its people; closed again."""
    database = create_database(path)
    draft = WorkspaceDraft("Desk", "GB", "GBP", "Europe/London", enrichment_enabled=entitled)
    people: dict[str, Any] = {
        "owner": workspace.create_workspace(database, draft, "Olive", "olive@desk.example", NOW)
    }
    for role in (Role.ADMIN, Role.SUPPORT, Role.VIEWER):
        name = str(role).title()
        member = MemberDraft(name, f"{role}@desk.example", role)
        member_id = members.add(database, people["owner"], member, NOW)
        people[str(role)] = Actor(member_id, name, role)
    database.close()
    return people
