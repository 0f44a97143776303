"""The list of clients: figures over the whole list, one page of rows, and what to do without."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.client_filter import ClientFilter, Range, Sort, StatusFilter
from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import money, number
from clientdesk.text.plurals import count
from clientdesk.ui import (
    asking,
    bulk_bar,
    bulk_selection,
    bulk_undo,
    cached,
    export_dialog,
    row_actions,
    sentence,
    state,
    steering,
    views_menu,
)
from clientdesk.ui.components import cards, table
from clientdesk.ui.components.cards import Card
from clientdesk.ui.conditions import conditions
from clientdesk.ui.escape import md
from clientdesk.ui.tables import CLIENT_COLUMNS, client_rows

if TYPE_CHECKING:
    from clientdesk.errors import InvalidFilter
    from clientdesk.queries.directory import Directory, Sums
    from clientdesk.ui.views_here import Here

_BESIDE: Final = {False: "26rem", True: "30rem"}
"""What stands above and below the table, without and with the bar of what is selected."""


def _height(*, has_bar: bool) -> str:
    """The table ends where the window ends, below a whole row, so that its pages stay in view."""
    return f"calc(round(down, max(26rem, 100dvh - {_BESIDE[has_bar]}) - 38px, 40px) + 36px)"


def header(here: Here) -> None:
    """The title, the view that is open, and New client for those who may."""
    with st.container(horizontal=True, vertical_alignment="center", key="directory-header"):
        st.title("Clients", anchor=False, width="content")
        views_menu.show(here)
        st.space("stretch")
        bulk_undo.recent()
        export_dialog.offer()
        if may(cached.actor(), Permission.WORK_CLIENTS):
            st.button(
                "New client",
                key="new-client",
                type="primary",
                icon=":material/add:",
                shortcut="Alt+N",
                on_click=asking.ask,
                args=("new",),
            )


def unreadable(problem: InvalidFilter) -> None:
    """Say why the address's filter cannot be read; the list stands unfiltered."""
    said = f"The link's filter was not used. {problem.message} All active clients are shown."
    st.warning(md(said), icon=":material/filter_alt_off:")


def unseen(here: Here) -> None:
    """Say why the address's view is not shown as it is."""
    if here.problem:
        st.warning(md(here.problem), icon=":material/bookmark_remove:")


def read(client_filter: ClientFilter) -> Directory:
    """The page that the session is on, or the last one when the list has become shorter."""
    steering.follow()
    offset, size = steering.window()
    found = cached.directory(client_filter, offset=offset, limit=size)
    last = max(1, ceil(found.total / size))
    if steering.page() <= last:
        return found
    steering.show_page(last)
    return cached.directory(client_filter, offset=(last - 1) * size, limit=size)


def figures(client_filter: ClientFilter, found: Directory) -> None:
    """Four figures over the whole list; money opens to the clients behind it."""
    locale, sums = cached.workspace().locale, found.sums
    left_out = _left_out(sums, locale)

    def card(key: Sort, title: str, amount: Decimal) -> Card:
        return Card(
            id=key,
            label=f"{title} · {sums.currency}",
            value=money(amount, sums.currency, locale),
            title=money(amount, sums.currency, locale, exact=True),
            note=left_out if key is Sort.OUTSTANDING else "",
            opens=True,
            chosen=getattr(client_filter, key) is not None,
        )

    cards.show(
        [
            Card("clients", "Clients", number(found.total, locale)),
            card(Sort.OUTSTANDING, "Outstanding", sums.outstanding),
            card(Sort.OVERDUE, "Overdue", sums.overdue),
            card(Sort.REVENUE, "Revenue", sums.revenue),
        ],
        "directory-figures",
        on_choose=_open_figure,
    )


def listing(client_filter: ClientFilter, found: Directory) -> None:
    """One page of the list with its pages below, or why the list is empty."""
    bulk_selection.follow(client_filter)
    if not found.total:
        _empty(client_filter)
        return
    shown = steering.shown_columns()
    actions = row_actions.choices(cached.actor())
    selection = bulk_selection.of(client_filter)
    locale = cached.workspace().locale
    table.show(
        table.Table(
            label="Clients",
            columns=[CLIENT_COLUMNS[key] for key in shown],
            rows=client_rows(found.clients, shown, locale, actions=actions),
            sort=client_filter.sort or Sort.NAME,
            descending=client_filter.descending,
            height=_height(has_bar=bulk_selection.size(selection, found) > 0),
            picked=tuple(filter(selection.has, found.clients["id"])),
        ),
        "directory-table",
        on_open=lambda client_id: asking.ask("client", UUID(client_id)),
        on_choose=lambda client_id, action: row_actions.do(action, UUID(client_id)),
        on_sort=steering.sort_by,
        on_select=partial(bulk_selection.take, client_filter),
    )
    bulk_bar.show(client_filter, found)
    _pages(found, locale)


def _left_out(sums: Sums, locale: str) -> str:
    if not sums.left_out_clients:
        return ""
    return f"Without {count(sums.left_out_clients, 'client', locale=locale)}: no exchange rate"


def _open_figure(figure: str) -> None:
    """Show the clients behind a figure, largest first; again, everybody."""
    now = state.read_filter().filter
    if getattr(now, figure) is not None:
        steering.change(**{figure: None})
    else:
        steering.change(**{figure: Range(gt=Decimal(0)), "sort": Sort(figure), "descending": True})


def _pages(found: Directory, locale: str) -> None:
    offset, size = steering.window()
    first, last = offset + 1, min(offset + size, found.total)
    with st.container(horizontal=True, vertical_alignment="center", key="directory-pages"):
        st.text(
            f"{number(first, locale)}–{number(last, locale)} of "
            f"{count(found.total, 'client', locale=locale)}"
        )
        st.space("stretch")
        st.selectbox(
            "Clients per page",
            steering.PAGE_SIZES,
            key=steering.PAGE_SIZE,
            format_func=lambda rows: f"{rows} per page",
            label_visibility="collapsed",
            width=130,
            persist_state="session",
            on_change=lambda: steering.show_page(1),
        )
        pages = ceil(found.total / size)
        st.pagination(pages, default=min(steering.turned()[0], pages), key=steering.page_key())


def _empty(client_filter: ClientFilter) -> None:
    everybody = ClientFilter(status=StatusFilter.ALL)
    with st.container(border=True, horizontal_alignment="center", key="empty"):
        if not cached.directory(everybody, limit=1).total:
            _nobody_yet()
        else:
            _no_match(client_filter)


def _nobody_yet() -> None:
    st.subheader("No clients yet", anchor=False, text_alignment="center")
    st.text("Add the first one, or bring in a list from another program.")
    if may(cached.actor(), Permission.WORK_CLIENTS):
        st.button(
            "Add a client",
            key="first-client",
            icon=":material/add:",
            on_click=asking.ask,
            args=("new",),
        )
    if may(cached.actor(), Permission.COMMIT_IMPORTS):
        st.page_link("pages/import.py", label="Import a list", icon=":material/upload:")


def _no_match(client_filter: ClientFilter) -> None:
    asked = conditions(client_filter, cached.workspace().locale)
    st.subheader("No client matches", anchor=False, text_alignment="center")
    said = " · ".join(part.text for part in asked)
    st.text(f"{said[:1].upper()}{said[1:]}" or "There are only archived clients.")
    with st.container(horizontal=True, horizontal_alignment="center"):
        if asked:
            st.button("Clear filters", key="empty-clear", on_click=sentence.clear)
        if client_filter.status is not StatusFilter.ALL:
            everywhere = replace(client_filter, status=StatusFilter.ALL)
            others = cached.directory(everywhere, limit=1).total
            if others:
                st.button(
                    f"Show {count(others, 'match', 'matches')} among all clients",
                    key="empty-all",
                    on_click=steering.go_to,
                    args=(everywhere,),
                )
