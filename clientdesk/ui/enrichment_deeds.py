"""What a person may do about a client's lookup where it stands: the one next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import enrichment
from clientdesk.model.enrichment_states import gate
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import SkipReason
from clientdesk.ui import asking, cached, notices
from clientdesk.ui.profile_section import can
from clientdesk.ui.queue_going import SETTINGS

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord

UNDER_WAY: Final = frozenset({Status.QUEUED, Status.RUNNING})

_LOOK_UP: Final = {
    Status.NOT_STARTED: ("Look up now", ":material/search:"),
    Status.SKIPPED: ("Look up now", ":material/search:"),
    Status.FAILED: ("Retry", ":material/refresh:"),
    Status.SUCCEEDED: ("Refresh", ":material/refresh:"),
}


def is_under_way(record: ClientRecord) -> bool:
    """Whether the client waits for its turn, or is being looked up."""
    return record.enrichment_status in UNDER_WAY


def obstacle(record: ClientRecord) -> SkipReason | None:
    """Why the client cannot be looked up as it stands."""
    return gate(record.name, record.website, entitled=cached.workspace().enrichment_enabled)


def next_step(record: ClientRecord, place: str) -> None:
    """The one button or link that leads on from where the lookup stands, if the role permits."""
    reason = obstacle(record)
    if is_under_way(record):
        _cancel(record, place)
    elif reason is SkipReason.NOT_ENTITLED:
        _settings(place)
    elif reason:
        _mend(record, reason, place)
    elif can(record, Permission.ENRICH):
        _look_up(record, place)


def beside_heading(record: ClientRecord, place: str) -> None:
    """The same, but nothing where what was found stands and only a refresh is held up."""
    if record.enrichment_status != Status.SUCCEEDED or obstacle(record) is None:
        next_step(record, place)


def _look_up(record: ClientRecord, place: str) -> None:
    word, icon = _LOOK_UP[Status(record.enrichment_status)]
    st.button(
        word,
        key=f"{place}-look-up",
        icon=icon,
        type="tertiary",
        on_click=_request,
        args=(record.id,),
    )


def _cancel(record: ClientRecord, place: str) -> None:
    if may(cached.actor(), Permission.ENRICH):
        st.button(
            "Cancel",
            key=f"{place}-cancel-lookup",
            icon=":material/close:",
            type="tertiary",
            on_click=_withdraw,
            args=(record.id,),
        )


def _mend(record: ClientRecord, reason: SkipReason, place: str) -> None:
    """The way to the field that lacks; the drawer has it in view already."""
    if place != "sheet" and can(record, Permission.WORK_CLIENTS):
        st.button(
            "Add a name" if reason is SkipReason.MISSING_NAME else "Add a website",
            key=f"{place}-mend",
            icon=":material/edit:",
            type="tertiary",
            on_click=asking.ask,
            args=("client", record.id),
        )


def _settings(place: str) -> None:
    if may(cached.actor(), Permission.CHANGE_SETTINGS):
        with st.container(key=f"{place}-settings", width="content"):
            st.page_link(
                "pages/settings.py",
                label="Open Settings",
                icon=":material/settings:",
                query_params=SETTINGS,
            )


def _request(client_id: UUID) -> None:
    enrichment.request(cached.database(), cached.actor(), [client_id], cached.now())


def _withdraw(client_id: UUID) -> None:
    if not enrichment.cancel(cached.database(), cached.actor(), [client_id], cached.now()):
        notices.say("The lookup had ended already.")
