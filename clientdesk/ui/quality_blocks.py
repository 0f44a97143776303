"""What mends each finding in the drawer: a field, an owner, a contact or a lookup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import contacts
from clientdesk.model.contact import ContactDraft
from clientdesk.model.fields import LABELS, MAX_LENGTHS
from clientdesk.model.permissions import Permission, may
from clientdesk.model.quality import FIELDS, Finding, refusal
from clientdesk.model.words import ContactGroup, MemberStatus
from clientdesk.text.labels import label
from clientdesk.ui import (
    cached,
    duplicates_view,
    quality_deeds,
    quality_mending,
    quality_reads,
    state,
)
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.queries.quality_rows import ToMend

_CONTACT: Final = ("name", "email", "phone")


def show(item: ToMend, finding: Finding) -> None:
    """Draw it as far as the role permits."""
    word = quality_deeds.word(item, finding)
    if not word:
        return
    if finding in item.suggestions:
        _suggestion(item, finding)
    if finding in FIELDS:
        _field(item, finding, FIELDS[finding])
    elif finding is Finding.PORTAL_UNREACHABLE:
        _field(item, finding, "email")
    elif finding is Finding.NO_OWNER:
        _owner(item)
    elif finding is Finding.NO_COLLECTIONS_CONTACT:
        _contact(item)
    elif finding is Finding.DUPLICATE:
        _twins(item)
    else:
        _lookup(item, finding, word)
    quality_mending.problem(str(finding))


def why(item: ToMend, finding: Finding) -> str:
    """What is wrong, as exactly as it is known."""
    record = item.record
    if finding in FIELDS and finding.startswith("invalid"):
        return refusal(FIELDS[finding], record, cached.workspace().country)
    if finding is Finding.FAILED and record["enrichment_error"]:
        return str(record["enrichment_error"])
    if finding is Finding.SKIPPED and record["enrichment_skip_reason"]:
        return label("skip_reason", record["enrichment_skip_reason"])
    return label("finding_why", finding)


def _attempt(finding: Finding, work: Callable[[], str]) -> None:
    quality_mending.attempt(str(finding), work)


def _suggestion(item: ToMend, finding: Finding) -> None:
    st.button(
        f"Use {md(short(item.suggestions[finding].value, 60))}",
        key=f"mend-use-{finding}",
        icon=":material/check:",
        help="As enrichment found it.",
        on_click=lambda: _attempt(finding, lambda: quality_deeds.use(item, finding)),
    )


def _field(item: ToMend, finding: Finding, field: str) -> None:
    key = f"mend-{field}-{finding}-{item.id}"

    def work() -> str:
        typed = state.recall(key, "").strip()
        quality_deeds.set_field(item, field, typed or None)
        return f"{LABELS[field]} is saved." if typed else "Nothing was entered."

    draw = st.text_area if field == "address" else st.text_input
    draw(LABELS[field], str(item.record[field] or ""), key=key, max_chars=MAX_LENGTHS[field])
    st.button("Save", key=f"mend-save-{finding}", on_click=lambda: _attempt(finding, work))


def _owner(item: ToMend) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="mend-owner-line"):
        st.button(
            "Assign to me",
            key="mend-take-over",
            on_click=lambda: _attempt(Finding.NO_OWNER, lambda: quality_deeds.take_over(item)),
        )
        if may(cached.actor(), Permission.ASSIGN_OWNER):
            _colleague(item)


def _colleague(item: ToMend) -> None:
    active = {each.id: each.name for each in cached.members() if each.status is MemberStatus.ACTIVE}
    key = f"mend-owner-{item.id}"

    def work() -> str:
        chosen = state.recall(key, None)
        return quality_deeds.assign(item, chosen, active[chosen]) if chosen else ""

    st.selectbox(
        "Or to",
        list(active),
        index=None,
        key=key,
        format_func=active.__getitem__,
        placeholder="Or to a colleague",
        label_visibility="collapsed",
        on_change=lambda: _attempt(Finding.NO_OWNER, work),
    )


def _contact(item: ToMend) -> None:
    def typed(field: str) -> str | None:
        return state.recall(f"mend-contact-{field}-{item.id}", "").strip() or None

    def work() -> str:
        draft = ContactDraft(
            typed("name") or "",
            typed("email"),
            typed("phone"),
            contact_group=ContactGroup.COLLECTIONS,
            receives_reminders=typed("email") is not None,
        )
        contacts.add(cached.database(), cached.actor(), item.id, draft, cached.now())
        return f"{short(draft.name, 60)} was added."

    for field in _CONTACT:
        st.text_input(LABELS[field], key=f"mend-contact-{field}-{item.id}")
    st.button(
        "Add contact",
        key="mend-contact-add",
        on_click=lambda: _attempt(Finding.NO_COLLECTIONS_CONTACT, work),
    )


def _twins(item: ToMend) -> None:
    """The records that are likely the same client, and all of them side by side."""
    twins = quality_reads.twins_of(item.id)
    st.page_link(
        "pages/duplicates.py",
        label="Compare side by side",
        icon=":material/compare:",
        query_params=duplicates_view.address([item.id, *(client_id for client_id, _ in twins)]),
    )
    for client_id, name in twins:
        st.page_link(
            "pages/client.py",
            label=md(short(name, 60)),
            icon=":material/content_copy:",
            query_params=state.client_address(client_id),
        )


def _lookup(item: ToMend, finding: Finding, word: str) -> None:
    """A lookup, unless the website that it needs is a finding of its own above."""
    if not quality_deeds.is_held_up(item):
        st.button(
            word,
            key=f"mend-look-up-{finding}",
            icon=":material/refresh:",
            on_click=lambda: _attempt(finding, lambda: quality_deeds.look_up(item)),
        )
