"""The workspace's logo: seen, replaced and removed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.workspace import edit_workspace
from clientdesk.errors import ClientDeskError
from clientdesk.model.permissions import Permission, may
from clientdesk.model.pictures import data_uri
from clientdesk.ui import cached, notices, state
from clientdesk.ui.escape import md
from clientdesk.ui.sections import section

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

_PROBLEM: Final = "logo-problem"
_TURN: Final = "logo-turn"


def show() -> None:
    """Draw the logo with what changes it."""
    logo = cached.workspace().logo
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    with section("Logo", "Clients will see it on their portal and statements.", key="logo"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(_picture(logo), width="content")
            if logo and not locked:
                st.button("Remove", key="logo-remove", on_click=_save, args=(None,))
            elif not logo:
                st.caption("No logo yet.", width="stretch")
        if locked:
            st.caption("Admins change this.")
            return
        st.file_uploader(
            "PNG or JPEG, at most 512 KB and 16 megapixels",
            type=["png", "jpg", "jpeg"],
            key=_key(),
            on_change=_take,
            max_upload_size=1,
        )
        problem = state.take(_PROBLEM, "")
        if problem:
            st.error(md(problem))


def _take() -> None:
    nothing: UploadedFile | None = None
    file = state.recall(_key(), nothing)
    if file is not None:
        _save(file.getvalue())


def _save(logo: bytes | None) -> None:
    seen = cached.workspace()
    try:
        edit_workspace(cached.database(), cached.actor(), seen, {"logo": logo}, cached.now())
    except ClientDeskError as problem:
        state.keep(_PROBLEM, f"{problem.message} {problem.hint}".strip())
    else:
        turn: int = state.recall(_TURN, 0)
        state.keep(_TURN, turn + 1)
        notices.say("The logo is saved." if logo else "The logo is removed.")


def _key() -> str:
    return f"logo-file-{state.recall(_TURN, 0)}"


def _picture(logo: bytes | None) -> str:
    """Bytes as a picture that needs no address; the first bytes were checked when it was saved."""
    if logo is None:
        return '<div class="logo-place"></div>'
    return f'<img class="logo-place" alt="The workspace’s logo" src="{data_uri(logo)}">'
