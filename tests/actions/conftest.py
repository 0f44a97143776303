"""Workspaces to act in: real, empty but for their people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk import config
from clientdesk.store.database import open_database
from tests.actions.enriching import Enriching, opened
from tests.actions.worlds import NOW, World, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["NOW", "World"]


@pytest.fixture(scope="module", autouse=True)
def _secret() -> Iterator[None]:
    """A secret to seal portal links with, so that no key file is made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTDESK_SECRET", "0123456789 a secret of these tests abcdef")
        config.settings.cache_clear()
        yield
    config.settings.cache_clear()


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path = tmp_path_factory.mktemp("actions") / "desk.duckdb"
    people = make(path)
    database = open_database(path)
    yield World(database, **people)
    database.close()


@pytest.fixture(scope="module")
def entitled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The closed file of a workspace that may enrich, and its people."""
    path = tmp_path_factory.mktemp("entitled") / "desk.duckdb"
    return path, make(path, entitled=True)


@pytest.fixture
def desk(entitled: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[Enriching]:
    """A workspace of its own that may enrich, without clients."""
    yield from opened(*entitled, tmp_path)


@pytest.fixture(scope="module")
def shared(
    entitled: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Enriching]:
    """A workspace that may enrich, for all examples of a module."""
    yield from opened(*entitled, tmp_path_factory.mktemp("shared"))
