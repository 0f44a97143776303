"""Settings that are saved together: what was seen and typed, and what somebody else saved first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import streamlit as st

from clientdesk.errors import ClientDeskError, Conflict
from clientdesk.text.dates import moment
from clientdesk.ui import cached, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.errors import FieldChange

S = TypeVar("S")


def as_it_is(_field: str, value: object) -> object:
    """The value of a widget that holds what the record holds."""
    return value


@dataclass(frozen=True, slots=True)
class SettingsForm(Generic[S]):
    """A form whose widgets hold one field each, under the form's keys."""

    name: str
    fields: Mapping[str, str]
    """The fields, by what people call them."""
    current: Callable[[], S]
    save: Callable[[S, Mapping[str, object]], object]
    """Saves changes to what was seen; raises Conflict."""
    typed: Callable[[str, Any], object] = as_it_is
    """A widget's value as the record holds it."""
    shown: Callable[[str, Any], object] = as_it_is
    """The record's value as a widget holds it."""

    def seen(self) -> S:
        """The settings as the form showed them first; read anew whenever it comes anew."""
        now, of = self.current(), cached.workspace().id
        kept: tuple[UUID, S] = state.recall(self._place("seen"), (of, now))
        is_drawn = state.has(self.key(next(iter(self.fields))))
        seen = kept[1] if kept[0] == of and is_drawn else now
        state.keep(self._place("seen"), (of, seen))
        return seen

    def key(self, field: str) -> str:
        """The key of a field's widget; another one after each save."""
        return f"{self.name}-{field}-{state.recall(self._place('turn'), 0)}"

    def frame(self, *, locked: bool) -> DeltaGenerator:
        """Where the fields go; those who may not change them send nothing, so need no form."""
        if locked:
            return st.container(key=f"{self.name}-form")
        return st.form(f"{self.name}-form", border=False)

    def foot(self, seen: S, word: str, *, primary: bool) -> None:
        """What went wrong, and the button that saves."""
        problem = state.take(self._place("problem"), "")
        if problem:
            st.error(md(problem))
        nothing: tuple[FieldChange, ...] = ()
        if changes := state.take(self._place("conflict"), nothing):
            self._conflict(changes)
        with st.container(horizontal=True, horizontal_alignment="right"):
            st.form_submit_button(
                word,
                type="primary" if primary else "secondary",
                key=self._place("save"),
                on_click=self._save,
                args=(seen,),
            )

    def _save(self, seen: S) -> None:
        """Save what differs from what was seen; the rest may have been changed by others."""
        typed = {field: self._typed(field, getattr(seen, field)) for field in self.fields}
        changes = {field: value for field, value in typed.items() if value != getattr(seen, field)}
        state.keep(self._place("conflict"), ())
        try:
            self.save(seen, changes)
        except Conflict as conflict:
            state.keep(self._place("conflict"), conflict.changes)
        except ClientDeskError as problem:
            state.keep(self._place("problem"), f"{problem.message} {problem.hint}".strip())
        else:
            self._begin_again()
            notices.say("Settings are saved." if changes else "Nothing was changed.")

    def _conflict(self, changes: Iterable[FieldChange]) -> None:
        workspace = cached.workspace()
        with st.container(border=True, key=self._place("conflict-box")):
            st.markdown("**Somebody saved first.** Nothing of yours is lost; choose what stands.")
            for change in changes:
                at = moment(change.changed_at, workspace.locale, workspace.timezone)
                theirs, yours = (short(text or "—") for text in (change.current, change.wanted))
                name = self.fields[change.field]
                st.text(
                    f"{name}: {change.changed_by} saved “{theirs}” on {at}. Yours is “{yours}”."
                )
            with st.container(horizontal=True):
                st.form_submit_button(
                    "Keep theirs", key=self._place("theirs"), on_click=self._begin_again
                )
                st.form_submit_button(
                    "Save mine over it", key=self._place("mine"), on_click=self._save_over
                )

    def _save_over(self) -> None:
        """What stands now is what was seen; fields not typed into follow it."""
        of, old = state.recall(self._place("seen"), (cached.workspace().id, self.current()))
        now = self.current()
        for field in self.fields:
            if self._typed(field, None) == getattr(old, field):
                state.keep(self.key(field), self.shown(field, getattr(now, field)))
        state.keep(self._place("seen"), (of, now))
        self._save(now)

    def _typed(self, field: str, otherwise: object) -> object:
        return self.typed(field, state.recall(self.key(field), otherwise))

    def _begin_again(self) -> None:
        turn: int = state.recall(self._place("turn"), 0)
        state.keep(self._place("turn"), turn + 1)

    def _place(self, part: str) -> str:
        return f"{self.name}-{part}"
