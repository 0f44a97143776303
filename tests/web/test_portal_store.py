from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.model.portal_token import new_token
from clientdesk.store.database import close_database, database
from clientdesk.web.answers import UNAVAILABLE_PAGE
from tests.pages.conftest import make_workspace
from tests.web.portals import KEY, is_the_one_page, with_portal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.portals import Ask, Desk


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A client in a workspace that this test may break."""
    monkeypatch.setenv("CLIENTDESK_SECRET", KEY)
    config.settings.cache_clear()
    make_workspace(path)
    return with_portal(database())


def remove(path: Path) -> None:
    close_database()
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()


def test_without_a_workspace_no_link_opens(ask: Ask, desk: Desk, path: Path) -> None:
    remove(path)

    assert is_the_one_page(ask(f"/p/{desk.token}"), ask)


def test_a_view_that_cannot_be_written_does_not_fail_the_page(
    ask: Ask, desk: Desk, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.records.path
    monkeypatch.setattr(desk.records, "path", path.parent / "gone" / path.name)

    with caplog.at_level(logging.WARNING, "clientdesk"):
        answer = ask(f"/p/{desk.token}")

    assert answer.status_code == 200
    assert caplog.messages[0].startswith("A view of a portal link was not counted.")
    assert desk.token not in caplog.text


def test_a_store_that_cannot_answer_blames_no_link(
    ask: Ask, desk: Desk, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    remove(path)
    path.write_bytes(b"not a database" * 1000)

    with caplog.at_level(logging.WARNING, "clientdesk"):
        answer = ask(f"/p/{desk.token}")

    assert (answer.status_code, answer.text) == (503, UNAVAILABLE_PAGE)
    assert answer.headers["cache-control"] == "no-store"
    assert ask(f"/p/{new_token()}").content == answer.content
    assert desk.token not in caplog.text
