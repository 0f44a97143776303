"""Who may ask the app to do something without a page: the holder of a token that is known here."""

from __future__ import annotations

import hmac
import logging
from functools import partial
from typing import TYPE_CHECKING, Final

import anyio
from starlette.background import BackgroundTask

from clientdesk.actions.api_tokens import is_news, note_use
from clientdesk.config import settings
from clientdesk.errors import ClientDeskError, NotAllowed
from clientdesk.model.api_token import is_token
from clientdesk.model.permissions import SYSTEM
from clientdesk.queries.api_tokens import holder_of
from clientdesk.store.database import database
from clientdesk.web import answers, guessing
from clientdesk.web.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from starlette.requests import Request
    from starlette.responses import Response

    from clientdesk.model.permissions import Actor
    from clientdesk.queries.api_tokens import Holder

_log = logging.getLogger(__name__)


def holds_token(request: Request) -> bool:
    """Whether the request carries CLIENTDESK_TRIGGER_TOKEN; never when that is not set."""
    token, given = settings().trigger_token, _given(request)
    if token is None or given is None or not guessing.may_try(request):
        return False
    known = token.get_secret_value().encode("ascii")
    is_right = hmac.compare_digest(given.encode("latin-1"), known)
    if is_right:
        guessing.note_right(request)
    return is_right


def for_holder(request: Request, answer: Callable[[Actor], Response]) -> Response:
    """The answer to who shows the trigger's token or a live API token; 401 to everybody else,
    429 to who guesses.

    Whoever shows the trigger's token acts as the product, an API token acts as its maker.
    """
    if holds_token(request):
        return answer(SYSTEM)
    try:
        holder = _holder(request)
        if holder is None:
            return refusal(request)
        said = answer(holder.actor)
    except NotAllowed as error:
        return answers.json({"error": error.message}, 403)
    except ClientDeskError as error:
        # Nobody has shown yet that they may know why.
        _log.warning("A token could not be looked up. %s", error.message)
        sentence = "The records cannot be read at the moment. Try again later."
        return answers.json({"error": sentence}, 503)
    if is_news(holder.last_used_at, now()):
        said.background = BackgroundTask(_used, holder.token_id)
    return said


def refusal(request: Request) -> Response:
    """The answer to a request without a token that is known; the same whatever the reason.

    Whoever showed too many wrong ones is asked to wait.
    """
    if _given(request) is not None and guessing.note_wrong(request):
        answer = answers.json(
            {"error": "Too many wrong tokens came from there. Try again in a minute."}, 429
        )
        answer.headers["Retry-After"] = guessing.PATIENCE
        return answer
    answer = answers.json({"error": "This address needs a token that is known here."}, 401)
    answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


def _given(request: Request) -> str | None:
    """What the request shows as its token; None when it shows none."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def _holder(request: Request) -> Holder | None:
    given = _given(request)
    return holder_of(database(), given, now()) if given and is_token(given) else None


async def _used(token_id: UUID) -> None:
    """Keep when the token was used once the answer is sent; one at a time waits for the writer."""
    async with _noting:
        try:
            await anyio.to_thread.run_sync(partial(note_use, database(), token_id, now()))
        except ClientDeskError as error:
            _log.warning("The use of an API token was not noted. %s", error.message)


_noting: Final = anyio.Semaphore(1)
