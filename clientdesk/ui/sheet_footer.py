"""The foot of the drawer, always in view: portal, archive, profile, and saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.client import EDITABLE
from clientdesk.model.permissions import Permission, may
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, drafts, portal_switch, row_actions, saving, state

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """What a person does with the client as a whole, as far as the role permits."""
    form = str(record.id)
    with st.container(key="sheet-footer", gap="xsmall"):
        changed = drafts.changes(form)
        if changed:
            _unsaved(form, changed)
        elif saving.had_nothing(form):
            st.markdown(":small[:gray[Nothing was changed, so there is nothing to save.]]")
        with st.container(horizontal=True, vertical_alignment="center"):
            portal_switch.show(record, "sheet")
            st.space("stretch")
            _archive(record)
            _profile(record, is_changed=bool(changed))
            if may(cached.actor(), Permission.WORK_CLIENTS):
                st.button(
                    "Save",
                    key="sheet-save",
                    type="primary",
                    on_click=saving.save,
                    args=(record.id,),
                )


def _profile(record: ClientRecord, *, is_changed: bool) -> None:
    # What is typed belongs to the page: another page would lose it.
    pressed = st.button(
        "View full profile",
        key="sheet-profile",
        disabled=is_changed,
        help="Save or discard what you typed first." if is_changed else None,
    )
    if pressed and not is_changed:
        st.switch_page(
            "pages/client.py",
            query_params=state.client_address(record.id, state.last_filter()),
        )


def _unsaved(form: str, changed: dict[str, object]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[{_standing(form, changed)}]")
        st.button(
            "Discard", key="sheet-discard", type="tertiary", on_click=saving.discard, args=(form,)
        )


def _standing(form: str, changed: dict[str, object]) -> str:
    """Why what was typed is not saved; what to do about it may be out of view."""
    if saving.conflict(form):
        return ":red[Not saved. Choose above which values stand.]"
    wrong = [EDITABLE[problem.field] for problem in drafts.problems(form)]
    if wrong and saving.was_refused(form):
        return f":red[Not saved. Correct {listed(wrong)} first.]"
    return f":gray[Not saved yet: {listed([EDITABLE[field] for field in changed])}]"


def _archive(record: ClientRecord) -> None:
    if not may(cached.actor(), Permission.WORK_CLIENTS):
        return
    deed = row_actions.unarchive if record.archived_at else row_actions.archive
    word = "Unarchive" if record.archived_at else "Archive"
    if st.button(word, key="sheet-archive"):
        deed(record.id)
        st.rerun()
