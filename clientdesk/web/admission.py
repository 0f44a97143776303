"""Who a portal link lets in: the same reads and the same refusal whatever is wrong."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from clientdesk.model.workspace import business_date
from clientdesk.portal.limits import MISSES, MISSES_ALL, OPENINGS, Counts, place_of
from clientdesk.queries.portal import look_up
from clientdesk.queries.portal_invoices import is_seen
from clientdesk.web.clock import now

if TYPE_CHECKING:
    from datetime import date, datetime

    from starlette.requests import Request

    from clientdesk.queries.portal import Opened
    from clientdesk.store.database import Database

openings: Final = Counts(OPENINGS)
misses: Final = Counts(MISSES)
misses_of_all: Final = Counts(MISSES_ALL)

NOBODY: Final = UUID(int=0)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who has a link that opens, at a moment."""

    store: Database = field(repr=False)
    opened: Opened
    token: str = field(repr=False)
    at: datetime
    day: date
    """In the workspace's time zone."""


def admitted(store: Database, request: Request, invoice_id: UUID | None = None) -> Visit | None:
    """The visit, within the limits; None for all that opens nothing.

    A link and an invoice are looked up in any case, so that each refusal takes as long.
    """
    token: str = request.path_params["token"]
    found, at = look_up(store, token), now()
    day, opened = business_date(at, found.timezone), found.opened
    is_there = invoice_id is None or is_seen(store, invoice_id, found.client_id, day)
    if not _is_let_in(request, opened if is_there else None) or opened is None:
        return None
    return Visit(store, opened, token, at, day)


def _is_let_in(request: Request, opened: Opened | None) -> bool:
    """Whether the limits permit it too; counts it."""
    place, at = place_of(request.client.host if request.client else ""), time.monotonic()
    if misses.is_full(place, at):
        return False
    if opened is None:
        _missed(place, at)
        return False
    return openings.add(str(opened.link_id), at) <= openings.limit


def _missed(place: str, at: float) -> None:
    if misses.add(place, at) == misses.limit:
        _log.warning(
            "%d portal links that open nothing were asked for from %s.", misses.limit, place
        )
    if misses_of_all.add("", at) == misses_of_all.limit:
        _log.warning(
            "%d portal links that open nothing were asked for from many addresses.",
            misses_of_all.limit,
        )
