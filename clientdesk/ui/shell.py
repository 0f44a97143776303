"""What every run draws around its page: frame, navigation, the demo's notice, one catch."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from clientdesk import ui
from clientdesk.errors import ClientDeskError, ConfigError, NotFound, StoreError, StoreMissing
from clientdesk.model.permissions import Permission, may
from clientdesk.nlfilter.parsing import parse
from clientdesk.text.amounts import babel_locale
from clientdesk.ui import (
    cached,
    choices,
    databases,
    identity,
    missing,
    problems,
    setup,
    sign_in,
    sign_out_dialog,
    theme,
)
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.model.workspace import Workspace


def render() -> None:
    """Run the page that the address names, or say why it cannot be."""
    page = _pages()
    try:
        if not sign_in.admitted(page.url_path):
            return
        workspace = cached.workspace()
    except (StoreMissing, NotFound) as problem:
        _welcome(problem)
    except (ConfigError, StoreError) as problem:
        theme.frame("Not available")
        problems.show(problem)
    else:
        _run(page, workspace)


def _welcome(problem: ClientDeskError) -> None:
    """Nothing is there yet: the first page; unless what is gone left traces, which is a loss."""
    if isinstance(problem, StoreMissing) and databases.left_traces():
        theme.frame("Not available")
        problems.show(problem)
    else:
        theme.frame("Welcome")
        setup.show()


def _run(page: st.Page, workspace: Workspace) -> None:
    theme.frame(page.title)
    _sidebar(workspace)
    if workspace.is_demo and page.url_path != "start":
        setup.demo_notice()
    try:
        page.run()
    except ClientDeskError as problem:
        problems.show(problem)
    sign_out_dialog.show()


def _pages() -> st.Page:
    """Register every page; an icon here would be fetched from the network for the browser's tab."""
    pages = [
        st.Page("pages/clients.py", title="Clients", default=True),
        st.Page("pages/today.py", title="Today"),
        st.Page("pages/analytics.py", title="Analytics"),
        st.Page("pages/quality.py", title="Data quality"),
        st.Page("pages/duplicates.py", title="Duplicates"),
        st.Page("pages/enrichment.py", title="Enrichment"),
        st.Page("pages/import.py", title="Import"),
        st.Page("pages/settings.py", title="Settings"),
        st.Page("pages/client.py", title="Client", url_path="client"),
        st.Page("pages/invoice.py", title="Invoice", url_path="invoice"),
        st.Page("pages/new_invoice.py", title="New invoice", url_path="new-invoice"),
    ]
    if databases.may_switch():
        pages.append(st.Page("pages/start.py", title="Start", url_path="start"))
    return st.navigation([*pages, *missing.pages(pages)], position="hidden")


def _sidebar(workspace: Workspace) -> None:
    with st.sidebar:
        with st.container(key="navigation", gap="xxsmall"):
            st.page_link("pages/today.py", icon=":material/today:", width="stretch")
            st.page_link("pages/clients.py", icon=":material/group:", width="stretch")
            st.page_link("pages/analytics.py", icon=":material/monitoring:", width="stretch")
            st.page_link("pages/quality.py", icon=":material/rule:", width="stretch")
            st.page_link("pages/duplicates.py", icon=":material/merge:", width="stretch")
            st.page_link("pages/enrichment.py", icon=":material/travel_explore:", width="stretch")
            if may(cached.actor(), Permission.COMMIT_IMPORTS):
                st.page_link("pages/import.py", icon=":material/upload:", width="stretch")
            st.page_link("pages/settings.py", icon=":material/settings:", width="stretch")
        with st.container(key="sidebar-foot", gap=None):
            st.text(short(workspace.name, 60))
            if identity.is_asked():
                sign_in.account(identity.member(cached.database()))
                sign_in.watch()
            else:
                st.caption(md(cached.actor().name))


def warm() -> None:
    """Load what the first session would wait for."""
    # Else, until the first navigation, Streamlit answers an address such as /settings by running
    # that file of the pages folder alone, without this shell around it.
    PagesManager.uses_pages_directory = False
    for part in iter_modules(ui.__path__, f"{ui.__name__}."):
        import_module(part.name)
    choices.countries()
    babel_locale("en_GB")
    parse("overdue", date(2000, 1, 1))
