"""Some fields of a client, changed where they stand: opened, saved together, or left as they were.

What others saved meanwhile in the same fields is shown with both values; nothing is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.errors import ClientDeskError, Conflict
from clientdesk.text.dates import moment
from clientdesk.text.plurals import count
from clientdesk.ui import cached, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from clientdesk.errors import FieldChange

    Save = Callable[[Mapping[str, object], Mapping[str, object]], object]

_UNSET: Final = object()


@dataclass(frozen=True, slots=True)
class Edited:
    """A form on the profile: whose, with its fields' labels, and what saves read and changed."""

    name: str
    client_id: UUID
    labels: Mapping[str, str]
    save: Save

    def key(self, field: str) -> str:
        """The key of a field's control."""
        return f"{self.name}-{field}-{self.client_id}"

    def kept(self, what: str) -> str:
        """Where the session keeps something about the form."""
        return f"{self.name}-form-{what}-{self.client_id}"


def is_open(form: Edited) -> bool:
    """Whether its fields are drawn; leaving the page closes it."""
    return state.has(form.kept("seen")) and all(state.has(form.key(each)) for each in form.labels)


def button(form: Edited, stored: Mapping[str, object], *, word: str = "Edit") -> None:
    """What opens the form with what the record holds now."""
    if not is_open(form):
        st.button(
            word,
            key=f"{form.name}-edit",
            type="tertiary",
            icon=":material/edit:",
            on_click=_open,
            args=(form, stored),
        )


def show(form: Edited, fields: Callable[[], None]) -> None:
    """The fields with Save and Cancel, and why they were not saved; a conflict asks alone."""
    nothing: tuple[FieldChange, ...] = ()
    changes = state.recall(form.kept("conflict"), nothing)
    with st.form(f"{form.name}-form", border=False):
        fields()
        _said(form)
        if changes:
            _conflict(form, changes)
        else:
            _buttons(form)


def _buttons(form: Edited) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.form_submit_button("Cancel", key=f"{form.name}-cancel", on_click=close, args=(form,))
        st.form_submit_button("Save", key=f"{form.name}-save", on_click=_save, args=(form,))


def close(form: Edited) -> None:
    """Forget what was typed."""
    for what in ("seen", "problem", "conflict"):
        state.take(form.kept(what), None)


def _open(form: Edited, stored: Mapping[str, object]) -> None:
    state.keep(form.kept("seen"), dict(stored))
    for each in form.labels:
        state.keep(form.key(each), stored[each])


def _save(form: Edited) -> None:
    """Save what differs from what was seen; the rest may have been changed by others."""
    nothing: dict[str, object] = {}
    seen = state.recall(form.kept("seen"), nothing)
    typed = {each: state.recall(form.key(each), _UNSET) for each in seen}
    changed = {each: value for each, value in typed.items() if value != seen[each]}
    try:
        if changed:
            form.save({each: seen[each] for each in changed}, changed)
    except Conflict as conflict:
        state.keep(form.kept("conflict"), conflict.changes)
    except ClientDeskError as problem:
        state.keep(form.kept("problem"), f"{problem.message} {problem.hint}".strip())
    else:
        close(form)
        said = f"Saved {count(len(changed), 'change')}." if changed else "Nothing was changed."
        notices.say(said)


def _said(form: Edited) -> None:
    problem = state.take(form.kept("problem"), "")
    if problem:
        st.error(md(problem))


def _conflict(form: Edited, changes: tuple[FieldChange, ...]) -> None:
    workspace = cached.workspace()
    with st.container(border=True, key=f"{form.name}-conflict"):
        st.markdown("**Somebody saved first.** Nothing of yours is lost; choose what stands.")
        for change in changes:
            at = moment(change.changed_at, workspace.locale, workspace.timezone)
            theirs, yours = (short(text or "—") for text in (change.current, change.wanted))
            name = form.labels[change.field]
            st.text(f"{name}: {change.changed_by} saved “{theirs}” on {at}. Yours is “{yours}”.")
        with st.container(horizontal=True):
            st.form_submit_button(
                "Keep theirs", key=f"{form.name}-theirs", on_click=close, args=(form,)
            )
            st.form_submit_button(
                "Save mine over it",
                key=f"{form.name}-mine",
                on_click=_save_over,
                args=(form, changes),
            )


def _save_over(form: Edited, changes: tuple[FieldChange, ...]) -> None:
    nothing: dict[str, Any] = {}
    seen = state.recall(form.kept("seen"), nothing)
    state.keep(form.kept("seen"), seen | {change.field: change.current for change in changes})
    state.take(form.kept("conflict"), None)
    _save(form)
