"""Letting a finding stand, with the reason, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions.quality import LONGEST_REASON
from clientdesk.model.permissions import Permission, may
from clientdesk.text.labels import label
from clientdesk.ui import cached, quality_deeds, quality_mending, quality_reads, state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.quality import Finding
    from clientdesk.queries.quality_rows import ToMend


def ask(item: ToMend, finding: Finding) -> None:
    """What opens the question for the reason, for who may."""
    if not may(cached.actor(), Permission.WORK_CLIENTS):
        return
    with st.popover("Let stand", key=f"mend-let-{finding}", type="tertiary"):
        st.text("It is not found again for this client until the value changes.")
        st.text_input(
            "Reason",
            key=_key(item.id, finding),
            max_chars=LONGEST_REASON,
            placeholder="Small business without a VAT number",
        )
        quality_mending.problem(_key(item.id, finding))
        st.button(
            "Let it stand",
            key=f"mend-let-stand-{finding}",
            on_click=_ignore,
            args=(item, finding),
        )


def standing(client_id: UUID) -> None:
    """What is let stand of this client."""
    for each in quality_reads.ignored():
        if each.client_id != client_id:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"kept-{each.finding}"):
            said = f"{label('finding', each.finding)}, let stand: {each.reason}"
            st.markdown(f":small[:gray[{md(said)}]]")
            if may(cached.actor(), Permission.WORK_CLIENTS):
                st.button(
                    "Take back",
                    key=f"mend-back-{each.finding}",
                    type="tertiary",
                    on_click=_heed,
                    args=(client_id, each.finding),
                )


def _ignore(item: ToMend, finding: Finding) -> None:
    key = _key(item.id, finding)

    def work() -> str:
        quality_deeds.ignore(item, finding, state.recall(key, ""))
        return f"“{label('finding', finding)}” is let stand."

    quality_mending.attempt(key, work)


def _heed(client_id: UUID, finding: Finding) -> None:
    def work() -> str:
        quality_deeds.heed(client_id, finding)
        return f"“{label('finding', finding)}” is to be mended again."

    quality_mending.attempt("", work)


def _key(client_id: UUID, finding: Finding) -> str:
    return f"mend-reason-{finding}-{client_id}"
