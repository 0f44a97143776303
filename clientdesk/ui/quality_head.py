"""What stands above the worklist: how much is in order, what is found how often, whose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.model.quality import Finding
from clientdesk.text.amounts import money, number, percent
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.ui import cached, quality_reads, quality_view, state
from clientdesk.ui.components import cards
from clientdesk.ui.components.cards import Card
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.queries.quality import Score
    from clientdesk.ui.quality_view import View

_OWNER: Final = "quality-owner"
_FINDING: Final = "quality-finding"
_ANYBODY: Final = ""


def title() -> None:
    """What the page is for."""
    st.title("Data quality", anchor=False)
    st.caption("Records to mend before invoices and reminders start, the most money first.")


def figures(view: View, score: Score) -> None:
    """How much is in order; what is let stand opens."""
    locale, currency = cached.workspace().locale, score.currency
    left = len(quality_reads.ignored())
    held = score.owed - score.clean_owed
    cards.show(
        [
            Card(
                "clean",
                "In order",
                percent(score.share, locale),
                note=f"{number(score.clean, locale)} of {count(score.clients, 'client')}",
            ),
            Card(
                "owed",
                "In order, of what is owed",
                percent(score.owed_share, locale),
                title=money(score.clean_owed, currency, locale, exact=True),
                note=f"of {money(score.owed, currency, locale)}",
            ),
            Card(
                "held",
                "Owed on records to mend",
                money(held, currency, locale),
                title=money(held, currency, locale, exact=True),
                note=f"{count(score.clients - score.clean, 'client', locale=locale)}",
            ),
            Card(
                "ignored",
                "Let stand",
                number(left, locale),
                note="with a reason",
                opens=bool(left or view.ignored),
                chosen=view.ignored,
            ),
        ],
        "quality-figures",
        on_choose=lambda _card: quality_view.change(ignored=not view.ignored),
    )


def bar(view: View, counts: Mapping[Finding, int]) -> None:
    """Whose clients, and which finding: each says how many it leaves."""
    with st.container(horizontal=True, vertical_alignment="top", key="quality-bar"):
        _owner(view)
        _findings(view, counts)


def _owner(view: View) -> None:
    follow(_OWNER, view.owner or _ANYBODY)
    names = sorted(member.name for member in cached.members())
    st.selectbox(
        "Owner",
        [_ANYBODY, UNASSIGNED, *names],
        key=_OWNER,
        format_func=lambda name: {_ANYBODY: "All owners", UNASSIGNED: "Unassigned"}.get(name, name),
        label_visibility="collapsed",
        width=180,
        on_change=lambda: quality_view.change(owner=state.recall(_OWNER, _ANYBODY) or None),
    )


def _findings(view: View, counts: Mapping[Finding, int]) -> None:
    locale = cached.workspace().locale
    offered = [each for each in Finding if counts[each] or each is view.finding]
    if not offered:
        return
    follow(_FINDING, view.finding)
    st.pills(
        "Finding",
        offered,
        key=_FINDING,
        format_func=lambda each: f"{label('finding', each)} · {number(counts[each], locale)}",
        label_visibility="collapsed",
        width="stretch",
        on_change=lambda: quality_view.change(finding=state.recall(_FINDING, None)),
    )
