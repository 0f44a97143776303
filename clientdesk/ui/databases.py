"""Which database this process works on: one's own, or the demo beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.actions.workspace import create_workspace
from clientdesk.config import (
    choose_database,
    current_database,
    demo_database,
    own_database,
    settings,
)
from clientdesk.errors import ClientDeskError, ConfigError
from clientdesk.store.backup import Backup, list_backups
from clientdesk.store.database import closed_database, create_database
from clientdesk.store.opening import remains
from clientdesk.store.restore import restore as restore_backup

if TYPE_CHECKING:
    from datetime import datetime

    from clientdesk.model.workspace import WorkspaceDraft


def current() -> Path:
    """The file that is open, or would be."""
    return Path(current_database())


def left_traces() -> bool:
    """Whether a database was at the path before: its companion files are still there."""
    return bool(remains(current()))


def own() -> Path:
    """Where one's own workspace is, or would be made: the current path unless a demo is there."""
    path = current()
    return own_database(path) if path.exists() else path


def may_switch() -> bool:
    """Whether the pages may open another database: not where others are at work as well."""
    try:
        return settings().auth == "local"
    except ConfigError:
        return True


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
    with closed_database():
        choose_database(path)


def restore(chosen: Path) -> None:
    """Put a backup in the database's place while nobody has it open."""
    path = current()
    with closed_database():
        restore_backup(chosen, path, dry_run=False)


def backups() -> list[Backup]:
    """The backups of the current database, newest first."""
    ours = f"{current().stem}-"
    return [one for one in list_backups(backup_folder()) if one.path.name.startswith(ours)]


def backup_folder() -> Path:
    """Where the backups of the current database go, and are looked for."""
    return settings().backups or current().parent / "backups"


def demo() -> Path | None:
    """The demo beside one's own workspace, if there is one."""
    return demo_database(current())


def _remove(path: Path) -> None:
    for part in path.parent.glob(f"{path.name}*"):
        part.unlink()
