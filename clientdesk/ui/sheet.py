"""The drawer of one client: figures, details edited in place, billing, enrichment, invoices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import number
from clientdesk.ui import (
    around,
    asking,
    cached,
    client_facts,
    client_form,
    conflict,
    drafts,
    invoice_list,
    sheet_enrichment,
    sheet_footer,
    twins,
    unsaved,
)
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.clients import ClientRecord

OVERVIEW = "Overview"
INVOICES = "Invoices"
_PLACE = "sheet"
"""The profile draws some of the same behind the drawer: keys say which is which."""


def show(client_id: UUID, client_filter: ClientFilter) -> None:
    """Open the drawer; previous and next walk the filtered list."""
    record = cached.client(client_id)
    drafts.read(str(client_id), drafts.stored(record))
    status = ":gray-badge[Archived]" if record.archived_at else ":green-badge[Active]"
    title = f"{md(short(record.name, 60))} {status}"
    st.dialog(title, width=620, position="right", on_dismiss="rerun")(_body)(
        client_id, client_filter
    )


def _body(client_id: UUID, client_filter: ClientFilter) -> None:
    record = cached.client(client_id)
    unsaved.opened(str(client_id), record.name)
    drafts.begin(str(client_id), drafts.stored(record))
    _line(record, client_filter)
    overview, invoices = st.tabs(
        [OVERVIEW, INVOICES], key=invoice_list.tab_key(client_id), on_change="rerun"
    )
    if overview.open:
        with overview:
            _overview(record)
    if invoices.open:
        with invoices:
            invoice_list.show(record, place=_PLACE)
    sheet_footer.show(record)


def _line(record: ClientRecord, client_filter: ClientFilter) -> None:
    """Whose client it is, and where it stands in the list."""
    beside = around.around(client_filter, record.id)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="sheet-line"):
        st.text(f"Owner: {record.owner}" if record.owner else "No relationship owner")
        st.space("stretch")
        if beside.position:
            locale = cached.workspace().locale
            st.text(f"{number(beside.position, locale)} of {number(beside.total, locale)}")
            _step("Previous", beside.previous, icon=":material/chevron_left:", icon_position="left")
            _step("Next", beside.next, icon=":material/chevron_right:", icon_position="right")


def _step(
    word: str, client_id: UUID | None, *, icon: str, icon_position: Literal["left", "right"]
) -> None:
    st.button(
        word,
        key=f"sheet-{word.lower()}",
        icon=icon,
        icon_position=icon_position,
        type="tertiary",
        disabled=client_id is None,
        on_click=_walk,
        args=(client_id, 1 if word == "Next" else -1),
    )


def _walk(client_id: UUID, places: int) -> None:
    around.stepped(places)
    asking.ask_now("client", client_id)


def _overview(record: ClientRecord) -> None:
    form = str(record.id)
    disabled = not may(cached.actor(), Permission.WORK_CLIENTS)
    client_facts.figures(
        record,
        _PLACE,
        on_choose=lambda figure: invoice_list.open_at(record.id, figure, place=_PLACE),
    )
    conflict.show(record.id)
    client_form.texts(form, links=client_facts.links(record), disabled=disabled)
    twins.hint(record.id)
    st.subheader("Billing", anchor=False)
    client_form.preferences(form, disabled=disabled)
    sheet_enrichment.show(record)
