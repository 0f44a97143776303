"""What a change of many clients asks for: an owner, days, a tone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.bulk import BulkKind, Value
from clientdesk.model.preferences import MAX_TERMS
from clientdesk.model.words import MemberStatus
from clientdesk.text.bulk import AS_WORKSPACE
from clientdesk.text.labels import labels
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

TITLES: Final = {
    BulkKind.ARCHIVE: "Archive clients",
    BulkKind.UNARCHIVE: "Unarchive clients",
    BulkKind.OWNER: "Relationship owner",
    BulkKind.TERMS: "Payment terms",
    BulkKind.TONE: "Reminder tone",
    BulkKind.PORTAL: "Portal",
    BulkKind.ENRICH: "Look up clients",
}


def value(kind: BulkKind) -> Value:
    """The field of a change that asks for something, and what it holds."""
    return _FIELDS[kind]()


def _owner() -> UUID | None:
    members = {
        member.id: member.name
        for member in cached.members()
        if member.status is MemberStatus.ACTIVE
    }
    return st.selectbox(
        "Relationship owner",
        [None, *members],
        key="bulk-owner-field",
        format_func=lambda member_id: members.get(member_id, "Nobody"),
    )


def _terms() -> int | None:
    usual = cached.workspace().payment_terms_days
    return st.number_input(
        "Days until an invoice is due",
        min_value=0,
        max_value=MAX_TERMS,
        value=None,
        step=1,
        key="bulk-terms-field",
        placeholder=f"{usual}, {AS_WORKSPACE}",
    )


def _tone() -> str | None:
    tones = labels("tone")
    usual = tones[cached.workspace().reminder_tone]
    return st.selectbox(
        "Reminder tone",
        [None, *tones],
        key="bulk-tone-field",
        format_func=lambda tone: tones[tone] if tone else f"{usual}, {AS_WORKSPACE}",
    )


_FIELDS: Final[dict[BulkKind, Callable[[], Value]]] = {
    BulkKind.OWNER: _owner,
    BulkKind.TERMS: _terms,
    BulkKind.TONE: _tone,
}
