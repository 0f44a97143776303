"""The dialog before many clients are changed: how many, who is left alone, who is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.errors import ClientDeskError
from clientdesk.model.bulk import Bulk
from clientdesk.text.bulk import asks, left_alone, takes
from clientdesk.ui import (
    bulk_asking,
    bulk_fields,
    bulk_going,
    bulk_selection,
    bulk_undo,
    cached,
    notices,
)
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from clientdesk.actions.bulk_plan import Plan
    from clientdesk.ui.bulk_asking import Asked


def show() -> bool:
    """Open the dialog that was asked for, once, and whether there was one."""
    asked = bulk_asking.asked()
    if asked is not None:
        st.dialog(bulk_fields.TITLES[asked.deed.bulk.kind], width="small")(_body)(asked)
    return asked is not None


def _body(asked: Asked) -> None:
    bulk = asked.deed.bulk
    if asked.deed.is_asked:
        bulk = Bulk(bulk.kind, bulk_fields.value(bulk.kind))
    try:
        plan = bulk_asking.planned(bulk, asked.ids)
    except ClientDeskError as problem:
        st.error(md(f"{problem.message} {problem.hint}".strip()))
        return
    _say(plan)
    place = st.empty()
    with place.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="bulk-cancel"):
            st.rerun()
        is_confirmed = plan.takes.height and st.button(
            asks(plan.bulk, plan.takes.height, locale=cached.workspace().locale),
            key="bulk-do",
            type="primary",
        )
    if is_confirmed:
        _do(plan, place)


def _say(plan: Plan) -> None:
    locale = cached.workspace().locale
    st.text(takes(plan.bulk, plan.takes.height, plan.asked, locale=locale))
    for line in left_alone(plan.bulk, plan.already, plan.refused_by_name(), plan.gone):
        st.text(line)
    if plan.takes.height:
        st.caption("It can be taken back for an hour.")


def _do(plan: Plan, place: st.delta_generator.DeltaGenerator) -> None:
    try:
        done = bulk_going.done(plan, place)
    except ClientDeskError as problem:
        place.error(md(f"{problem.message} {problem.hint}".strip()))
        return
    bulk_selection.clear()
    if done.act_id is None:
        notices.say(f"Nothing was changed. {bulk_undo.left(done.left, done.left_count)}".strip())
    else:
        bulk_undo.offer(done)
    st.rerun()
