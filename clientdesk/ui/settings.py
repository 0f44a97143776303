"""The settings page: the workspace, its members, API tokens, enrichment, its backups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.ui import (
    backups,
    cached,
    enrichment_settings,
    export_workspace,
    logo_field,
    members_list,
    notices,
    sentence_model,
    setup,
    tokens_list,
    workspace_form,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.model.permissions import Actor

KEY: Final = "tab"
"""The name in the address of the tab that is open."""


def show() -> None:
    """Draw the title and the tab that is open."""
    st.title("Settings", anchor=False)
    offered = tabs(cached.actor())
    for tab, draw in zip(
        st.tabs([*offered], key=KEY, bind="query-params"), offered.values(), strict=True
    ):
        if tab.open:
            with tab:
                draw()
    notices.show()


def tabs(actor: Actor) -> dict[str, Callable[[], None]]:
    """The tabs that hold something for the actor's role; what all may read is there for all."""
    needs = {"API tokens": Permission.MANAGE_TOKENS, "Backups": Permission.BACK_UP}
    return {
        name: draw for name, draw in _TABS.items() if name not in needs or may(actor, needs[name])
    }


def _workspace() -> None:
    workspace_form.show()
    st.divider()
    logo_field.show()
    sentence_model.show()
    setup.other_workspace()


def _backups() -> None:
    backups.show()
    export_workspace.show()


_TABS: Final[dict[str, Callable[[], None]]] = {
    "Workspace": _workspace,
    "Members": members_list.show,
    "API tokens": tokens_list.show,
    "Enrichment": enrichment_settings.show,
    "Backups": _backups,
}
