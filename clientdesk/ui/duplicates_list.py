"""The groups: who, how alike and why, what they owe, and what can be done about it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.errors import NotFound
from clientdesk.model.likeness import PROBABLE, SURE, Sign, reasons, word
from clientdesk.model.permissions import Permission, may
from clientdesk.text.amounts import money, number, percent
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, duplicates_deeds, duplicates_view, row_words, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord
    from clientdesk.queries.duplicates import Twins

_SIZE: Final = 10
_NAMED: Final = 4
_REASON: Final = "duplicates-reason"


def show(groups: Sequence[Twins]) -> None:
    """Draw the filter and a page of the groups."""
    asked = duplicates_view.reason()
    _filter(groups, asked)
    shown = [twins for twins in groups if asked is None or asked in twins.some]
    last = max(1, ceil(len(shown) / _SIZE))
    page = min(state.recall(duplicates_view.PAGE, 1), last)
    state.keep(duplicates_view.PAGE, page)
    first = (page - 1) * _SIZE
    for twins in shown[first : first + _SIZE]:
        _group(twins)
    _pages(len(shown), first, last)


def _filter(groups: Sequence[Twins], asked: Sign | None) -> None:
    follow(_REASON, (asked.name or "") if asked else "")
    many = {sign: sum(sign in twins.some for twins in groups) for sign in duplicates_view.REASONS}
    every = count(len(groups), "group", locale=cached.workspace().locale)

    def said(name: str) -> str:
        if not name:
            return f"Any reason, {every}"
        sign = Sign[name]
        return f"{reasons(sign)[0].capitalize()}, {count(many[sign], 'group')}"

    st.selectbox(
        "Reason",
        ["", *(sign.name for sign in many if sign.name and (many[sign] or sign is asked))],
        key=_REASON,
        format_func=said,
        label_visibility="collapsed",
        width=320,
        on_change=lambda: duplicates_view.ask_for(state.recall(_REASON, "")),
    )


def _group(twins: Twins) -> None:
    records = _records(twins.ids[:_NAMED])
    if len(records) < 2:
        return
    workspace = cached.workspace()
    key = f"twins-{twins.ids[0]}"
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(f"{_badge(twins.score)} {md(listed(_why(twins)))}")
            for record in records:
                _record(record)
            if len(twins.ids) > len(records):
                st.caption(f"and {count(len(twins.ids) - len(records), 'more record')}")
        if twins.open:
            owed = money(twins.open, workspace.base_currency, workspace.locale)
            st.text(f"{owed} open", width="content")
        _deeds(twins, records[0].name)


def _why(twins: Twins) -> tuple[str, ...]:
    """What all of them share; when that is nothing, what some do."""
    return reasons(twins.shared) or reasons(twins.some)


def _deeds(twins: Twins, name: str) -> None:
    st.button(
        row_words.of("Compare", name),
        key=f"compare-{twins.ids[0]}",
        on_click=duplicates_view.compare,
        args=(twins.ids,),
    )
    if may(cached.actor(), Permission.MERGE_CLIENTS):
        st.button(
            row_words.of("Not duplicates", name),
            key=f"apart-{twins.ids[0]}",
            type="tertiary",
            on_click=duplicates_deeds.say_apart,
            args=(twins.ids,),
        )


def _record(record: ClientRecord) -> None:
    locale = cached.workspace().locale
    known = (
        record.email or record.website or record.phone or record.tax_id or "",
        count(record.invoice_count, "invoice", locale=locale),
        "archived" if record.archived_at else "",
    )
    line = ", ".join(part for part in known if part)
    st.markdown(f"**{md(short(record.name, 60))}** :gray[{md(short(line, 80))}]")


def _badge(score: float) -> str:
    colour = "violet" if score >= SURE else "blue" if score >= PROBABLE else "gray"
    told = f"{word(score)}, {percent(score, cached.workspace().locale)}"
    return f":{colour}-badge[{md(told)}]"


def _records(client_ids: Sequence[UUID]) -> list[ClientRecord]:
    found = []
    for client_id in client_ids:
        try:
            found.append(cached.client(client_id))
        except NotFound:
            continue
    return found


def _pages(total: int, first: int, last: int) -> None:
    if last < 2:
        return
    locale = cached.workspace().locale
    with st.container(horizontal=True, vertical_alignment="center", key="duplicates-pages"):
        upto = number(min(first + _SIZE, total), locale)
        groups = count(total, "group", locale=locale)
        st.text(f"{number(first + 1, locale)}–{upto} of {groups}")
        st.space("stretch")
        st.pagination(last, key=duplicates_view.PAGE)
