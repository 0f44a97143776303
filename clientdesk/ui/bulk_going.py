"""A change of many clients while it goes on, in a thread of its own: the page may be left."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from clientdesk.actions.bulk import run
from clientdesk.text.amounts import number
from clientdesk.ui import cached

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from clientdesk.actions.bulk import Done
    from clientdesk.actions.bulk_plan import Plan

_LOOK: Final = 0.25
"""Seconds between two looks at how far it is."""


def done(plan: Plan, place: DeltaGenerator) -> Done:
    """Do it and show how far it is; goes on to its end also when nobody looks any more."""
    so_far = [0]

    def progress(changed: int, _every: int) -> None:
        so_far[0] = changed

    worker = ThreadPoolExecutor(max_workers=1)
    going = worker.submit(run, cached.database(), cached.actor(), plan, cached.now(), progress)
    worker.shutdown(wait=False)
    while True:
        try:
            return going.result(timeout=_LOOK)
        except TimeoutError:
            if going.done():
                raise
            place.progress(so_far[0] / plan.takes.height, text=_said(so_far[0], plan))


def _said(changed: int, plan: Plan) -> str:
    locale = cached.workspace().locale
    every = number(plan.takes.height, locale)
    return f"{number(changed, locale)} of {every}. Nothing is saved until all are done."
