"""Clients that people told apart, which can be found again."""

from __future__ import annotations

from typing import Final

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.text.dates import day
from clientdesk.text.plurals import count
from clientdesk.ui import cached, duplicates_deeds, row_words
from clientdesk.ui.escape import md, short

_SHOWN: Final = 50


def show() -> None:
    """Draw the newest behind a fold; nothing while nobody said so."""
    said = cached.read_on_day(
        lambda database, _day: database.rows("not_duplicates", id=None), "not-duplicates"
    )
    if not said:
        return
    workspace = cached.workspace()
    pairs = count(len(said), "pair", locale=workspace.locale)
    with st.expander(f"Not duplicates, {pairs}", key="told-apart"):
        for row in said[:_SHOWN]:
            with st.container(
                horizontal=True, vertical_alignment="center", key=f"told-{row['id']}"
            ):
                when = day(workspace.day(row["said_at"]), workspace.locale)
                names = f"{md(short(row['one'], 50))} and {md(short(row['other'], 50))}"
                st.markdown(f"{names} :gray[{md(row['said_by'])}, {when}]", width="stretch")
                if may(cached.actor(), Permission.MERGE_CLIENTS):
                    st.button(
                        row_words.of("Find again", row["one"]),
                        key=f"again-{row['id']}",
                        type="tertiary",
                        on_click=duplicates_deeds.find_again,
                        args=([row["id"]],),
                    )
        if len(said) > _SHOWN:
            st.caption(f"The newest {_SHOWN} are shown.")
