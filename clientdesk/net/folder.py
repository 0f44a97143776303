"""A folder of sites that answers in place of the web, and lets nothing reach the network."""

from __future__ import annotations

from contextlib import nullcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

import idna

from clientdesk.errors import NetTooLarge, NetUnknownHost
from clientdesk.net import site_json
from clientdesk.net.answers import Reply, is_text
from clientdesk.net.site_json import SiteJson
from clientdesk.net.visits import Limits, Room, Visits

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from clientdesk.net.urls import Url
    from clientdesk.net.web import Answered

_KINDS: Final = {
    **{".txt": "text/plain", ".xml": "application/xml", ".json": "application/json"},
    **{".css": "text/css", ".js": "text/javascript", ".pdf": "application/pdf"},
    **{".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml"},
}


class Folder:
    """A Web of the sites in a folder, the same for http and https, without a pause.

    `DIR/HOST/a/b` is a page; its optional `_site.json` says which paths answer otherwise.
    """

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        self._root = path.resolve()
        self._said = lru_cache(maxsize=1000)(_said)
        self._visits = Visits(self._ask, _at_once, limits or Limits())

    def get(self, url: str) -> Answered:
        """What stands at the address in the folder."""
        return self._visits.get(url)

    def _ask(self, url: Url, room: Room, seconds: float) -> Reply:
        del seconds
        site = self._site(url.host)
        path = url.target.partition("?")[0]
        reply = self._said(url.host, site).said(path) or _page(site, path, room.most)
        if room.is_robots:
            return reply
        if not is_text(reply.headers):
            return Reply(reply.status, reply.headers, b"")
        if len(reply.body) > room.most:
            raise NetTooLarge(f"The answer of {url.host} is too large, so it was not read on.")
        return reply

    def _site(self, host: str) -> Path:
        """The folder of a host, which goes by either spelling of its name."""
        for name in (host, idna.decode(host)) if "xn--" in host else (host,):
            site = self._root / name
            if site.is_dir() and site.resolve().parent == self._root:
                return site.resolve()
        raise NetUnknownHost(f"There is no server named {host}.")


def _at_once(host: str, pause_s: float) -> AbstractContextManager[None]:
    del host, pause_s
    return nullcontext()


def _said(host: str, site: Path) -> SiteJson:
    file = site / site_json.NAME
    return SiteJson(host, file if file.resolve().parent == site else None)


def _page(site: Path, path: str, most: int) -> Reply:
    file = _file(site, path)
    if file is None:
        return Reply(404, {"content-type": "text/html"}, b"")
    with file.open("rb") as opened:
        return Reply(
            200, {"content-type": _KINDS.get(file.suffix, "text/html")}, opened.read(most + 1)
        )


def _file(site: Path, path: str) -> Path | None:
    """The file that a path stands for, as long as it lies in the site."""
    try:
        segments = [part for part in unquote_to_bytes(path).decode().split("/") if part]
        if segments == [site_json.NAME] or not all(map(_is_plain, segments)):
            return None
        place = site.joinpath(*segments)
        for file in (place, place.with_name(place.name + ".html"), place / "index.html"):
            if file.is_file() and file.resolve().is_relative_to(site):
                return file
    except (OSError, ValueError):
        return None
    return None


def _is_plain(segment: str) -> bool:
    return segment not in {".", ".."} and not set(segment) & {"\\", "\0", ":"}
