"""The door of the client's portal: a link's page, or the one page for whatever opens nothing."""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import anyio
from starlette.background import BackgroundTask
from starlette.responses import HTMLResponse

from clientdesk.errors import ClientDeskError, NotFound, StoreMissing
from clientdesk.portal.account import account
from clientdesk.portal.limits import MISSES, OPENINGS, Counts, place_of
from clientdesk.portal.page import page
from clientdesk.portal.views import count_view
from clientdesk.queries.portal import opened_by
from clientdesk.store.database import database
from clientdesk.web import answers
from clientdesk.web.headers import OWN

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from starlette.requests import Request
    from starlette.responses import Response

    from clientdesk.queries.portal import Opened
    from clientdesk.store.database import Database

openings: Final = Counts(OPENINGS)
misses: Final = Counts(MISSES)

_log = logging.getLogger(__name__)


def portal(request: Request) -> Response:
    """200 with the account; 404, always the same, for all that opens nothing."""
    try:
        store = database()
        opened = _admitted(store, request)
        return _page(store, request, opened) if opened else answers.not_found_page()
    except (NotFound, StoreMissing):
        return answers.not_found_page()
    except ClientDeskError as error:
        _log.warning("A portal link could not be answered. %s", error.message)
        return answers.unavailable_page()


def _admitted(store: Database, request: Request) -> Opened | None:
    """What the link opens, within the limits; looked up in any case, so each takes as long."""
    at, place = time.monotonic(), place_of(request.client.host if request.client else "")
    opened = opened_by(store, request.path_params["token"])
    if misses.is_full(place, at):
        return None
    if opened is None:
        _missed(place, at)
        return None
    return opened if openings.add(str(opened.link_id), at) <= openings.limit else None


def _missed(place: str, at: float) -> None:
    if misses.add(place, at) == misses.limit:
        _log.warning(
            "%d portal links that open nothing were asked for from %s.", misses.limit, place
        )


def _page(store: Database, request: Request, opened: Opened) -> Response:
    now = datetime.now(UTC).replace(tzinfo=None)
    shown = account(store, opened, now)
    seen = BackgroundTask(_seen, store, opened.link_id, shown.day, now)
    return HTMLResponse(
        page(shown), headers=OWN, background=seen if request.method == "GET" else None
    )


async def _seen(store: Database, link_id: UUID, day: date, now: datetime) -> None:
    """Count the view once the page is sent; one at a time, for each waits for the one writer."""
    count = partial(count_view, store, link_id, day=day, now=now)
    async with _counting:
        try:
            await anyio.to_thread.run_sync(count)
        except ClientDeskError as error:
            _log.warning("A view of a portal link was not counted. %s", error.message)


_counting: Final = anyio.Semaphore(1)
