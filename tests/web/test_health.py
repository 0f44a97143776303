from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.store.database import close_database, create_database
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    config.settings.cache_clear()
    yield path
    close_database()
    config.settings.cache_clear()


def test_a_store_that_answers_is_healthy(ask: Callable[..., httpx.Response], path: Path) -> None:
    make_workspace(path)

    answer = ask("/healthz")

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert ask("/healthz", "HEAD").status_code == 200


def test_a_database_without_a_workspace_answers_too(
    ask: Callable[..., httpx.Response], path: Path
) -> None:
    create_database(path).close()

    assert ask("/healthz").json() == {"status": "ok", "workspace": False}


@pytest.mark.parametrize("damage", ["missing", "folder", "garbage"])
def test_a_store_that_cannot_answer_is_503_and_names_no_path(
    ask: Callable[..., httpx.Response], path: Path, damage: str
) -> None:
    if damage == "folder":
        path.mkdir()
    if damage == "garbage":
        path.write_bytes(b"no database")

    answer = ask("/healthz")

    assert (answer.status_code, answer.json()["status"]) == (503, "unavailable")
    assert "records" not in answer.text
