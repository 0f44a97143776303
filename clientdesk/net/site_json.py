"""What the `_site.json` of a site in a folder says: other statuses, redirects, and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal, TypeAlias
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from clientdesk.errors import (
    NetBroken,
    NetError,
    NetSilent,
    NetTimedOut,
    NetUnknownHost,
    NetUnreachable,
    NetUntrusted,
)
from clientdesk.net.answers import Reply

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "_site.json"

_EVERYWHERE: Final = "*"

_Trouble: TypeAlias = Literal["timeout", "dns", "tls", "reset"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True)

    status: Annotated[int, Field(ge=100, le=999)] = 200
    headers: dict[str, str] = {}
    body: str = ""
    error: _Trouble | None = None


_ENTRIES: Final = TypeAdapter(dict[str, _Entry])


class SiteJson:
    """The entries of one site."""

    def __init__(self, host: str, file: Path | None) -> None:
        self._host = host
        self._entries: dict[str, _Entry] = {}
        try:
            if file is not None and file.is_file():
                self._entries = _ENTRIES.validate_json(file.read_bytes())
        except (ValidationError, OSError) as error:
            raise NetUnreachable(f"The {NAME} of {host} cannot be read.") from error

    def said(self, path: str) -> Reply | None:
        """What the path answers, if an entry says so; raises the error that it names."""
        entry = self._entries.get(path) or self._entries.get(unquote(path))
        everywhere = entry is None
        if entry is None:
            entry = self._entries.get(_EVERYWHERE)
        # A site that fails on every page is told as failing, not as one without rules.
        if entry is None or (everywhere and entry.status >= 500 and path == "/robots.txt"):
            return None
        if entry.error is not None:
            raise self._trouble(entry.error, everywhere=everywhere)
        headers = {name.lower(): value for name, value in entry.headers.items()}
        return Reply(entry.status, {"content-type": "text/html"} | headers, entry.body.encode())

    def _trouble(self, error: _Trouble, *, everywhere: bool) -> NetError:
        """As a server raises it: what a whole host does happens before anything is asked."""
        host = self._host
        match error, everywhere:
            case "dns", _:
                return NetUnknownHost(f"There is no server named {host}.")
            case "tls", _:
                return NetUntrusted(f"{host} has no certificate that can be trusted.")
            case "timeout", True:
                return NetSilent(f"{host} did not answer in time.", hint="Try again later.")
            case "timeout", _:
                return NetTimedOut(f"{host} did not answer in time.", hint="Try again later.")
            case _, True:
                return NetUnreachable(f"{host} cannot be reached.", hint="Try again later.")
            case _:
                return NetBroken(f"{host} broke off.", hint="Try again later.")
