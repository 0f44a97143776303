"""Enrichment on the profile: where it stands, what to do, what is proposed, what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.differences import differences
from clientdesk.model.permissions import Permission
from clientdesk.model.words import EnrichmentStatus
from clientdesk.text.findings import fact_label, fact_value
from clientdesk.text.plurals import count
from clientdesk.ui import (
    asking,
    cached,
    enrichment_deeds,
    enrichment_folds,
    enrichment_head,
    enrichment_proposals,
    enrichment_reads,
    invoice_readiness,
)
from clientdesk.ui.components import receipts
from clientdesk.ui.components.receipts import Finding
from clientdesk.ui.enrichment_findings import Known, of_fact
from clientdesk.ui.profile_section import can, section

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.differences import Difference
    from clientdesk.model.enrichment import Result
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """Draw the section."""
    standing = enrichment_reads.of(record.id)
    result = standing.newest.result if standing.newest else None
    with section("enrichment", action=lambda: _actions(record)):
        if enrichment_deeds.is_under_way(record):
            _live(record.id)
        else:
            enrichment_head.show(record, standing)
        if result:
            enrichment_head.figures(result, f"enrichment-figures-{record.id}")
        invoice_readiness.show(record, standing)
        enrichment_proposals.show(record, standing.proposals)
        if result:
            _changed(record.id, result)
        hands = enrichment_reads.hands(record.id, standing.by_hand)
        enrichment_folds.show(Known(record, result, hands, cached.workspace().locale))


@st.fragment(run_every="2s")
def _live(client_id: UUID) -> None:
    """The head while the lookup is under way; its end draws the page anew, and this stops."""
    record = cached.client(client_id)
    enrichment_head.show(record, enrichment_reads.of(client_id))
    # A run of the whole page would close a dialog that somebody is typing in.
    if not (enrichment_deeds.is_under_way(record) or asking.is_dialog_open()):
        st.rerun()


def _actions(record: ClientRecord) -> None:
    """A failure may be the record's own; then there is the way to correct it, too."""
    has_failed = record.enrichment_status == EnrichmentStatus.FAILED
    if has_failed and can(record, Permission.WORK_CLIENTS):
        st.button(
            "Correct the record",
            key="enrichment-edit",
            icon=":material/edit:",
            type="tertiary",
            on_click=asking.ask,
            args=("client", record.id),
        )
    enrichment_deeds.beside_heading(record, "enrichment")


def _changed(client_id: UUID, newest: Result) -> None:
    """What the last lookup found otherwise than the one before it."""
    before = enrichment_reads.before(client_id)
    if before is None:
        return
    found = differences(before, newest)
    if not found:
        st.markdown(":small[:gray[The last lookup found the same as the one before it.]]")
        return
    said = f"{count(len(found), 'fact')} changed :gray[· since the lookup before]"
    with st.expander(said, expanded=False, key=f"fold-changed-{client_id}"):
        receipts.show([_difference(each) for each in found], f"changed-{client_id}")


def _difference(each: Difference) -> Finding:
    field, locale = each.field, cached.workspace().locale
    was = fact_value(field, each.before.value, locale) if each.before else ""
    if each.after is None:
        return Finding(fact_label(field), "", was=was, mark="Not found any more")
    return replace(of_fact(field, each.after, locale), was=was, mark="" if was else "New")
