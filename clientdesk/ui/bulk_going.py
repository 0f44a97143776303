"""A change of many clients while it goes on, in a thread of its own: the page may be left."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clientdesk.actions.bulk import Done, run
from clientdesk.text.amounts import number
from clientdesk.ui import cached, state

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.actions.bulk_plan import Plan

_GOING: Final = "bulk-going"
_LOOK: Final = 0.25
"""Seconds between two looks at how far it is."""


@dataclass(slots=True)
class _Going:
    """A plan that is being carried out, and how many clients are done."""

    plan: Plan
    changed: int = 0
    outcome: Future[Done] = field(default_factory=Future)

    def progress(self, changed: int, _every: int) -> None:
        self.changed = changed


def done(plan: Plan, place: DeltaGenerator) -> Done:
    """Do it and show how far it is; goes on to its end also when nobody looks any more."""
    going = _of(plan)
    while True:
        try:
            return going.outcome.result(timeout=_LOOK)
        except TimeoutError:
            if going.outcome.done():
                raise
            place.progress(going.changed / plan.takes.height, text=_said(going))


def _of(plan: Plan) -> _Going:
    """The carrying out of a plan: one, also when its button was pressed twice."""
    nothing: _Going | None = None
    going = state.recall(_GOING, nothing)
    if going is None or going.plan is not plan:
        going = _Going(plan)
        worker = ThreadPoolExecutor(max_workers=1)
        going.outcome = worker.submit(
            run, cached.database(), cached.actor(), plan, cached.now(), going.progress
        )
        worker.shutdown(wait=False)
        state.keep(_GOING, going)
    return going


def _said(going: _Going) -> str:
    locale = cached.workspace().locale
    every = number(going.plan.takes.height, locale)
    return f"{number(going.changed, locale)} of {every}. Nothing is saved until all are done."
