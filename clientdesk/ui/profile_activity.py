"""What happened to a client: sentences, newest first, by kind, older ones on demand."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.text.dates import ago, moment
from clientdesk.text.happened import happened
from clientdesk.ui import cached, profile_reads, state
from clientdesk.ui.components import timeline
from clientdesk.ui.components.timeline import Item
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

FIRST: Final = 6
"""Actions in view at first, so that what follows stays near."""

MORE: Final = 20

_EVERYTHING: Final = "everything"
_RECORD: Final = "record"
_WORDS: Final = {
    _EVERYTHING: "Everything",
    _RECORD: "Record",
    "owner": "Owner",
    "contact": "Contacts",
    "invoice": "Invoices",
    "portal": "Portal",
    "enrichment": "Enrichment",
}
_PREFIXES: Final = {
    "owner": ("owner_",),
    "contact": ("contact_",),
    "invoice": ("invoice_", "payment_"),
    "portal": ("portal_",),
    "enrichment": ("enrichment_",),
}
_NOTHING: Final = {
    _EVERYTHING: "Nothing was changed yet.",
    _RECORD: "The record was not changed yet.",
    "owner": "The relationship owner was not changed yet.",
    "contact": "No contact was added or changed yet.",
    "invoice": "Nothing happened to an invoice of this client yet.",
    "portal": "The portal was not turned on or off yet.",
    "enrichment": "This client was not looked up yet.",
}
_GREEN: Final = frozenset({"invoice_paid", "payment_recorded", "enrichment_succeeded"})
_RED: Final = frozenset({"enrichment_failed"})
_ORANGE: Final = frozenset({"invoice_canceled", "invoice_refunded", "payment_voided"})


def show(client_id: UUID) -> None:
    """Draw the section; choosing a kind or older ones runs only this part of the page."""
    with section("activity"):
        _timeline(client_id)


def kinds_of(group: str) -> tuple[str, ...]:
    """The kinds of activity that a choice keeps; none for everything."""
    if group == _EVERYTHING:
        return ()
    every = [str(kind) for kind in ActivityKind]
    if group != _RECORD:
        return tuple(kind for kind in every if kind.startswith(_PREFIXES[group]))
    others = tuple(prefix for prefixes in _PREFIXES.values() for prefix in prefixes)
    return tuple(kind for kind in every if not kind.startswith(others))


@st.fragment
def _timeline(client_id: UUID) -> None:
    group = st.segmented_control(
        "Which activities",
        list(_WORDS),
        default=_EVERYTHING,
        required=True,
        format_func=_WORDS.__getitem__,
        key=f"activity-kind-{client_id}",
        label_visibility="collapsed",
    )
    group = str(group or _EVERYTHING)
    most: int = state.recall(_key(client_id), FIRST)
    acts = _acts(client_id, kinds_of(group), most + 1)
    if not acts:
        st.text(_NOTHING[group])
        return
    timeline.show("Activity", [_item(act) for act in acts[:most]], f"activity-{client_id}")
    if len(acts) > most:
        st.button(
            "Show older",
            key=f"activity-older-{client_id}",
            icon=":material/expand_more:",
            type="tertiary",
            on_click=_older,
            args=(client_id,),
        )


def _key(client_id: UUID) -> str:
    return f"activity-most-{client_id}"


def _older(client_id: UUID) -> None:
    state.keep(_key(client_id), state.recall(_key(client_id), FIRST) + MORE)


def _acts(client_id: UUID, kinds: Sequence[str], most: int) -> list[list[dict[str, Any]]]:
    """So many of the newest actions, each with a row for each field that it changed."""
    limit = most
    while True:
        rows = profile_reads.activities(client_id, kinds, limit).to_dicts()
        acts = [list(act) for _, act in groupby(rows, lambda row: row["change_id"])]
        if len(acts) >= most or len(rows) < limit:
            return acts
        limit *= 2


def _item(act: Sequence[Mapping[str, Any]]) -> Item:
    first, workspace = act[0], cached.workspace()
    edits = [Edit(row["field"], row["old"], row["new"]) for row in reversed(act) if row["field"]]
    said = happened(
        first["kind"],
        first["actor_name"],
        edits,
        detail=_detail(first["detail"]),
        locale=workspace.locale,
    )
    return Item(
        text=said.sentence,
        lines=said.lines,
        title=said.whole,
        when=ago(first["at"], cached.now(), workspace.locale),
        moment=moment(first["at"], workspace.locale, workspace.timezone),
        colour=_colour(first["kind"]),
    )


def _detail(text: str | None) -> dict[str, str]:
    known: object = json.loads(text) if text else {}
    return known if isinstance(known, dict) else {}


def _colour(kind: str) -> str:
    kinds = {"green": _GREEN, "orange": _ORANGE, "red": _RED}
    return next((colour for colour, those in kinds.items() if kind in those), "gray")
