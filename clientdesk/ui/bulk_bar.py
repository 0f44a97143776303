"""The bar below the list while clients are selected: how many, and what can be done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.text.plurals import count
from clientdesk.ui import bulk_asking, bulk_deeds, bulk_selection, cached, export_dialog, state

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.directory import Directory
    from clientdesk.ui.bulk_deeds import Deed

_ON_BAR: Final = 3
"""Deeds with a button of their own; the others are in a menu."""

_MORE: Final = "bulk-more"


def show(client_filter: ClientFilter, found: Directory) -> None:
    """Draw the bar if anybody is selected."""
    selection = bulk_selection.of(client_filter)
    selected = bulk_selection.size(selection, found)
    if not selected:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="bulk-bar", gap="small"):
        st.text(f"{count(selected, 'client', locale=cached.workspace().locale)} selected")
        st.button("Clear", key="bulk-clear", type="tertiary", on_click=bulk_selection.clear)
        _whole(client_filter, found, selected)
        st.space("stretch")
        deeds = bulk_deeds.deeds(client_filter)
        for deed in deeds[:_ON_BAR]:
            st.button(
                deed.word,
                key=f"bulk-{deed.word.lower().replace(' ', '-')}",
                icon=deed.icon,
                on_click=_ask,
                args=(deed, client_filter),
            )
        _more(deeds[_ON_BAR:], client_filter)
        st.button(
            "Export",
            key="bulk-export",
            icon=":material/download:",
            on_click=_export,
            args=(client_filter,),
        )


def _whole(client_filter: ClientFilter, found: Directory, selected: int) -> None:
    """Offer the whole list, once all of the page is selected."""
    selection = bulk_selection.of(client_filter)
    is_page = all(selection.has(client_id) for client_id in found.clients["id"])
    if is_page and selected < found.total:
        st.button(
            f"Select all {count(found.total, 'client', locale=cached.workspace().locale)}",
            key="bulk-all",
            type="tertiary",
            on_click=bulk_selection.take_all,
            args=(client_filter,),
        )


def _more(deeds: tuple[Deed, ...], client_filter: ClientFilter) -> None:
    by_word = {deed.word: deed for deed in deeds}

    def chosen() -> None:
        word: str | None = state.recall(_MORE, None)
        if word in by_word:
            _ask(by_word[word], client_filter)

    if by_word:
        st.menu_button("More", list(by_word), key=_MORE, on_click=chosen)


def _ask(deed: Deed, client_filter: ClientFilter) -> None:
    """Fix whom it is about, as the list is at this moment, and open the dialog in the next run."""
    bulk_asking.ask(deed, tuple(bulk_selection.ids(bulk_selection.of(client_filter))))


def _export(client_filter: ClientFilter) -> None:
    ids = bulk_selection.ids(bulk_selection.of(client_filter))
    export_dialog.ask([UUID(client_id) for client_id in ids])
