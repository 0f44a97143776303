"""What the Filters button opens: the conditions that most people set by hand, and the order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.client_filter import Field
from clientdesk.model.words import (
    CompanyType,
    EnrichmentStatus,
    Industry,
    RiskTier,
    SizeSegment,
)
from clientdesk.text.labels import field_label, label
from clientdesk.ui import choices, state
from clientdesk.ui.filter_inputs import Inputs

if TYPE_CHECKING:
    from enum import StrEnum

    from clientdesk.model.client_filter import ClientFilter


def show(client_filter: ClientFilter) -> None:
    """Draw the fields; each change shows the list behind them at once."""
    inputs = Inputs(client_filter)
    left, right = st.columns(2)
    with left:
        inputs.date("created_from", "Created from")
    with right:
        inputs.date("created_to", "Created to")
    left, right = st.columns(2)
    with left:
        filled(inputs, "has")
    with right:
        filled(inputs, "missing")
    inputs.owner()
    currency(inputs)
    left, right = st.columns(2)
    with left:
        enrichment(inputs, "enrichment_status")
        enrichment(inputs, "company_type")
    with right:
        enrichment(inputs, "risk_tier")
        enrichment(inputs, "size_segment")
    enrichment(inputs, "industry")
    inputs.order()


def follow(key: str, value: object) -> None:
    """Let a control show the filter, unless it does: setting it would disturb who types."""
    unset = object()
    if state.recall(key, unset) != value:
        state.keep(key, value)


def filled(inputs: Inputs, field: str) -> None:
    """Which fields of the record are filled, or empty."""
    inputs.many(field, field.capitalize(), options=list(Field), wording=field_label)


def currency(inputs: Inputs) -> None:
    """In which currencies the client is billed."""
    codes = sorted({*choices.currencies(), *inputs.filter.currency})
    inputs.many("currency", "Currency", options=codes)


def enrichment(inputs: Inputs, field: str) -> None:
    """How far enrichment is, or what it says of a client."""
    title, words, kind = _WORDS[field]
    wording = partial(label, kind) if kind else str
    inputs.many(field, title, options=list(words), wording=wording)


_WORDS: dict[str, tuple[str, type[StrEnum], str]] = {
    "enrichment_status": ("Enrichment", EnrichmentStatus, "enrichment"),
    "company_type": ("Company type", CompanyType, "company_type"),
    "risk_tier": ("Risk", RiskTier, "risk_tier"),
    "size_segment": ("Size", SizeSegment, "size_segment"),
    "industry": ("Industry", Industry, ""),
}
