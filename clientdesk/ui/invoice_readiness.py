"""Whether a client can be sent an invoice that is paid, and the one click that mends each gap."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import streamlit as st

from clientdesk.model.enrichment import FactField
from clientdesk.model.permissions import Permission
from clientdesk.model.proposals import Typed
from clientdesk.model.readiness import Gap
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.text.readiness import gap_words
from clientdesk.ui import (
    asking,
    contact_dialogs,
    enrichment_deeds,
    enrichment_proposals,
    enrichment_reads,
    state,
)
from clientdesk.ui.escape import md, short
from clientdesk.ui.profile_section import can

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.queries.client_enrichment import ClientEnrichment
    from clientdesk.queries.clients import ClientRecord

_TO_ASK: Final = frozenset({Gap.ORDER_NUMBER_RULE})
"""What no record can say before the client does: it holds no invoice up."""

_LOOKUPS: Final = frozenset({Gap.NEVER_ENRICHED, Gap.FAILED, Gap.STALE, Gap.INPUTS_CHANGED})
_TAX_IDS: Final = (Typed.TAX_ID,)
_MAILBOXES: Final = (Typed.BILLING_CONTACT, "finance_contact_email")
_QUESTION: Final = (
    "Do our invoices to you need a purchase order number? If so, whom do we ask for it?"
)


def show(record: ClientRecord, standing: ClientEnrichment) -> None:
    """Draw the check; nothing is issued to archived clients, so there is none for them."""
    if record.archived_at:
        return
    with st.container(border=True, key="readiness", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown("**Ready to invoice?**", width="content")
            st.markdown(badge(standing.gaps), width="content")
        for gap in standing.gaps:
            with st.container(horizontal=True, vertical_alignment="center", key=f"gap-{gap}"):
                st.text(label("gap", gap))
                _MENDS[gap](record, standing)


def holding(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The gaps that are to be mended before an invoice."""
    return tuple(gap for gap in gaps if gap not in _TO_ASK)


def badge(gaps: tuple[Gap, ...]) -> str:
    """The verdict in a word, for those who do not read on."""
    found = holding(gaps)
    return f":orange-badge[{count(len(found), 'gap')}]" if found else ":green-badge[Ready]"


def line(record: ClientRecord) -> None:
    """What to heed before an invoice, in one line; nothing when there is nothing."""
    standing = enrichment_reads.of(record.id)
    found = holding(standing.gaps)
    needs_order = _needs_order(standing)
    if not (found or needs_order):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="readiness-line"):
        if needs_order:
            st.markdown(":orange-badge[Needs the client’s order number]", width="content")
        if found:
            said = f":orange-badge[Before you invoice] {gap_words(found)}"
            st.markdown(said, width="content")
            st.page_link(
                "pages/client.py",
                label="Mend on the profile",
                icon=":material/arrow_forward:",
                query_params=state.client_address(record.id),
            )


def _needs_order(standing: ClientEnrichment) -> bool:
    """Whether the client has said that it pays no invoice without an order number."""
    fact = standing.newest and standing.newest.result.fields.get(FactField.PO_REQUIRED)
    return bool(fact and fact.value is True)


def _proposed_or(
    fields: tuple[str, ...], otherwise: Callable[[ClientRecord], None]
) -> Callable[[ClientRecord, ClientEnrichment], None]:
    """Take over what was found; where nothing was, let it be entered."""

    def mend(record: ClientRecord, standing: ClientEnrichment) -> None:
        found = [each for each in standing.proposals if each.field in fields]
        if not can(record, Permission.WORK_CLIENTS):
            return
        if not found:
            otherwise(record)
            return
        st.button(
            f"Use {md(short(found[0].value, 40))}",
            key=f"use-{found[0].field}",
            icon=":material/check:",
            type="tertiary",
            on_click=enrichment_proposals.accept,
            args=(record.id, found[:1]),
        )

    return mend


def _enter(word: str, icon: str, key: str, on_click: Callable[[], None]) -> None:
    st.button(word, key=key, icon=icon, type="tertiary", on_click=on_click)


def _add_tax_id(record: ClientRecord) -> None:
    ask = partial(asking.ask, "client", record.id)
    _enter("Add tax ID", ":material/edit:", "add-tax-id", ask)


def _add_contact(record: ClientRecord, key: str = "add-mailbox") -> None:
    ask = partial(contact_dialogs.ask, "add", record.id)
    _enter("Add contact", ":material/person_add:", key, ask)


def _ask_client(record: ClientRecord, standing: ClientEnrichment) -> None:
    """A lookup may tell; what it did not tell is asked, in a letter to who is known."""
    email = record.finance_contact_email or record.email
    if standing.newest is None:
        # Where a lookup is a gap of its own, its click stands there.
        if not (_LOOKUPS & set(standing.gaps) or enrichment_deeds.is_under_way(record)):
            enrichment_deeds.next_step(record, "order-number")
    elif not can(record, Permission.WORK_CONTACTS):
        return
    elif email:
        st.link_button(
            "Ask the client",
            f"mailto:{quote(email, safe='@')}?subject={quote('Your order numbers')}"
            f"&body={quote(_QUESTION)}",
            icon=":material/mail:",
            type="tertiary",
            key="ask-order-number",
        )
    else:
        _add_contact(record, "add-who-knows")


def _read_why(_record: ClientRecord, _standing: ClientEnrichment) -> None:
    st.markdown("[Read why](#risk)", width="content")


def _look_up(record: ClientRecord, _standing: ClientEnrichment) -> None:
    enrichment_deeds.next_step(record, "readiness")


_MENDS: Final[dict[Gap, Callable[[ClientRecord, ClientEnrichment], None]]] = {
    Gap.WARNING: _read_why,
    Gap.TAX_ID: _proposed_or(_TAX_IDS, _add_tax_id),
    Gap.FINANCE_EMAIL: _proposed_or(_MAILBOXES, _add_contact),
    Gap.ORDER_NUMBER_RULE: _ask_client,
    Gap.NEVER_ENRICHED: _look_up,
    Gap.FAILED: _look_up,
    Gap.STALE: _look_up,
    Gap.INPUTS_CHANGED: _look_up,
}
