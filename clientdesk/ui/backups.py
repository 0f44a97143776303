"""Backups: made, downloaded and put back from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.errors import ClientDeskError
from clientdesk.model.permissions import Permission, may, require
from clientdesk.store.backup import Backup, backup
from clientdesk.store.restore import REVIVED
from clientdesk.text.amounts import size
from clientdesk.text.dates import day, moment
from clientdesk.ui import cached, databases, identity, notices, state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.workspace import Workspace

_ASKED: Final = "restore-dialog"
_NEWEST: Final = 30


def show() -> None:
    """Draw the button, when the last daily one was made, and the list."""
    locked = not may(cached.actor(), Permission.BACK_UP)
    found = databases.backups()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_last_daily(found, cached.workspace()), width="stretch")
        wanted = st.button(
            "Back up now",
            type="primary",
            icon=":material/backup:",
            key="backup-now",
            disabled=locked,
        )
    if wanted:
        _make()
    if found:
        with st.container(border=True, gap=None, key="backups"):
            for one in found[:_NEWEST]:
                _line(one, locked=locked)
    else:
        st.info("There is no backup yet. The daily one is made while the app runs.")
    _dialog(found)


def offer() -> None:
    """The newest backups of a database that cannot be opened, each with Restore."""
    found = databases.backups()
    if not found:
        _nothing_to_restore()
        return
    st.subheader("Restore a backup", anchor=False)
    st.caption("The present files are kept aside. Changes made after the backup are not in it.")
    with st.container(border=True, gap=None, key="backups"):
        for one in found[:5]:
            _line(one, locked=False, with_download=False)
    _dialog(found)


def _nothing_to_restore() -> None:
    path, folder = databases.current(), databases.backup_folder()
    st.text(f"There is no backup to restore: none of {path.name} was found in {folder}.")
    st.text(
        "Put a copy of the database in its place, or a backup into that folder, then try again. "
        "To begin anew, set CLIENTDESK_DATABASE to a file that does not exist yet and start "
        "ClientDesk again."
    )


def _last_daily(found: Sequence[Backup], workspace: Workspace) -> str:
    daily = next((one for one in found if one.is_daily), None)
    kept = "Seven daily and four weekly ones are kept."
    if daily is None:
        return f"No daily backup yet. {kept}"
    return f"Last daily backup: {day(daily.made_at, workspace.locale)}. {kept}"


def _line(one: Backup, *, locked: bool, with_download: bool = True) -> None:
    name = one.path.name
    with st.container(horizontal=True, vertical_alignment="center", key=f"backup-line-{name}"):
        with st.container(gap=None, width="stretch"):
            st.text(when(one))
            st.caption(f"{kind(one)} · {size(one.size, _reader()[0])}")
        if with_download:
            st.download_button(
                "Download",
                data=identity.while_admitted(one.path.read_bytes, Permission.BACK_UP),
                file_name=name,
                mime="application/octet-stream",
                icon=":material/download:",
                type="tertiary",
                key=f"backup-download-{name}",
                on_click="ignore",
                disabled=locked,
            )
        st.button(
            "Restore",
            icon=":material/settings_backup_restore:",
            type="tertiary",
            key=f"backup-restore-{name}",
            on_click=state.keep,
            args=(_ASKED, name),
            disabled=locked,
        )


def _dialog(found: Sequence[Backup]) -> None:
    asked = state.take(_ASKED, "")
    chosen = next((one for one in found if one.path.name == asked), None)
    if chosen:
        st.dialog("Restore this backup?")(_confirm)(chosen)


def _confirm(chosen: Backup) -> None:
    st.text(f"{when(chosen)} · {kind(chosen)}")
    st.text(
        "Everybody’s changes made after it leave the workspace. The present files are kept aside "
        "beside the database, so this can be taken back by hand."
    )
    st.text(REVIVED)
    if st.button("Restore", type="primary", key="restore-confirm"):
        with st.spinner("Checking and restoring"):
            problem = _restore(chosen)
        if problem:
            st.error(md(problem))
        else:
            notices.say(f"The backup of {when(chosen)} is restored.")
            st.rerun()


def _restore(chosen: Backup) -> str:
    try:
        identity.require_role(Permission.BACK_UP)
        databases.restore(chosen.path)
    except ClientDeskError as problem:
        return f"{problem.message} {problem.hint}".strip()
    return ""


def _make() -> None:
    try:
        with st.spinner("Backing up"):
            require(cached.actor(), Permission.BACK_UP)
            made = backup(cached.database(), None, cached.now())
    except ClientDeskError as problem:
        st.error(md(f"{problem.message} {problem.hint}".strip()))
    else:
        notices.say(f"Backed up to {made.name}.")
        st.rerun()


def when(one: Backup) -> str:
    """When a backup was made, in the workspace's zone where it can be read."""
    locale, timezone = _reader()
    return day(one.made_at, locale) if one.is_daily else moment(one.made_at, locale, timezone)


def kind(one: Backup) -> str:
    """What made the backup."""
    if one.is_daily:
        return "Daily"
    return "Before an update" if "-before-" in one.path.name else "Made by hand"


def _reader() -> tuple[str, str]:
    try:
        workspace = cached.workspace()
    except ClientDeskError:
        return "en_GB", "UTC"
    return workspace.locale, workspace.timezone
