"""The drawer that mends one client, finding by finding, and walks on through the worklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal
from uuid import UUID

import streamlit as st

from clientdesk.text.amounts import number
from clientdesk.text.labels import label
from clientdesk.ui import (
    cached,
    quality_blocks,
    quality_ignoring,
    quality_mending,
    quality_reads,
    quality_view,
    state,
)
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.quality import Finding
    from clientdesk.queries.quality_rows import ToMend

_ASKED: Final = "mend-asked"
_PLACE: Final = "mend-place"

_Asked = tuple[UUID, "Finding | None"]


def ask(client_id: UUID, finding: Finding | None = None) -> None:
    """Open the drawer in the next run, at a finding or at the gravest."""
    quality_mending.forget()
    state.keep(_ASKED, (client_id, finding))


def show() -> bool:
    """Open the drawer that was asked for, once; whether there was one."""
    nothing: _Asked | None = None
    asked = state.take(_ASKED, nothing)
    item = quality_reads.one(asked[0]) if asked else None
    if asked is None or item is None:
        return False
    title = f"Mend {md(short(item.name, 50))}"
    st.dialog(title, width=560, position="right", on_dismiss="rerun")(_body)(*asked)
    return True


def _body(client_id: UUID, first: Finding | None) -> None:
    item = quality_reads.one(client_id)
    if item is None:
        st.text("This client was archived or deleted meanwhile.")
        return
    _line(item)
    quality_mending.said()
    for finding in _order(item, first):
        with st.container(border=True, key=f"mend-{finding}", gap="small"):
            _head(item, finding)
            quality_blocks.show(item, finding)
    if not item.findings:
        st.markdown(":green-badge[Nothing left to mend here]")
    quality_ignoring.standing(client_id)
    st.page_link(
        "pages/client.py",
        label="View full profile",
        icon=":material/arrow_forward:",
        query_params=state.client_address(client_id),
    )


def _order(item: ToMend, first: Finding | None) -> Sequence[Finding]:
    """The finding that was asked for, or that the list is about, then the gravest first."""
    wanted = first or quality_view.read().finding
    return sorted(item.findings, key=lambda finding: finding is not wanted)


def _head(item: ToMend, finding: Finding) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"mend-head-{finding}"):
        st.markdown(f"**{label('finding', finding)}**", width="content")
        st.space("stretch")
        quality_ignoring.ask(item, finding)
    st.markdown(f":small[:gray[{md(quality_blocks.why(item, finding))}]]")


def _line(item: ToMend) -> None:
    """Whose client it is, and where it stands in the worklist."""
    listed = quality_reads.asked(quality_view.read())["id"]
    place, before, after = _around(listed.index_of(str(item.id)), len(listed))
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="mend-line"):
        st.text(f"Owner: {item.owner}" if item.owner else "No relationship owner")
        st.space("stretch")
        locale = cached.workspace().locale
        if place:
            st.text(f"{number(place, locale)} of {number(len(listed), locale)}")
        ids = {at: UUID(listed[at]) for at in (before, after) if at is not None}
        _step("Previous", None if before is None else ids[before], "left")
        _step("Next", None if after is None else ids[after], "right")


def _around(at: int | None, total: int) -> tuple[int, int | None, int | None]:
    """The place from 1, or 0 for who has left the list, and the places of the neighbours.

    After one that has left, the one that took its place comes next.
    """
    kept: int = state.recall(_PLACE, 0) if at is None else at
    state.keep(_PLACE, kept)
    after = kept if at is None else kept + 1
    return (
        0 if at is None else at + 1,
        kept - 1 if 0 < kept <= total else None,
        after if after < total else None,
    )


def _step(word: str, client_id: UUID | None, side: Literal["left", "right"]) -> None:
    st.button(
        word,
        key=f"mend-{word.lower()}",
        icon=f":material/chevron_{side}:",
        icon_position=side,
        type="tertiary",
        disabled=client_id is None,
        on_click=_go,
        args=(client_id,),
    )


def _go(client_id: UUID) -> None:
    ask(client_id)
    st.rerun()
