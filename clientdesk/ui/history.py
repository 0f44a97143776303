"""What happened to a client: who changed what, from what to what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.model.activity import ActivityKind
from clientdesk.model.client import EDITABLE
from clientdesk.text.dates import ago, moment
from clientdesk.text.labels import field_label
from clientdesk.ui import cached
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

COLUMNS: Final = (Column("When"), Column("Who"), Column("What"), Column("From"), Column("To"))

_WORDS: Final[Mapping[str, str]] = {
    ActivityKind.CREATED: "Created",
    ActivityKind.IMPORTED: "Imported",
    ActivityKind.UPDATED: "Changed",
    ActivityKind.ARCHIVED: "Archived",
    ActivityKind.UNARCHIVED: "Unarchived",
    ActivityKind.OWNER_CHANGED: "Relationship owner",
    ActivityKind.PORTAL_ENABLED: "Portal turned on",
    ActivityKind.PORTAL_DISABLED: "Portal turned off",
    ActivityKind.CONTACT_ADDED: "Contact added",
    ActivityKind.CONTACT_UPDATED: "Contact changed",
    ActivityKind.CONTACT_REMOVED: "Contact removed",
}
_PLAIN: Final = frozenset(
    {
        ActivityKind.ARCHIVED,
        ActivityKind.UNARCHIVED,
        ActivityKind.PORTAL_ENABLED,
        ActivityKind.PORTAL_DISABLED,
    }
)
"""What the words say wholly, so that old and new would only repeat it."""


def show(client_id: UUID) -> None:
    """Draw the newest activities, or say that there are none."""
    activities = cached.activities(client_id)
    if activities.is_empty():
        st.text("Nothing was changed yet.")
        return
    rows = [_row(activity) for activity in activities.iter_rows(named=True)]
    table.show(Table("Activity", COLUMNS, rows), f"activity-{client_id}")


def _row(activity: Mapping[str, Any]) -> Row:
    workspace = cached.workspace()
    says_more = activity["kind"] not in _PLAIN
    return Row(
        id=str(activity["id"]),
        name=_what(activity),
        cells=(
            Cell(
                ago(activity["at"], cached.now(), workspace.locale),
                title=moment(activity["at"], workspace.locale, workspace.timezone),
            ),
            Cell(activity["actor_name"]),
            Cell(_what(activity)),
            _value(activity["old"]) if says_more else None,
            _value(activity["new"]) if says_more else None,
        ),
    )


def _what(activity: Mapping[str, Any]) -> str:
    kind, field = str(activity["kind"]), activity["field"]
    if kind == ActivityKind.UPDATED and field:
        return EDITABLE.get(field, field_label(field))
    return _WORDS.get(kind, kind.replace("_", " ").capitalize())


def _value(text: str | None) -> Cell | None:
    return Cell(text) if text else None
