"""A backup for whoever holds the token: made while people work, sent, and kept nowhere here."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final

import anyio
from starlette.responses import StreamingResponse

from clientdesk.errors import ClientDeskError
from clientdesk.store.database import database
from clientdesk.store.handing import open_copy
from clientdesk.web import answers
from clientdesk.web.clock import now
from clientdesk.web.headers import OWN
from clientdesk.web.tokens import holds_token, refusal

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send

    from clientdesk.store.handing import Copy

_PIECE: Final = 1_048_576


async def backup(request: Request) -> Response:
    """200 with the copy and its hash; 401 without the token; 503 when the store cannot."""
    if not holds_token(request):
        return refusal(request)
    try:
        return _Sent(await anyio.to_thread.run_sync(_copied))
    except ClientDeskError as error:
        return answers.json({"error": f"{error.message} {error.hint}".strip()}, 503)


class _Sent(StreamingResponse):
    """Streams the copy, and closes it whether it arrives or not."""

    def __init__(self, copy: Copy) -> None:
        digest = base64.b64encode(copy.sha256).decode("ascii")
        headers = {
            "Content-Length": str(copy.size),
            "Content-Digest": f"sha-256=:{digest}:",
            "Content-Disposition": 'attachment; filename="clientdesk-backup.duckdb"',
        }
        super().__init__(
            _pieces(copy), headers=headers | OWN, media_type="application/octet-stream"
        )
        self._copy = copy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send; the file has no name any more, so closing it removes it."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._copy.file.close()


async def _pieces(copy: Copy) -> AsyncIterator[bytes]:
    while piece := await anyio.to_thread.run_sync(copy.file.read, _PIECE):
        yield piece


def _copied() -> Copy:
    return open_copy(database(), now())
