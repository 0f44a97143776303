"""Where there is no file, the answer says so; Streamlit gives the frame of its pages, with 200."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

from clientdesk.web.answers import json

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_OWN: Final = "/_stcore/"
_INDEX: Final = "/index.html"
_SHOWN: Final = {"GET", "HEAD"}


class NoFrameForFiles:
    """Answers 404 instead of the frame to whoever asks for a file, or for a door of Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; replace a page where none can be meant."""
        if (
            scope["type"] != "http"
            or scope["method"] not in _SHOWN
            or not is_no_page(scope["path"])
        ):
            await self.app(scope, receive, send)
            return
        is_frame = False

        async def send_files(message: Message) -> None:
            nonlocal is_frame
            is_frame = is_frame or _begins_a_page(message)
            if not is_frame:
                await send(message)

        await self.app(scope, receive, send_files)
        if is_frame:
            await json({"error": "There is nothing at this address."}, 404)(scope, receive, send)


def is_no_page(path: str) -> bool:
    """Whether an address names a file, or something below Streamlit's own."""
    return path.startswith(_OWN) or ("." in path.rpartition("/")[2] and path != _INDEX)


def _begins_a_page(message: Message) -> bool:
    if message["type"] != "http.response.start" or message["status"] != 200:
        return False
    return Headers(scope=message).get("content-type", "").startswith("text/html")
