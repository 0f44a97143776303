"""Two people, one record: what one of them may save, and what the other saved first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.errors import Conflict, FieldChange
from clientdesk.model.activity import Edit, as_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose activities tell who changed a field: a client, one of its contacts, a member."""

    client_id: UUID | None = None
    prefix: str = ""
    """Stands before the fields of what is not the client or the workspace itself."""
    part_id: UUID | None = None
    """The contact or member, as the activity's detail names it."""

    def last_change(self, tx: Transaction, field: str) -> dict[str, Any] | None:
        """Who changed the field last, and when."""
        return tx.row(
            "last_change_of_field",
            client_id=self.client_id,
            field=self.prefix + field,
            part=str(self.part_id) if self.part_id else None,
        )


def edits(
    tx: Transaction,
    current: Mapping[str, object],
    read: Mapping[str, object],
    wanted: Mapping[str, object],
    *,
    labels: Mapping[str, str],
    subject: Subject,
) -> list[Edit]:
    """What saving the wanted values would change, field by field.

    Raises Conflict when a field neither stands as it was read nor as it is wanted.
    """
    changed = [field for field, value in wanted.items() if not same(value, current[field])]
    lost = [field for field in changed if not same(read.get(field), current[field])]
    if lost:
        changes = [
            _field_change(tx, field, subject, (read.get(field), current, wanted[field]))
            for field in lost
        ]
        raise Conflict(_sentence(changes, labels), changes)
    return [
        Edit(subject.prefix + field, as_text(current[field]), as_text(wanted[field]))
        for field in changed
    ]


def same(one: object, other: object) -> bool:
    """Whether two values say the same, as a form or a record holds them; empty is None."""
    if isinstance(one, bytes) or isinstance(other, bytes):
        return one == other
    return (as_text(one) or None) == (as_text(other) or None)


def _field_change(
    tx: Transaction,
    field: str,
    subject: Subject,
    values: tuple[object, Mapping[str, object], object],
) -> FieldChange:
    read, current, wanted = values
    last = subject.last_change(tx, field) or {}
    at: Any = last.get("at") or current.get("updated_at") or current["created_at"]
    return FieldChange(
        field=field,
        read=as_text(read) or None,
        current=as_text(current[field]),
        wanted=as_text(wanted),
        changed_by=last.get("actor_name") or "Somebody",
        changed_at=at,
    )


def _sentence(changes: list[FieldChange], labels: Mapping[str, str]) -> str:
    people = " and ".join(dict.fromkeys(change.changed_by for change in changes))
    names = ", ".join(labels[change.field] for change in changes)
    return f"{people} changed {names} after you opened this. Nothing of yours was saved."
