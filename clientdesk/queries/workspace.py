"""The workspace and what its clients inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.errors import NotFound
from clientdesk.model.workspace import Workspace

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def workspace(database: Database) -> Workspace:
    """The one workspace of the database; raises NotFound before there is one."""
    row = database.row("workspace")
    if row is None:
        raise NotFound("workspace", "1")
    return Workspace(**row)
