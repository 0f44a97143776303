"""The layers around Streamlit, the outermost first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.middleware import Middleware

from clientdesk.web.bodies import Bodies
from clientdesk.web.doors import Doors
from clientdesk.web.frames import NoFrameForFiles
from clientdesk.web.headers import SecurityHeaders
from clientdesk.web.hosts import LocalOnly, NamedHosts
from clientdesk.web.origins import OwnOrigin
from clientdesk.web.visits import Visits

if TYPE_CHECKING:
    from clientdesk.signin.provider import Provider


_DOORS: Final = (Middleware(Bodies), Middleware(Doors), Middleware(NoFrameForFiles))


def layers(provider: Provider | None) -> list[Middleware]:
    """What surrounds the pages: this machine only, or members who sign in with the provider."""
    if provider is None:
        reach = [Middleware(LocalOnly), Middleware(OwnOrigin)]
        return [Middleware(SecurityHeaders), *reach, *_DOORS]
    return [
        Middleware(SecurityHeaders, is_https=provider.is_https),
        Middleware(NamedHosts, hosts=provider.hosts),
        Middleware(OwnOrigin),
        *_DOORS,
        Middleware(Visits, is_https=provider.is_https),
    ]


MIDDLEWARE: Final = layers(None)
"""The layers with local sign-in."""
