"""Which database a command works on, and what day it is there."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from clientdesk.config import current_database, settings
from clientdesk.errors import StoreDamaged
from clientdesk.queries.workspace import workspace
from clientdesk.store.database import open_database
from clientdesk.store.opening import damaged

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from clientdesk.store.database import Database


def path_of(options: Namespace) -> Path:
    """The database file that the command names, else the one that the app would open."""
    return Path(options.database or current_database())


def new_path_of(options: Namespace) -> Path:
    """Where a new database goes: what the command names, else the setting."""
    return Path(options.database or settings().database)


@contextmanager
def opened(options: Namespace) -> Iterator[Database]:
    """The command's database, let go at the end; copied aside when a read meets damage."""
    database = open_database(path_of(options))
    try:
        yield database
    except StoreDamaged as error:
        database.close()
        raise damaged(database.path, error.message) from error
    finally:
        database.close()


def now() -> datetime:
    """The moment, as UTC without a zone, which is how records keep times."""
    return datetime.now(UTC).replace(tzinfo=None)


def today_in(database: Database, given: date | None) -> date:
    """The day that the command was given, else the day in the workspace's time zone."""
    return given or datetime.now(ZoneInfo(workspace(database).timezone)).date()
