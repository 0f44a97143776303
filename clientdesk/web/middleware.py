"""The layers around Streamlit, the outermost first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.middleware import Middleware

from clientdesk.web.bodies import Bodies
from clientdesk.web.doors import Doors
from clientdesk.web.frames import NoFrameForFiles
from clientdesk.web.headers import SecurityHeaders
from clientdesk.web.hosts import LocalOnly, NamedHosts
from clientdesk.web.origins import OwnOrigin
from clientdesk.web.streams import Streams
from clientdesk.web.visits import Visits

if TYPE_CHECKING:
    from clientdesk.signin.provider import Provider
    from clientdesk.web.streams import Judge
    from clientdesk.web.visits import MaySend


@dataclass(frozen=True, slots=True)
class Judges:
    """What the layers ask of those who know what the pages get; web and ui are neighbours."""

    frame: Judge
    may_send: MaySend


def layers(provider: Provider | None, judges: Judges) -> list[Middleware]:
    """What surrounds the pages: this machine only, or members who sign in with the provider."""
    doors = [
        Middleware(Bodies),
        Middleware(Doors),
        Middleware(NoFrameForFiles),
        Middleware(Streams, judge=judges.frame),
    ]
    if provider is None:
        reach = [Middleware(LocalOnly), Middleware(OwnOrigin)]
        return [Middleware(SecurityHeaders), *reach, *doors]
    return [
        Middleware(SecurityHeaders, is_https=provider.is_https),
        Middleware(NamedHosts, hosts=provider.hosts),
        Middleware(OwnOrigin),
        *doors,
        Middleware(Visits, is_https=provider.is_https, may_send=judges.may_send),
    ]
