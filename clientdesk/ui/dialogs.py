"""The dialog that the last run asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.errors import NotFound
from clientdesk.ui import (
    asking,
    erasure,
    invoice_unsaved,
    merged,
    new_client,
    removal,
    sheet,
    unsaved,
)

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.ui.asking import Asked


def show(client_filter: ClientFilter) -> bool:
    """Open it, and whether there was one; one run opens at most one.

    What stays unsaved in the last one is said.
    """
    asked = asking.asked()
    unsaved.remind(asked)
    invoice_unsaved.remind()
    if asked is None:
        return False
    try:
        _open(asked, client_filter)
    except NotFound:
        st.toast("This client was deleted or merged meanwhile.", icon=":material/delete:")
        return False
    return True


def _open(asked: Asked, client_filter: ClientFilter) -> None:
    if asked.client_id is None:
        new_client.show()
    elif asked.kind == "delete":
        removal.show(asked.client_id)
    elif asked.kind == "erase":
        erasure.show(asked.client_id)
    else:
        sheet.show(merged.follow(asked.client_id), client_filter)
