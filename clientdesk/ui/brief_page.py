"""The first page of the day: whom to call, what to mend, to look up and to archive, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.client_filter import ClientFilter
from clientdesk.queries import brief as brief_queries
from clientdesk.text.amounts import number
from clientdesk.text.dates import day
from clientdesk.ui import asking, brief_going, brief_leads, brief_lines, cached, state
from clientdesk.ui.components import worklist
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clientdesk.queries.brief import Brief
    from clientdesk.ui.components.worklist import Item

_WHO: Final = "who"
_MINE: Final = "mine"
_TEAM: Final = "team"
_WORDS: Final = {_MINE: "Mine", _TEAM: "Whole team"}
_KEY: Final = "brief-who"


@dataclass(frozen=True, slots=True)
class Part:
    """One of the lists: its title, what stands in it, and what is said when nothing does."""

    key: str
    title: str
    total: int
    items: Sequence[Item]
    empty: str
    ways: Callable[[], None] | None = None
    """What leads to the whole list."""


def show() -> None:
    """Draw the page."""
    brief_going.follow()
    who = _who()
    found = _read(who)
    parts = _parts(found, who)
    with st.container(horizontal=True, vertical_alignment="center", key="brief-head"):
        st.title("Today", anchor=False, width="content")
        st.space("stretch")
        _choose(who)
        with st.popover("As text", icon=":material/content_copy:", key="brief-text"):
            st.code(_text(parts), language=None, wrap_lines=True)
    st.caption(day(cached.today(), cached.workspace().locale))
    for part in parts:
        _draw(part)


def _who() -> str:
    """Whose clients: the address says it, else one's own where one has any."""
    asked = state.parameters([_WHO])[_WHO]
    if asked in _WORDS:
        return asked
    mine = ClientFilter(owner=(cached.actor().name,))
    return _MINE if cached.directory(mine, limit=1).total else _TEAM


def _choose(who: str) -> None:
    follow(_KEY, who)
    st.segmented_control(
        "Whose clients",
        list(_WORDS),
        key=_KEY,
        required=True,
        format_func=_WORDS.__getitem__,
        label_visibility="collapsed",
        on_change=lambda: state.show_parameters({_WHO: state.recall(_KEY, _TEAM)}),
    )


def _read(who: str) -> Brief:
    owner = cached.actor().id if who == _MINE else None
    with st.spinner("Looking through the records"):
        return cached.read_on_day(
            lambda database, today: brief_queries.brief(database, today, cached.now(), owner=owner),
            *("brief", owner),
        )


def _parts(found: Brief, who: str) -> list[Part]:
    owner = cached.actor().name if who == _MINE else None
    parts = [
        Part(
            "call",
            "Whom to call",
            found.calls,
            brief_lines.calls(found.call),
            "Nobody. No invoice is overdue.",
            lambda: brief_leads.overdue(owner),
        ),
        Part(
            "mend",
            "What to mend before invoicing",
            found.mends,
            brief_lines.mends(found.mend),
            "Nothing. Whoever is to be invoiced soon is ready for it.",
            lambda: brief_leads.quality(owner),
        ),
        Part(
            "archive",
            "What to archive",
            found.idle,
            brief_lines.idle(found.archive),
            "Nobody. Every client was invoiced within a year, owes something, or is new.",
            lambda: brief_leads.idle(owner, cached.today()),
        ),
    ]
    if cached.workspace().enrichment_enabled:
        check = Part(
            "check",
            "Look up before you decide",
            found.checks,
            brief_lines.checks(found.check),
            "Nobody. Enough is known of those who are to be invoiced or reminded.",
        )
        parts.insert(2, check)
    return parts


def _draw(part: Part) -> None:
    with st.container(key=f"brief-{part.key}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"lead-{part.key}"):
            total = f" · {number(part.total, cached.workspace().locale)}" if part.total else ""
            st.subheader(f"{part.title}{total}", anchor=False, width="content")
            if part.ways and part.total > len(part.items):
                st.space("stretch")
                part.ways()
        if not part.items:
            st.text(part.empty)
            return
        worklist.show(
            part.items,
            f"brief-rows-{part.key}",
            label=part.title,
            on_open=lambda client_id: asking.ask("client", UUID(client_id)),
            on_choose=lambda client_id, deed: brief_going.do(deed, UUID(client_id)),
        )


def _text(parts: Sequence[Part]) -> str:
    """The same to be pasted or printed."""
    lines = []
    for part in parts:
        lines += [part.title, *(_line(item) for item in part.items or ())]
        lines += [] if part.items else [part.empty]
        lines.append("")
    return "\n".join(lines).rstrip()


def _line(item: Item) -> str:
    said = (*item.said, *(words for words, _ in item.links), *(chip.text for chip in item.chips))
    return f"- {item.name}: {' '.join(part for part in said if part)}"
