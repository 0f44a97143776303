"""The client's invoices on the profile: what is issued, due and open, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.permissions import Permission
from clientdesk.text.amounts import number
from clientdesk.text.plurals import count
from clientdesk.ui import cached, invoice_ways, profile_reads, state, statement_download
from clientdesk.ui.profile_section import can, section
from clientdesk.ui.tables import RECENT

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord
    from clientdesk.ui.profile_reads import InvoicePage

PAGE: Final = 10


def show(record: ClientRecord) -> None:
    """Draw the section; turning a page runs only this part of the profile."""
    with section("invoices", action=lambda: _actions(record)):
        _pages(record.id, record.invoice_count, makes=can(record, Permission.WORK_INVOICES))


def _actions(record: ClientRecord) -> None:
    statement_download.show(record)
    invoice_ways.new_button(record, "profile")


@st.fragment
def _pages(client_id: UUID, counted: int, *, makes: bool) -> None:
    page = state.recall(_key(client_id), 1)
    found = profile_reads.invoices(client_id, offset=(page - 1) * PAGE, limit=PAGE)
    if not found.total:
        st.text(f"No invoices yet.{' The first one you make appears here.' if makes else ''}")
        return
    if found.invoices.is_empty():
        state.take(_key(client_id), None)
        page = 1
        found = profile_reads.invoices(client_id, offset=0, limit=PAGE)
    invoice_ways.show_table(found.invoices, RECENT, f"profile-invoices-{client_id}")
    _foot(client_id, found, page, counted=counted)


def _key(client_id: UUID) -> str:
    return f"profile-invoice-page-{client_id}"


def _foot(client_id: UUID, found: InvoicePage, page: int, *, counted: int) -> None:
    """Which of how many are in view, and the way to the others."""
    locale = cached.workspace().locale
    pages = -(-found.total // PAGE)
    holds = count(found.total, "invoice", locale=locale)
    if found.total != counted:
        held = number(counted, locale) if counted else "none"
        holds += f"; {held} without drafts, canceled and refunded ones"
    if pages == 1:
        st.caption(holds)
        return
    first, last = (page - 1) * PAGE + 1, min(page * PAGE, found.total)
    with st.container(horizontal=True, vertical_alignment="center", key="profile-invoice-foot"):
        st.text(f"{number(first, locale)}–{number(last, locale)} of {holds}")
        st.space("stretch")
        st.pagination(pages, key=_key(client_id), max_visible_pages=5)
