"""Whose client it is, since when, and giving it to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import clients
from clientdesk.model.permissions import Permission
from clientdesk.model.words import MemberStatus
from clientdesk.text.dates import day
from clientdesk.ui import cached, profile_reads, state
from clientdesk.ui.escape import md
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.profile_section import can, section

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord

_NOBODY: Final = "Nobody"


def show(record: ClientRecord) -> None:
    """Draw the section as far as the role permits."""
    with section("owner", card=True):
        if can(record, Permission.ASSIGN_OWNER):
            _assign(record)
        else:
            st.text(record.owner or "Nobody takes care of this client yet.")
        st.markdown(f":small[:gray[{md(_since(record))}]]")
        if record.owner_id != cached.actor().id and can(record, Permission.TAKE_OWNERSHIP):
            st.button("Take over", key="take-over", on_click=_take_over, args=(record.id,))


def _since(record: ClientRecord) -> str:
    """When the owner took the client, and who gave it to them."""
    workspace = cached.workspace()
    changes = profile_reads.changes_of(record.id, "owner")
    if changes.is_empty():
        return f"Since {day(record.created_on, workspace.locale)}" if record.owner else _PURPOSE
    last = changes.row(0, named=True)
    on = day(workspace.day(last["at"]), workspace.locale)
    by = "" if last["actor_name"] == record.owner else f", set by {last['actor_name']}"
    return f"Since {on}{by}"


_PURPOSE: Final = "The one whom colleagues ask about this client, and whom it may call."


def _assign(record: ClientRecord) -> None:
    members = {
        member.id: member.name
        for member in cached.members()
        if member.status is MemberStatus.ACTIVE
    }
    if record.owner_id and record.owner_id not in members:
        members = {record.owner_id: f"{record.owner} (not active)"} | members
    key = f"owner-{record.id}"
    follow(key, record.owner_id or _NOBODY)
    st.selectbox(
        "Relationship owner",
        [_NOBODY, *members],
        key=key,
        format_func=lambda member_id: members.get(member_id, _NOBODY),
        on_change=_set_owner,
        args=(record.id, key),
        label_visibility="collapsed",
    )


def _set_owner(client_id: UUID, key: str) -> None:
    chosen: UUID | str = state.recall(key, _NOBODY)
    clients.assign_owner(
        cached.database(),
        cached.actor(),
        client_id,
        member_id=None if isinstance(chosen, str) else chosen,
        now=cached.now(),
    )


def _take_over(client_id: UUID) -> None:
    clients.take_over(cached.database(), cached.actor(), client_id, cached.now())
