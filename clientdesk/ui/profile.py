"""The profile of one client: everything about it on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import clients
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import MemberStatus
from clientdesk.text.amounts import number
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.ui import (
    around,
    asking,
    cached,
    client_facts,
    contact_list,
    history,
    invoice_list,
    portal_switch,
    row_actions,
    state,
)
from clientdesk.ui.components import facts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.clients import ClientRecord

_PLACE: Final = "profile"
_NOBODY: Final = "Nobody"


def header(record: ClientRecord, client_filter: ClientFilter) -> None:
    """The way back, the name with its status, and what is done with the client as a whole."""
    _ways(record, client_filter)
    status = ":gray-badge[Archived]" if record.archived_at else ":green-badge[Active]"
    with st.container(horizontal=True, vertical_alignment="center", key="profile-header"):
        st.title(f"{md(short(record.name, 80))} {status}", anchor=False, width="content")
        st.space("stretch")
        if may(cached.actor(), Permission.WORK_CLIENTS):
            _actions(record)


def body(record: ClientRecord) -> None:
    """Figures, details and invoices; beside them owner, portal, enrichment and history."""
    client_facts.figures(
        record,
        _PLACE,
        on_choose=lambda figure: invoice_list.open_at(record.id, figure, place=_PLACE),
    )
    main, side = st.columns([5, 3], gap="large")
    with main:
        _details(record)
        st.subheader("Invoices", anchor=False)
        invoice_list.show(record, place=_PLACE)
        _contacts(record)
    with side:
        st.subheader("Owner and portal", anchor=False)
        _owner(record)
        portal_switch.show(record, _PLACE)
        st.subheader("Enrichment", anchor=False)
        client_facts.enrichment(record, _PLACE)
    st.subheader("Activity", anchor=False)
    history.show(record.id)


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
    st.button(
        "Unarchive" if is_archived else "Archive",
        key="profile-archive",
        on_click=row_actions.unarchive if is_archived else row_actions.archive,
        args=(record.id,),
    )
    if may(cached.actor(), Permission.DELETE_CLIENTS):
        st.button("Delete", key="profile-delete", on_click=asking.ask, args=("delete", record.id))
    st.button(
        "Edit",
        key="profile-edit",
        type="primary",
        icon=":material/edit:",
        on_click=asking.ask,
        args=("client", record.id),
    )


def _details(record: ClientRecord) -> None:
    st.subheader("Details", anchor=False)
    links, workspace = client_facts.links(record), cached.workspace()
    inherited = "as the workspace"
    facts.show(
        [
            Fact("E-mail", record.email, href=links.get("email", "")),
            Fact("Phone", record.phone),
            Fact("Website", record.website, href=links.get("website", "")),
            Fact("Address", record.address),
            Fact("Tax ID", record.tax_id),
            Fact("Currency", record.currency, inherited if record.currency_inherited else ""),
            Fact(
                "Payment terms",
                f"{record.payment_terms_days} days",
                inherited if record.payment_terms_inherited else "",
            ),
            Fact(
                "Reminder tone",
                label("tone", record.reminder_tone),
                inherited if record.reminder_tone_inherited else "",
            ),
            Fact("Created", day(record.created_on, workspace.locale)),
            Fact("Notes", record.notes),
        ],
        f"details-{record.id}",
    )


def _contacts(record: ClientRecord) -> None:
    people = contact_list.of_client(record.id)
    if people:
        st.subheader("Contacts", anchor=False)
        contact_list.show(record.id, people)


def _owner(record: ClientRecord) -> None:
    actor = cached.actor()
    if may(actor, Permission.ASSIGN_OWNER):
        _assign(record)
        return
    st.text(f"Owner: {record.owner}" if record.owner else "No relationship owner")
    if record.owner_id != actor.id and may(actor, Permission.TAKE_OWNERSHIP):
        st.button("Take over", key="take-over", on_click=_take_over, args=(record.id,))


def _assign(record: ClientRecord) -> None:
    active = {
        member.id: member.name
        for member in cached.members()
        if member.status is MemberStatus.ACTIVE
    }
    key = f"owner-{record.id}"
    follow(key, record.owner_id or _NOBODY)
    st.selectbox(
        "Relationship owner",
        [_NOBODY, *active],
        key=key,
        format_func=lambda member_id: active.get(member_id, _NOBODY),
        on_change=_set_owner,
        args=(record.id, key),
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
