"""What is known of a client, a fold for each section; its facts can be set by hand there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import facts as fact_actions
from clientdesk.model.client_facts import LABELS, ClientFact
from clientdesk.model.enrichment import PROJECTED
from clientdesk.model.permissions import Permission
from clientdesk.model.words import CompanyType, Industry, SizeSegment
from clientdesk.text.amounts import percent
from clientdesk.text.findings import fact_value, source_label, source_use
from clientdesk.text.labels import label
from clientdesk.ui import cached, notices, profile_edit
from clientdesk.ui.components import facts, receipts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.components.receipts import Finding
from clientdesk.ui.enrichment_findings import SECTIONS, Known, of_section, of_signal
from clientdesk.ui.profile_edit import Edited
from clientdesk.ui.profile_section import can
from clientdesk.ui.tables import RISK_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from enum import StrEnum
    from uuid import UUID

    from clientdesk.model.enrichment import Result
    from clientdesk.queries.clients import ClientRecord

_CHOICES: Final[dict[ClientFact, type[StrEnum]]] = {
    ClientFact.INDUSTRY: Industry,
    ClientFact.COMPANY_TYPE: CompanyType,
    ClientFact.SIZE_SEGMENT: SizeSegment,
}
_EXAMPLES: Final = {
    ClientFact.LINKEDIN_URL: "https://www.linkedin.com/company/acme",
    ClientFact.FINANCE_CONTACT: "Accounts payable",
    ClientFact.FINANCE_CONTACT_EMAIL: "ap@company.com",
}
_FIRST_OPEN: Final = frozenset({"classification", "finance", "submission"})
"""What is reviewed most; the others are one click away."""


def show(known: Known) -> None:
    """Draw the folds; one without anything is drawn only where something can be set."""
    for name, (title, _) in SECTIONS.items():
        _facts(name, title, known)
    record, result = known.record, known.result
    if record.risk_tier or (result and result.risk_signals):
        _risk(record, result)
    if record.enrichment_confidence is not None:
        _quality(record, result)


def _facts(name: str, title: str, known: Known) -> None:
    record, found = known.record, of_section(name, known)
    fields = [ClientFact(field) for field in SECTIONS[name][1] if field in PROJECTED]
    sets = bool(fields) and can(record, Permission.WORK_CLIENTS)
    if not (found or sets or known.result):
        return
    form = _form(name, record.id, fields)
    is_open = sets and profile_edit.is_open(form)
    expanded = is_open or (bool(found) and name in _FIRST_OPEN)
    with st.expander(_titled(title, found), expanded=expanded, key=f"fold-{name}-{record.id}"):
        if is_open:
            profile_edit.show(form, lambda: _fields(form, fields))
            return
        if found:
            receipts.show(found, f"found-{name}-{record.id}")
        else:
            st.markdown(":small[:gray[Nothing was found.]]")
        if sets:
            _ways(form, fields, known)


def _titled(title: str, found: Sequence[Finding]) -> str:
    return f"{title} :gray[· {len(found) or 'none'}]"


def _ways(form: Edited, fields: Sequence[ClientFact], known: Known) -> None:
    """What opens the form, and what gives a fact back to enrichment."""
    with st.container(horizontal=True, key=f"{form.name}-ways", gap="xsmall"):
        stored = {str(field): getattr(known.record, field) or "" for field in fields}
        profile_edit.button(form, stored)
        for field in fields:
            if field in known.by_hand:
                st.button(
                    f"Hand {LABELS[field]} back to enrichment",
                    key=f"release-{field}",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=_release,
                    args=(form.client_id, field),
                )


def _release(client_id: UUID, field: ClientFact) -> None:
    fact_actions.release_facts(
        cached.database(), cached.actor(), client_id, facts=[field], now=cached.now()
    )
    notices.say(f"Enrichment keeps {LABELS[field]} from now on.")


def _form(name: str, client_id: UUID, fields: Sequence[ClientFact]) -> Edited:
    def save(read: Mapping[str, object], changes: Mapping[str, object]) -> object:
        return fact_actions.edit_facts(
            cached.database(),
            cached.actor(),
            client_id,
            read=read,
            changes={field: str(value or "") for field, value in changes.items()},
            now=cached.now(),
        )

    labels = {str(field): LABELS[field] for field in fields}
    return Edited(f"facts-{name}", client_id, labels, save)


def _fields(form: Edited, fields: Sequence[ClientFact]) -> None:
    for field in fields:
        if field in _CHOICES:
            _choice(form, field, list(_CHOICES[field]))
        else:
            st.text_input(LABELS[field], key=form.key(field), placeholder=_EXAMPLES[field])


def _choice(form: Edited, field: ClientFact, words: Sequence[str]) -> None:
    locale = cached.workspace().locale
    st.selectbox(
        LABELS[field],
        ["", *words],
        key=form.key(field),
        format_func=lambda word: fact_value(field, word, locale) if word else "Not known",
        filter_mode="contains",
    )


def _risk(record: ClientRecord, result: Result | None) -> None:
    signals = [of_signal(each) for each in result.risk_signals] if result else []
    title = _titled("Risk signals", signals) if result else "Risk"
    with st.expander(title, expanded=True, key=f"fold-risk-{record.id}"):
        receipts.show([*_tier(record), *signals], f"signals-{record.id}")
        if result and not signals:
            st.markdown(":small[:gray[No warning sign was found.]]")


def _tier(record: ClientRecord) -> list[Finding]:
    tier = record.risk_tier
    if not tier:
        return []
    colour = RISK_COLOURS.get(tier, "gray")
    return [Finding("Risk tier", "", tag=label("risk_tier", tier), colour=colour)]


def _quality(record: ClientRecord, result: Result | None) -> None:
    locale = cached.workspace().locale
    shown = [
        Fact("Confidence", percent(record.enrichment_confidence, locale), "of the facts together")
    ]
    if result:
        shown += [
            Fact("Data quality", percent(result.data_quality, locale), "filled, valid, confirmed"),
            Fact("Source coverage", percent(result.source_coverage, locale)),
            *(Fact(source_label(use.name), source_use(use, locale)) for use in result.sources),
        ]
    with st.expander("Quality and sources", expanded=False, key=f"fold-quality-{record.id}"):
        facts.show(shown, f"found-quality-{record.id}")
