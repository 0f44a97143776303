"""The layers around Streamlit, the outermost first."""

from __future__ import annotations

from typing import Final

from starlette.middleware import Middleware

from clientdesk.web.bodies import Bodies
from clientdesk.web.doors import Doors
from clientdesk.web.headers import SecurityHeaders
from clientdesk.web.hosts import LocalOnly
from clientdesk.web.origins import OwnOrigin

MIDDLEWARE: Final = [
    Middleware(SecurityHeaders),
    Middleware(LocalOnly),
    Middleware(OwnOrigin),
    Middleware(Bodies),
    Middleware(Doors),
]
