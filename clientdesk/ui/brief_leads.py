"""What leads from a list of the brief to the whole of it, where a filter can say it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.brief import IDLE
from clientdesk.model.client_filter import ClientFilter, Range, Sort
from clientdesk.ui import state

if TYPE_CHECKING:
    from datetime import date

_NOTHING: Final = Range(eq=Decimal(0))


def overdue(owner: str | None) -> None:
    """Everybody who is late."""
    late = Range(gt=Decimal(0))
    _clients(
        "See all",
        ClientFilter(overdue=late, owner=_of(owner), sort=Sort.OVERDUE, descending=True),
    )


def quality(owner: str | None) -> None:
    """Every record to mend."""
    st.page_link(
        "pages/quality.py",
        label="All records to mend",
        icon=":material/arrow_forward:",
        query_params={"owner": owner} if owner else None,
    )


def idle(owner: str | None, today: date) -> None:
    """Those without an invoice for long, and those without any."""
    before, of = today - IDLE, _of(owner)
    _clients(
        "Invoiced before",
        ClientFilter(
            last_invoice_to=before, outstanding=_NOTHING, owner=of, sort=Sort.LAST_INVOICE
        ),
    )
    _clients(
        "Never invoiced",
        ClientFilter(created_to=before, invoice_count=_NOTHING, owner=of, sort=Sort.CREATED),
    )


def _of(owner: str | None) -> tuple[str, ...] | None:
    return (owner,) if owner else None


def _clients(word: str, asked: ClientFilter) -> None:
    st.page_link(
        "pages/clients.py",
        label=word,
        icon=":material/arrow_forward:",
        query_params=state.list_address(asked),
    )
