"""What a page shows instead of itself: what happened, what is safe, what to do next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.errors import (
    ClientDeskError,
    ConfigError,
    NotADatabase,
    NotAllowed,
    NotFound,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreNewer,
)
from clientdesk.ui import backups, databases
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TITLES: Final[Mapping[type[ClientDeskError], str]] = {
    StoreBusy: "The database is in use",
    StoreDamaged: "The database cannot be used",
    StoreNewer: "The database is newer than this program",
    StoreMissing: "The database is gone",
    NotADatabase: "This is not a database",
    StoreError: "The database cannot be opened",
    ConfigError: "A setting is wrong",
    NotFound: "Nothing is here",
    NotAllowed: "Your role does not permit this",
    ClientDeskError: "This did not work",
}
"""The heading of each kind of error, the most special first."""

_RESTORE: Final = re.compile(r" ?Restore a backup[^.]*\.$")


def show(problem: ClientDeskError) -> None:
    """The whole page for an error that leaves nothing else to draw."""
    title = next(title for kind, title in TITLES.items() if isinstance(problem, kind))
    with st.container(key="problem", width=640):
        st.title(title, anchor=False)
        for sentence in _said(problem):
            st.text(sentence)
        _ways_on(problem)


def on_script_error(error: Exception) -> bool:
    """Say what happened where a callback or a fragment failed; the log has the rest."""
    if isinstance(error, ClientDeskError):
        st.error(md(f"{error.message} {error.hint}".strip()))
    else:
        st.error("This page failed. What was saved before is safe. Reload it to try again.")
    return True


def _said(problem: ClientDeskError) -> list[str]:
    if isinstance(problem, NotADatabase):
        return [problem.message, *_another_file(databases.current())]
    # Whether there is anything to restore, and where, is said below.
    restores = isinstance(problem, StoreDamaged | StoreMissing)
    hint = _RESTORE.sub("", problem.hint) if restores else problem.hint
    return [sentence for sentence in (problem.message, hint) if sentence]


def _another_file(path: Path) -> list[str]:
    what = "folder" if path.is_dir() else "file"
    return [
        f"ClientDesk was to open {path}. Nothing was changed.",
        f"Set CLIENTDESK_DATABASE to another file and start ClientDesk again; or move this {what} "
        "away, then try again.",
    ]


def _ways_on(problem: ClientDeskError) -> None:
    if isinstance(problem, StoreDamaged | StoreMissing):
        backups.offer()
    if isinstance(problem, StoreError | ConfigError):
        st.button("Try again", icon=":material/refresh:", key="try-again")
    else:
        st.page_link("pages/clients.py", label="Go to Clients", icon=":material/arrow_back:")
