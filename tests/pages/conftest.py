"""The app as AppTest runs it, on a small workspace of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from clientdesk import config
from clientdesk.actions.workspace import create_workspace
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import close_database, create_database, database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Database

ROOT: Final = Path(__file__).parent.parent.parent
THEN: Final = datetime(2026, 11, 20, 9, 30)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the app looks for its database; nothing is there yet."""
    path = tmp_path / "records.duckdb"
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    monkeypatch.chdir(ROOT)
    config.settings.cache_clear()
    yield path
    close_database()
    config.choose_database(None)
    config.settings.cache_clear()


@pytest.fixture
def records(path: Path) -> Database:
    """The process's database with an empty workspace, Northlight, owned by Nora Quinn."""
    make_workspace(path)
    return database()


@pytest.fixture
def demo_records(path: Path) -> Database:
    """The same as a demo."""
    make_workspace(path, is_demo=True)
    return database()


@pytest.fixture
def app(path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app, not yet run; `app.switch_page("pages/settings.py").run()` goes on."""
    assert path.parent.exists()
    without_the_folder(monkeypatch)
    return AppTest.from_file(ROOT / "app.py", default_timeout=60)


def without_the_folder(patch: pytest.MonkeyPatch) -> None:
    """Let pages be those of the shell, not files of their own.

    The server's start does the same (ui.shell.warm), but AppTest undoes it before every run.
    """
    known = PagesManager.__init__

    def begin(manager: PagesManager, *args: object, **options: object) -> None:
        known(manager, *args, **options)  # type: ignore[arg-type]
        PagesManager.uses_pages_directory = False

    patch.setattr(PagesManager, "__init__", begin)


def make_workspace(path: Path, *, is_demo: bool = False) -> None:
    """A workspace in a new file."""
    new = create_database(path)
    draft = WorkspaceDraft(
        name="Northlight",
        country="IE",
        base_currency="EUR",
        timezone="Europe/Dublin",
        locale="en_IE",
        payment_terms_days=30,
        is_demo=is_demo,
    )
    create_workspace(new, draft, "Nora Quinn", "nora@northlight.example", THEN)
    new.close()
