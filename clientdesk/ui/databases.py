"""Which database this process works on: one's own, or the demo beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.actions.workspace import create_workspace
from clientdesk.config import choose_database, current_database, own_database, settings
from clientdesk.errors import ClientDeskError
from clientdesk.store.database import close_database, create_database

if TYPE_CHECKING:
    from datetime import datetime

    from clientdesk.model.workspace import WorkspaceDraft


def current() -> Path:
    """The file that is open, or would be."""
    return Path(current_database())


def own() -> Path:
    """Where one's own workspace is, or would be made: the current path unless a demo is there."""
    path = current()
    return own_database(path) if path.exists() else path


def start(draft: WorkspaceDraft, owner_name: str, owner_email: str, now: datetime) -> None:
    """Make one's own empty workspace and work on it from now on."""
    path = own()
    database = create_database(path, backups=settings().backups)
    try:
        create_workspace(database, draft, owner_name, owner_email, now)
    except ClientDeskError:
        database.close()
        _remove(path)
        raise
    database.close()
    switch(path)


def switch(path: Path) -> None:
    """Work on another database from now on, everybody in this process."""
    choose_database(path)
    close_database()


def _remove(path: Path) -> None:
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()
