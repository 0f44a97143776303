"""The doors of the client's portal: a link's page and its documents; all else is the one page."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

import anyio
from anyio.to_thread import run_sync
from starlette.background import BackgroundTask

from clientdesk.errors import ClientDeskError, NotFound, Refused, StoreMissing
from clientdesk.portal import periods
from clientdesk.portal.account import account
from clientdesk.portal.documents import Form, invoice_document, statement_document
from clientdesk.portal.limits import MAKING, WAITING
from clientdesk.portal.listing import asked, listing
from clientdesk.portal.page import page, too_long_page, turned_page
from clientdesk.portal.views import count_view
from clientdesk.store.database import database
from clientdesk.web import answers, portal_answers
from clientdesk.web.admission import NOBODY, admitted

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from clientdesk.model.period import Window
    from clientdesk.store.database import Database
    from clientdesk.web.admission import Visit

    Make = Callable[[], Response]
    Find = Callable[[Database, Request], Make | None]

making: Final = anyio.CapacityLimiter(MAKING)
"""Making a document takes a processor for a while; the pages need one too."""

_MOVES: Final = frozenset(["page", "show"])
"""What the address of the page says once somebody moves about in its list."""

_counting: Final = anyio.Semaphore(1)
_log = logging.getLogger(__name__)


async def account_page(request: Request) -> Response:
    """200 with the account; 404, always the same, for all that opens nothing."""
    return await _answered(request, _find_page)


async def invoice(request: Request) -> Response:
    """200 with the PDF of an invoice that the link's client sees; else the one 404."""
    return await _answered(request, _find_invoice, making)


async def statement_pdf(request: Request) -> Response:
    """200 with the statement over the days asked for; 422 with a page that says why not."""
    return await _answered(request, partial(_find_statement, Form.PDF), making)


async def statement_csv(request: Request) -> Response:
    """200 with the same statement as a table, of any length."""
    return await _answered(request, partial(_find_statement, Form.CSV), making)


async def _answered(
    request: Request, find: Find, limiter: anyio.CapacityLimiter | None = None
) -> Response:
    """What is found, made when its turn comes; whether there is anything waits for nobody."""
    try:
        make = await run_sync(lambda: find(database(), request))
        if make is None:
            return answers.not_found_page()
        if limiter and limiter.statistics().tasks_waiting >= WAITING:
            return portal_answers.busy()
        return await run_sync(make, limiter=limiter)
    except (NotFound, StoreMissing):
        return answers.not_found_page()
    except ClientDeskError as error:
        _log.warning("A portal link could not be answered. %s", error.message)
        return answers.unavailable_page()


def _find_page(store: Database, request: Request) -> Make | None:
    visit = admitted(store, request)
    return None if visit is None else partial(_page, visit, request)


def _find_invoice(store: Database, request: Request) -> Make | None:
    wanted = _id(request.path_params["invoice"])
    visit = admitted(store, request, wanted)
    return None if visit is None else partial(_invoice, visit, wanted)


def _find_statement(form: Form, store: Database, request: Request) -> Make | None:
    visit = admitted(store, request)
    days = None if visit is None else periods.read(request.query_params, visit.day)
    if visit is None or days is None:
        return None
    if periods.is_turned(request.query_params):
        return partial(_turned, visit, days)
    return partial(_statement, visit, days, form)


def _page(visit: Visit, request: Request) -> Response:
    shown = account(visit.store, visit.opened, visit.at)
    wanted = asked(request.query_params)
    found = listing(visit.store, visit.opened, visit.day, shown.currency, wanted)
    answer = portal_answers.html(page(shown, found, visit.token))
    if request.method == "GET" and not _MOVES & request.query_params.keys():
        answer.background = BackgroundTask(_seen, visit)
    return answer


def _invoice(visit: Visit, invoice_id: UUID) -> Response:
    made = invoice_document(visit.store, visit.opened, invoice_id, visit.day)
    return portal_answers.file(made)


def _turned(visit: Visit, days: Window) -> Response:
    shown = account(visit.store, visit.opened, visit.at)
    return portal_answers.html(turned_page(shown, days, visit.token), 422)


def _statement(visit: Visit, days: Window, form: Form) -> Response:
    try:
        made = statement_document(visit.store, visit.opened, days, visit.day, form)
    except Refused as problem:
        shown = account(visit.store, visit.opened, visit.at)
        sentence = too_long_page(shown, problem.message, days, visit.token)
        return portal_answers.html(sentence, 422)
    return portal_answers.file(made)


async def _seen(visit: Visit) -> None:
    """Count the view once the page is sent; one at a time, for each waits for the one writer."""
    count = partial(count_view, visit.store, visit.opened.link_id, day=visit.day, now=visit.at)
    async with _counting:
        try:
            await run_sync(count)
        except ClientDeskError as error:
            _log.warning("A view of a portal link was not counted. %s", error.message)


def _id(text: str) -> UUID:
    """The id in an address; nobody's for whatever is not written as one."""
    with suppress(ValueError):
        if str(found := UUID(text)) == text:
            return found
    return NOBODY
