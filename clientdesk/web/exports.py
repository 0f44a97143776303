"""A file that a page had made, streamed to whoever asked for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import anyio
from starlette.responses import StreamingResponse

from clientdesk.documents.handout import found
from clientdesk.errors import ClientDeskError
from clientdesk.web import answers
from clientdesk.web.headers import OWN

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from clientdesk.documents.handout import Handout

_PIECE: Final = 1_048_576
_GONE: Final = "This file is no longer there. Make it again on the page that offered it."


async def export(request: Request) -> Response:
    """200 with the file; 404 when there is none, or none any more for whoever asked for it."""
    made = await anyio.to_thread.run_sync(_admitted, request.path_params["token"])
    if made is None:
        return answers.text(_GONE, 404)
    headers = {
        "Content-Length": str(made.size),
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(made.wanted.name)}",
    }
    return StreamingResponse(_pieces(made), headers=headers | OWN, media_type=made.wanted.mime)


def _admitted(token: str) -> Handout | None:
    made = found(token)
    if made is None or not made.is_ready:
        return None
    try:
        made.wanted.admit()
    except ClientDeskError:
        return None
    return made


async def _pieces(made: Handout) -> AsyncIterator[bytes]:
    for offset in range(0, made.size, _PIECE):
        yield await anyio.to_thread.run_sync(made.read, offset, _PIECE)
