"""The head of the profile: the way back, who the client is, what needs attention, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import money, number
from clientdesk.text.dates import day
from clientdesk.ui import around, asking, cached, client_facts, export_record, row_actions, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.clients import ClientRecord

LONGEST: Final = 80
"""Characters of a name in the title; a longer one stands whole among the details."""

_ICONS: Final = {"email": ":material/mail:", "website": ":material/open_in_new:"}


def show(record: ClientRecord, client_filter: ClientFilter) -> None:
    """The way back, the name with its status, and what is done with the client as a whole."""
    _ways(record, client_filter)
    status = ":gray-badge[Archived]" if record.archived_at else ":green-badge[Active]"
    with st.container(horizontal=True, vertical_alignment="center", key="profile-header"):
        st.title(f"{md(short(record.name, LONGEST))} {status}", anchor=False, width="content")
        st.space("stretch")
        export_record.show(record)
        if may(cached.actor(), Permission.WORK_CLIENTS):
            _actions(record)
    _known(record)
    if record.archived_at:
        _archived(record)


def _ways(record: ClientRecord, client_filter: ClientFilter) -> None:
    beside = around.around(client_filter, record.id)
    locale = cached.workspace().locale
    with st.container(horizontal=True, vertical_alignment="center", key="profile-ways"):
        st.page_link(
            "pages/clients.py",
            label="Clients",
            icon=":material/arrow_back:",
            query_params=state.list_address(client_filter),
        )
        st.space("stretch")
        if beside.position:
            st.text(f"{number(beside.position, locale)} of {number(beside.total, locale)}")
            _step("Previous", beside.previous, client_filter, icon=":material/chevron_left:")
            _step("Next", beside.next, client_filter, icon=":material/chevron_right:")


def _step(word: str, client_id: UUID | None, client_filter: ClientFilter, *, icon: str) -> None:
    if (
        st.button(
            word,
            key=f"profile-{word.lower()}",
            icon=icon,
            icon_position="right" if word == "Next" else "left",
            type="tertiary",
            disabled=client_id is None,
        )
        and client_id
    ):
        around.stepped(1 if word == "Next" else -1)
        st.switch_page(
            "pages/client.py", query_params=state.client_address(client_id, client_filter)
        )


def _actions(record: ClientRecord) -> None:
    is_archived = record.archived_at is not None
    if may(cached.actor(), Permission.DELETE_CLIENTS):
        st.button("Delete", key="profile-delete", on_click=asking.ask, args=("delete", record.id))
    st.button(
        "Unarchive" if is_archived else "Archive",
        key="profile-archive",
        type="primary" if is_archived else "secondary",
        on_click=row_actions.unarchive if is_archived else row_actions.archive,
        args=(record.id,),
    )
    if not is_archived:
        st.button(
            "Edit",
            key="profile-edit",
            type="primary",
            icon=":material/edit:",
            on_click=asking.ask,
            args=("client", record.id),
        )


def _known(record: ClientRecord) -> None:
    """Whose client it is, how to reach it, and what a person should know first."""
    links = client_facts.links(record)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="profile-known"
    ):
        for warning in _warnings(record):
            st.markdown(warning, width="content")
        st.text(f"Owner: {record.owner}" if record.owner else "No relationship owner")
        if record.phone:
            st.text(record.phone)
        for field, href in links.items():
            st.link_button(
                md(short(_plain(getattr(record, field)), 44)),
                href,
                icon=_ICONS[field],
                type="tertiary",
                key=f"profile-go-{field}",
            )


def _plain(address: str) -> str:
    """An address without what every address begins with."""
    return address.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _warnings(record: ClientRecord) -> list[str]:
    locale, currency = cached.workspace().locale, record.currency
    found = []
    if record.on_hold:
        found.append(":orange-badge[:material/pan_tool: On hold]")
    if record.overdue:
        amount = md(money(record.overdue, currency, locale))
        days = record.days_overdue
        late = f", the oldest by {number(days, locale)} {'day' if days == 1 else 'days'}"
        found.append(f":red-badge[{amount} overdue{late if days else ''}]")
    limit = record.credit_limit
    if limit is not None and record.outstanding > limit:
        over = md(money(record.outstanding - limit, currency, locale))
        found.append(f":orange-badge[{over} above the credit limit]")
    return found


def _archived(record: ClientRecord) -> None:
    workspace = cached.workspace()
    on = day(workspace.day(record.archived_at), workspace.locale) if record.archived_at else ""
    with st.container(key="profile-archived"):
        st.text(
            f"Archived on {on}. Everything is kept. Unarchive the client to change more than notes "
            "and portal."
        )
