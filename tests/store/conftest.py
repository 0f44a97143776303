from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from clientdesk.store.database import Database, create_database
from tests.store.changing import CHANGES, end, start_writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clients.duckdb"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    database = create_database(path)
    yield database
    database.close()


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose process died: every change is in the log only, and all were accepted."""
    path = tmp_path_factory.mktemp("crashed") / "clients.duckdb"
    create_database(path).close()
    end(start_writer(path, CHANGES, wait=False))
    return path


@pytest.fixture
def copy(crashed: Path, tmp_path: Path) -> Path:
    shutil.copytree(crashed.parent, tmp_path / "copy")
    return tmp_path / "copy" / crashed.name
