from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.enrichment.opening import opened
from clientdesk.errors import NetTimedOut, NetUnknownHost, NetUntrusted
from clientdesk.net.folder import Folder

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.net.web import Answered


def _unheard(url: str) -> None:
    del url


class _PlainOnly:
    """A web whose servers speak no https."""

    def __init__(self, folder: Folder, error: type[NetUntrusted | NetTimedOut]) -> None:
        self._folder = folder
        self._error = error

    def get(self, url: str) -> Answered:
        if url.startswith("https:"):
            raise self._error("No.")
        return self._folder.get(url)


def _folder(root: Path, host: str = "acme.example") -> Folder:
    (root / host).mkdir()
    (root / host / "index.html").write_text("<p>Acme</p>", encoding="utf-8")
    return Folder(root)


@pytest.mark.parametrize(
    "website", ["acme.example", "http://acme.example", "https://acme.example/", "ACME.example"]
)
def test_https_comes_first_however_the_record_writes_it(website: str, tmp_path: Path) -> None:
    first = opened(_folder(tmp_path), website, _unheard)

    assert first.answered.url == "https://acme.example/"
    assert not first.is_plain


@pytest.mark.parametrize("error", [NetUntrusted, NetTimedOut])
def test_http_is_tried_where_https_does_not_answer(
    error: type[NetUntrusted | NetTimedOut], tmp_path: Path
) -> None:
    first = opened(_PlainOnly(_folder(tmp_path), error), "acme.example", _unheard)

    assert first.answered.url == "http://acme.example/"
    assert first.is_plain


@pytest.mark.parametrize(
    ("host", "website"),
    [("www.acme.example", "acme.example"), ("acme.example", "www.acme.example")],
)
def test_a_name_is_tried_with_and_without_www(host: str, website: str, tmp_path: Path) -> None:
    first = opened(_folder(tmp_path, host), website, _unheard)

    assert first.answered.url == f"https://{host}/"


def test_the_first_page_of_the_site_stands_in_for_one_that_is_gone(tmp_path: Path) -> None:
    first = opened(_folder(tmp_path), "https://acme.example/old/page", _unheard)

    assert first.answered.url == "https://acme.example/"


def test_a_name_that_nobody_has_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(NetUnknownHost, match=r"acme\.example"):
        opened(Folder(tmp_path), "acme.example", _unheard)


def test_what_https_came_to_is_told_where_neither_answers(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (tmp_path / "acme.example" / "_site.json").write_text('{"*": {"error": "tls"}}')

    with pytest.raises(NetUntrusted):
        opened(folder, "acme.example", _unheard)
