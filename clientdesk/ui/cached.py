"""What pages read, kept until the next change of the database or the next day.

The keys hold the database's sequence, so a write by anybody is seen by everybody's next run.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar, cast
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import streamlit as st

from clientdesk.actions.workspace import local_owner
from clientdesk.queries import behind as behind_queries
from clientdesk.queries import clients as client_queries
from clientdesk.queries import directory as directory_queries
from clientdesk.queries import invoices as invoice_queries
from clientdesk.queries import members as member_queries
from clientdesk.queries import workspace as workspace_queries
from clientdesk.queries.behind import Figure, Scope
from clientdesk.store import database as store
from clientdesk.store.figures import roll_figures
from clientdesk.ui import identity

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    import polars as pl

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.model.member import Member
    from clientdesk.model.permissions import Actor
    from clientdesk.model.workspace import Workspace
    from clientdesk.queries.behind import Behind, Page
    from clientdesk.queries.clients import ClientRecord
    from clientdesk.queries.directory import Directory, Neighbours
    from clientdesk.store.database import Database

T = TypeVar("T")

_numbers: Final = count(1)
_opened: Final[WeakKeyDictionary[Database, int]] = WeakKeyDictionary()
_rolled: Final[WeakKeyDictionary[Database, date]] = WeakKeyDictionary()
_rolling: Final = Lock()


def database() -> Database:
    """The process's database, for whom it may serve; raises a StoreError when there is none.

    Everything that a page reads or writes passes here, in a run, a fragment or a callback, so
    each of them ends for a session that is no member's any more.
    """
    opened = store.database()
    identity.check(opened)
    return opened


def now() -> datetime:
    """The moment, as UTC without a zone, which is how records keep times."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The day it is in the workspace's time zone."""
    return datetime.now(ZoneInfo(workspace().timezone)).date()


def actor() -> Actor:
    """Who acts in this session: the member who signed in; with local sign-in the owner."""
    if identity.is_asked():
        return identity.member(store.database()).actor()
    return read(local_owner)


def workspace() -> Workspace:
    """The workspace and its defaults."""
    return read(workspace_queries.workspace)


def members() -> list[Member]:
    """Everybody in the workspace."""
    return read(member_queries.members)


def has_invoices() -> bool:
    """Whether the workspace has an invoice, which fixes its base currency."""
    return read(_has_invoices)


def directory(client_filter: ClientFilter, *, offset: int = 0, limit: int = 25) -> Directory:
    """One page of the filtered list, with the total and the sums of the whole list."""
    return read_on_day(
        lambda database, day: directory_queries.directory(
            database, client_filter, day, offset=offset, limit=limit
        ),
        "directory",
        client_filter.to_json(),
        offset,
        limit,
    )


def neighbours(client_filter: ClientFilter, client_id: UUID) -> Neighbours:
    """Who stands before and after a client in the filtered list."""
    return read_on_day(
        lambda database, day: directory_queries.neighbours(database, client_filter, day, client_id),
        "neighbours",
        client_filter.to_json(),
        str(client_id),
    )


def client(client_id: UUID) -> ClientRecord:
    """One client's whole record; raises NotFound."""
    return read_on_day(
        lambda database, day: client_queries.client(database, client_id, day),
        "client",
        str(client_id),
    )


def invoices(client_id: UUID, *, limit: int = 50) -> pl.DataFrame:
    """A client's invoices, newest first."""
    return read_on_day(
        lambda database, day: invoice_queries.of_client(database, client_id, day, limit=limit),
        "invoices",
        str(client_id),
        limit,
    )


def behind(client_id: UUID, figure: str, page: Page) -> Behind:
    """A page of the invoices that make a client's figure, or of those left out of it."""
    return read_on_day(
        lambda database, day: behind_queries.behind(
            database, Figure(figure), day, Scope(client_id), page
        ),
        "behind",
        str(client_id),
        figure,
        page,
    )


def _has_invoices(database: Database) -> bool:
    return database.row("any_invoice") is not None


def read(ask: Callable[[Database], T]) -> T:
    """The answer for the database as it stands, kept under the name of who is asked."""
    opened = database()
    return cast("T", _answer((ask.__qualname__, *_stand(opened)), lambda: ask(opened)))


def read_on_day(ask: Callable[[Database, date], T], *key: object) -> T:
    """The answer for the database as it stands today, kept under the key."""
    opened, day = of_today()
    return cast("T", _answer((*key, day, *_stand(opened)), lambda: ask(opened, day)))


def of_today() -> tuple[Database, date]:
    """The database with the figures of the day, for answers that are too large to be kept here."""
    opened, day = database(), today()
    with _rolling:
        if _rolled.get(opened) != day:
            roll_figures(opened, day)
            _rolled[opened] = day
    return opened, day


def _stand(opened: Database) -> tuple[int, int]:
    return _opened.setdefault(opened, next(_numbers)), opened.sequence


# The answers are frozen or never changed in place, so sessions share them without copies.
@st.cache_resource(max_entries=400, show_spinner=False)
def _answer(key: tuple[object, ...], _ask: Callable[[], object]) -> object:  # noqa: ARG001
    return _ask()
