"""Old addresses: who asks for a client that was merged gets the one that stands for it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.errors import NotFound
from clientdesk.queries.merges import survivor_of
from clientdesk.text.dates import moment
from clientdesk.ui import cached
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord


def client(client_id: UUID) -> ClientRecord:
    """The record that an id leads to, with a notice when it is another; raises NotFound."""
    try:
        return cached.client(client_id)
    except NotFound:
        said = _said(client_id)
        if said is None:
            raise
        st.info(md(said), icon=":material/merge:")
        return cached.client(current(client_id))


def current(client_id: UUID) -> UUID:
    """The id that a client has now."""
    survivor = survivor_of(cached.database(), client_id)
    return client_id if survivor is None else survivor.id


def follow(client_id: UUID) -> UUID:
    """The same, said in a toast when it is another; for dialogs."""
    said = _said(client_id)
    if said is None:
        return client_id
    st.toast(md(said), icon=":material/merge:")
    return current(client_id)


def _said(client_id: UUID) -> str | None:
    survivor = survivor_of(cached.database(), client_id)
    if survivor is None:
        return None
    workspace = cached.workspace()
    when = moment(survivor.merged_at, workspace.locale, workspace.timezone)
    name = short(survivor.absorbed_name, 80)
    return f"{survivor.merged_by} merged “{name}” into this client on {when}."
