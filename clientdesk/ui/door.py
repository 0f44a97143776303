"""The card that stands where nobody is let in: whose workspace it is, and one thing to do."""

from __future__ import annotations

from base64 import b64encode
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.pictures import data_uri
from clientdesk.queries.workspace import workspace as the_workspace
from clientdesk.store import database as store
from clientdesk.ui import theme
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.workspace import Workspace

_OURS: Final = "ClientDesk"
_DRAWN: Final = b64encode((theme.ASSETS / "icon.svg").read_bytes()).decode("ascii")
_ICON: Final = f"data:image/svg+xml;base64,{_DRAWN}"


def workspace() -> Workspace:
    """The workspace, of which strangers may read the name and see the logo, and nothing else."""
    return the_workspace(store.database())


@contextmanager
def card(title: str, of: Workspace | None = None) -> Iterator[None]:
    """The whole page: a card with what the block draws; of no workspace it is the program's."""
    theme.frame(title, logo=False)
    with st.container(key="door", width=440):
        with st.container(horizontal=True, vertical_alignment="center", key="door-of"):
            st.html(_picture(of.logo if of else None), width="content")
            st.text(short(of.name, 80) if of else _OURS)
        st.title(title, anchor=False)
        yield


def _picture(logo: bytes | None) -> str:
    """The workspace's logo, else the program's, as a picture that needs no address."""
    source = data_uri(logo) if logo else _ICON
    return f'<img class="door-logo" alt="" src="{source}">'
