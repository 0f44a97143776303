"""What must be right before the server takes its first request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.config import is_local
from clientdesk.errors import ConfigError
from clientdesk.signin.provider import provider

if TYPE_CHECKING:
    from clientdesk.signin.provider import Provider


def start() -> Provider | None:
    """The provider that members sign in with; None with local sign-in.

    Ends the process with the sentence when sign-in is not whole: a server that others reach must
    not come up with less than it was asked for. With local sign-in the pages say what is wrong.
    """
    try:
        return provider()
    except ConfigError as error:
        if is_local():
            return None
        raise SystemExit(
            f"ClientDesk did not start. {error.message} {error.hint}".strip()
        ) from None
