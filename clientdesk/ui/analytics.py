"""The page of analytics: the whole book in figures and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from clientdesk.model.client_filter import UNASSIGNED as NOBODY
from clientdesk.queries.behind import Figure
from clientdesk.queries.portfolio import UNASSIGNED, Question
from clientdesk.ui import (
    analytics_bar,
    analytics_behind,
    analytics_charts,
    analytics_figures,
    analytics_going,
    analytics_notes,
    analytics_reads,
    cached,
    notices,
)
from clientdesk.ui.analytics_going import Asked, to_invoices
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from clientdesk.queries.portfolio import Portfolio
    from clientdesk.queries.portfolio_rows import Unassigned
    from clientdesk.ui.analytics_view import View


def show() -> None:
    """Draw the page, or what to do while there is nothing to draw."""
    analytics_going.follow()
    st.title("Analytics", anchor=False)
    if not cached.has_invoices():
        _nothing_yet()
        return
    read = analytics_bar.read()
    for problem in read.problems:
        st.warning(md(f"The link was not read wholly. {problem}"), icon=":material/link_off:")
    analytics_bar.show(read.view)
    found = analytics_reads.portfolio(_question(read.view))
    analytics_notes.show(found, read.view)
    analytics_figures.show(found, lambda figure: _open(figure, found))
    analytics_charts.show(found, read.view)
    analytics_behind.show(read.view)
    notices.show()


def _question(view: View) -> Question:
    today = cached.today()
    window = view.window(today)
    return Question(
        view.day(today),
        window.first,
        window.last,
        grain=view.step(today),
        owner=_owner(view),
        currency=view.currency,
    )


def _owner(view: View) -> UUID | Unassigned | None:
    if view.owner is None:
        return None
    if view.owner == NOBODY:
        return UNASSIGNED
    return next(member.id for member in cached.members() if member.name == view.owner)


def _open(figure: str, found: Portfolio) -> None:
    """Open the invoices behind a headline figure, of the same days."""
    title, days = analytics_figures.TITLES[figure], (found.asked.first, found.asked.last)
    largest = found.concentration
    if figure != "concentration":
        to_invoices(Asked(Figure(figure), title, *days))
    elif largest:
        client = UUID(largest.client_id)
        to_invoices(Asked(Figure.REVENUE, f"Revenue of {largest.name}", *days, client_id=client))


def _nothing_yet() -> None:
    with st.container(border=True, horizontal_alignment="center", key="empty"):
        st.subheader("No invoices yet", anchor=False, text_alignment="center")
        st.text("Figures and charts appear here once the first invoice is issued.")
        st.page_link("pages/clients.py", label="Go to clients", icon=":material/group:")
