"""What every run draws around its page: frame, navigation, the demo's notice, one catch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from clientdesk.errors import ClientDeskError, ConfigError, NotFound, StoreError, StoreMissing
from clientdesk.text.amounts import babel_locale
from clientdesk.ui import cached, choices, problems, setup, theme

if TYPE_CHECKING:
    from clientdesk.model.workspace import Workspace


def render() -> None:
    """Run the page that the address names, or say why it cannot be."""
    try:
        workspace = cached.workspace()
    except (StoreMissing, NotFound):
        _navigation("hidden")
        theme.frame("Welcome")
        setup.show()
    except (ConfigError, StoreError) as problem:
        _navigation("hidden")
        theme.frame("Not available")
        problems.show(problem)
    else:
        _run(workspace)


def _run(workspace: Workspace) -> None:
    page = _navigation("sidebar")
    theme.frame(page.title)
    theme.sidebar_foot(workspace.name, cached.actor().name)
    if workspace.is_demo:
        setup.demo_notice()
    try:
        page.run()
    except ClientDeskError as problem:
        problems.show(problem)


def _navigation(position: Literal["sidebar", "hidden"]) -> st.Page:
    pages = [
        st.Page("pages/clients.py", title="Clients", icon=":material/group:", default=True),
        st.Page("pages/settings.py", title="Settings", icon=":material/settings:"),
        st.Page("pages/client.py", title="Client", url_path="client", visibility="hidden"),
        st.Page("pages/start.py", title="Start", url_path="start", visibility="hidden"),
    ]
    return st.navigation(pages, position=position)


def warm() -> None:
    """Load what the first session would wait for; this module's imports are most of it."""
    choices.countries()
    babel_locale("en_GB")
