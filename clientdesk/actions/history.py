"""Activities: what an action did, written in the same transaction."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from clientdesk.model.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.activity import ActivityKind, Edit
    from clientdesk.model.permissions import Actor
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Act:
    """One action of one actor at one time; its activities share the id."""

    tx: Transaction
    actor: Actor
    now: datetime
    change_id: UUID

    @classmethod
    def begin(cls, tx: Transaction, actor: Actor, now: datetime) -> Act:
        """A new act in a transaction."""
        return cls(tx, actor, now, new_id())

    def note_client(
        self,
        kind: ActivityKind,
        client: Mapping[str, object],
        edits: Sequence[Edit] = (),
        *,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """One activity of a client for each edit, or one without a field."""
        subject = (client["id"], client["name"])
        self._write(kind, [(*subject, edit) for edit in edits or _NO_FIELD], detail)

    def note_clients(
        self,
        kind: ActivityKind,
        clients: Sequence[Mapping[str, object]],
        edit: Edit | None = None,
    ) -> None:
        """One activity for each client, all with the same edit or without one."""
        self._write(kind, [(client["id"], client["name"], edit) for client in clients], None)

    def note_rows(self, kind: ActivityKind | pl.Expr, rows: pl.DataFrame) -> None:
        """One activity for each row: client_id, client_name and, where it has one, field, old, new.

        The kind is the same for all, or said by an expression over the rows.
        """
        same = {
            "change_id": str(self.change_id),
            "actor_kind": self.actor.kind,
            "actor_id": str(self.actor.id),
            "actor_name": self.actor.name,
            "at": self.now,
        }
        self.tx.insert(
            "activities",
            rows.with_columns(
                id=pl.Series([str(new_id()) for _ in range(rows.height)], dtype=pl.String),
                kind=kind if isinstance(kind, pl.Expr) else pl.lit(str(kind)),
                **{name: pl.lit(value) for name, value in same.items()},
            ),
        )

    def note(
        self,
        kind: ActivityKind,
        edits: Sequence[Edit] = (),
        *,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """One activity of the workspace for each edit, or one without a field."""
        self._write(kind, [(None, None, edit) for edit in edits or _NO_FIELD], detail)

    def _write(
        self,
        kind: ActivityKind,
        lines: Sequence[tuple[object, object, Edit | None]],
        detail: Mapping[str, object] | None,
    ) -> None:
        edits = [edit for *_, edit in lines]
        self.tx.execute(
            "add_activities",
            ids=[new_id() for _ in lines],
            client_ids=[client_id for client_id, *_ in lines],
            client_names=[name for _, name, _ in lines],
            fields=[edit and edit.field for edit in edits],
            olds=[edit and edit.old for edit in edits],
            news=[edit and edit.new for edit in edits],
            change_id=self.change_id,
            kind=str(kind),
            actor_kind=self.actor.kind,
            actor_id=self.actor.id,
            actor_name=self.actor.name,
            at=self.now,
            detail=json.dumps(detail, ensure_ascii=False, default=str) if detail else None,
        )


_NO_FIELD = (None,)
