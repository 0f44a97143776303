"""The import page: file, columns, review, done, each below the other, and the imports so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.model.permissions import Permission, require
from clientdesk.text.amounts import number
from clientdesk.ui import (
    cached,
    import_columns,
    import_done,
    import_earlier,
    import_file,
    import_job,
    import_review,
)
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from clientdesk.ui.import_job import Job

_LOOKS: Final = "500ms"
_STEPS: Final = ("File", "Columns", "Review", "Done")


def show() -> None:
    """Draw the page as far as its import has come."""
    require(cached.actor(), Permission.COMMIT_IMPORTS)
    going = import_job.follow()
    job = import_job.current()
    st.title("Import", anchor=False)
    st.caption("Bring in lists from other programs. Nothing is saved before you have seen it.")
    _steps(_reached(job))
    import_file.show(job)
    if job.problem:
        st.error(md(job.problem))
    if job.table:
        import_columns.show(job)
    if job.reviewed and not job.outcome:
        import_review.show(job)
    if going:
        _following()
    if job.outcome:
        import_done.show(job)
    import_earlier.show()


def _reached(job: Job) -> int:
    return sum(1 for each in (job.table, job.reviewed, job.outcome) if each)


def _steps(reached: int) -> None:
    with st.container(horizontal=True, gap="small", key="import-steps"):
        for at, name in enumerate(_STEPS):
            is_done = at < reached or reached == len(_STEPS) - 1
            icon = ":material/check:" if is_done else None
            word = name if is_done else f"{at + 1} {name}"
            st.badge(word, icon=icon, color="green" if is_done else _colour(at, reached))


def _colour(at: int, reached: int) -> Literal["blue", "gray"]:
    return "blue" if at == reached else "gray"


@st.fragment(run_every=_LOOKS)
def _following() -> None:
    job = import_job.current()
    going = job.going
    if going is None or going.is_over(0):
        st.rerun()
    locale = cached.workspace().locale
    rows = number(going.done, locale)
    of_all = f" of {number(going.total, locale)}" if going.total else ""
    with st.container(border=True, key="import-going"):
        share = going.done / going.total if going.total else 0.0
        st.progress(min(share, 1.0), text=f"{going.what}: {rows}{of_all} rows")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption("You may leave this page; the import is found here again.", width="stretch")
            st.button(
                "Stopping…" if going.is_stopped else "Cancel",
                key="import-cancel",
                on_click=going.stop,
                disabled=going.is_stopped,
            )
