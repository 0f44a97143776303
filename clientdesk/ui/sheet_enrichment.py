"""Enrichment in the drawer: where it stands, what it found in few words, the way to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.client_facts import ClientFact
from clientdesk.text.amounts import percent
from clientdesk.text.findings import place_of
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.text.readiness import gap_words
from clientdesk.ui import (
    cached,
    drafts,
    enrichment_deeds,
    enrichment_head,
    enrichment_reads,
    invoice_readiness,
    state,
)
from clientdesk.ui.client_facts import is_page
from clientdesk.ui.components import facts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.tables import RISK_COLOURS

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.client_enrichment import ClientEnrichment
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """Draw the part; while the lookup is under way it follows by itself."""
    if enrichment_deeds.is_under_way(record):
        _live(record.id)
    else:
        _draw(record)


@st.fragment(run_every="3s")
def _live(client_id: UUID) -> None:
    _draw(cached.client(client_id))


def _draw(record: ClientRecord) -> None:
    standing = enrichment_reads.of(record.id)
    with st.container(horizontal=True, vertical_alignment="center", key="sheet-enrichment"):
        st.subheader("Enrichment", anchor=False, width="content")
        st.space("stretch")
        enrichment_deeds.beside_heading(record, "sheet")
    enrichment_head.show(record, standing)
    _ready(record, standing)
    _proposed(record, standing)
    found = _found(record, standing.by_hand)
    if standing.enriched_at or any(fact.value for fact in found):
        facts.show(found, f"sheet-enrichment-{record.id}")


def _ready(record: ClientRecord, standing: ClientEnrichment) -> None:
    if record.archived_at is None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(
                f"Ready to invoice? {invoice_readiness.badge(standing.gaps)}", width="content"
            )
            if holding := invoice_readiness.holding(standing.gaps):
                st.markdown(f":small[:gray[{gap_words(holding)}]]", width="content")


def _proposed(record: ClientRecord, standing: ClientEnrichment) -> None:
    """How much waits for a decision, with the way there unless something typed would be lost."""
    if not standing.proposals:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        waiting = count(len(standing.proposals), "proposal")
        verb = "waits" if len(standing.proposals) == 1 else "wait"
        st.markdown(f":blue-badge[{waiting}] {verb} on the full profile", width="content")
        if not drafts.changes(str(record.id)) and st.button(
            "Review", key="sheet-review", type="tertiary", icon=":material/arrow_forward:"
        ):
            address = state.client_address(record.id, state.last_filter())
            st.switch_page("pages/client.py", query_params=address)


def _found(record: ClientRecord, by_hand: frozenset[ClientFact]) -> list[Fact]:
    def note(field: ClientFact) -> str:
        return "set by hand" if field in by_hand else ""

    email, page = record.finance_contact_email, record.linkedin_url
    sure = record.enrichment_confidence
    href = page if page and is_page(page) else ""
    return [
        Fact("Industry", record.industry, note(ClientFact.INDUSTRY)),
        Fact(
            "Company type",
            _word("company_type", record.company_type),
            note(ClientFact.COMPANY_TYPE),
        ),
        Fact("Size", _word("size_segment", record.size_segment), note(ClientFact.SIZE_SEGMENT)),
        Fact(
            "Risk",
            _word("risk_tier", record.risk_tier),
            chip=RISK_COLOURS.get(record.risk_tier or "", ""),
        ),
        Fact("Finance contact", record.finance_contact, note(ClientFact.FINANCE_CONTACT)),
        Fact(
            "Finance e-mail",
            email,
            note(ClientFact.FINANCE_CONTACT_EMAIL),
            href=f"mailto:{email}" if email else "",
        ),
        Fact("LinkedIn", place_of(page) if page else None, note(ClientFact.LINKEDIN_URL), href),
        Fact("Confidence", None if sure is None else percent(sure, cached.workspace().locale)),
    ]


def _word(kind: str, word: str | None) -> str | None:
    return label(kind, word) if word else None
