"""Works the queue: takes jobs, runs up to twenty at once, says they live, gives back what it found.

The queue itself lies in the store; the worker sees it as a Desk. A job that is lost on the way,
because its worker died or it was canceled, has no effect: the desk knows by its fence.
"""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from clientdesk.errors import ClientDeskError
from clientdesk.model.enrichment import Failure, FailureKind, Outcome, Result
from clientdesk.model.enrichment_jobs import MOST_AT_ONCE, Beat
from clientdesk.text.failures import failure_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from uuid import UUID

    from clientdesk.model.enrichment import Inputs
    from clientdesk.model.enrichment_jobs import Claim

EVERY: Final = 2.0
"""Seconds between looks at the queue, and signs of life; a look at an empty one is a small read."""

PATIENCE: Final = 8.0
"""Seconds that the end waits for jobs under way; a server that hangs must not keep us from it."""

_GIVING_BACK: Final = 4.0
"""Seconds that writing this takes at the most."""

_log = logging.getLogger(__name__)


class Desk(Protocol):
    """The queue, as a worker sees it; every call may raise ClientDeskError."""

    def claim(self, most: int) -> Sequence[Claim]:
        """Take jobs whose turn it is."""
        ...

    def beat(self, beats: Sequence[Beat]) -> Collection[UUID]:
        """Say that jobs are being worked on; the ids of those that are ours no more."""
        ...

    def finish(self, claim: Claim, result: Result) -> bool:
        """Write what was found; nothing happens when the claim is ours no more."""
        ...

    def give_back(self, claims: Sequence[Claim]) -> None:
        """Put jobs back into the queue unworked."""
        ...


@dataclass(eq=False)
class Job:
    """One claim under way: what it reads, and whether it is still wanted."""

    claim: Claim
    page: str | None = None
    pages_read: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)
    is_lost: bool = False
    """Whether it is another worker's by now, or nobody's."""

    def reads(self, page: str) -> None:
        """Note the page that is being read."""
        self.page = page
        self.pages_read += 1


Enrich: TypeAlias = "Callable[[Inputs, Job], Result | None]"
"""What a job came to; None when it was stopped on the way."""


class Worker:
    """A thread that hands each job to a thread; none of them outlives the process."""

    def __init__(
        self,
        desk: Desk,
        enrich: Enrich,
        *,
        at_once: int = MOST_AT_ONCE,
        every: float = EVERY,
        patience: float = PATIENCE,
    ) -> None:
        self._desk = desk
        self._enrich = enrich
        self._at_once = at_once
        self._every = every
        self._patience = patience
        self._jobs: dict[Future[Result | None], Job] = {}
        self._waking = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="enrichment", daemon=True)
        self._beaten_at = 0.0
        self._said = ""

    def start(self) -> None:
        """Begin to work the queue."""
        self._thread.start()

    def stop(self) -> None:
        """Stop taking jobs; those under way end at their next page and go back, or are left."""
        self._stopping = True
        self._waking.set()
        if self._thread.is_alive():
            self._thread.join(self._patience + _GIVING_BACK)

    def work_off(self) -> None:
        """Work in this thread until the queue has nothing whose turn it is, then end."""
        try:
            while self._turn():
                self._pause()
        finally:
            self._leave()

    def _run(self) -> None:
        while not self._stopping:
            self._attempt(self._turn)
            self._pause()
        self._attempt(self._leave)

    def _turn(self) -> bool:
        """Write what is done, say what lives, take what waits; whether there is work."""
        self._collect()
        if time.monotonic() - self._beaten_at >= self._every:
            self._beat()
        free = self._at_once - len(self._jobs)
        for claim in self._desk.claim(free) if free else ():
            job = Job(claim)
            future: Future[Result | None] = Future()
            self._jobs[future] = job
            future.add_done_callback(lambda _: self._waking.set())
            threading.Thread(
                target=self._work, args=(future, job), name="enrich", daemon=True
            ).start()
        return bool(self._jobs)

    def _work(self, future: Future[Result | None], job: Job) -> None:
        try:
            future.set_result(self._enrich(job.claim.inputs, job))
        except BaseException as error:  # whoever asks for the result gets it
            future.set_exception(error)

    def _pause(self) -> None:
        """Until a job is done, or it is time to look again."""
        self._waking.wait(self._every)
        self._waking.clear()

    def _collect(self) -> None:
        for future in [each for each in self._jobs if each.done()]:
            job = self._jobs[future]
            result = None if job.is_lost else result_of(future)
            if result is not None:
                self._desk.finish(job.claim, result)
            elif not job.is_lost:
                self._desk.give_back([job.claim])
            del self._jobs[future]

    def _beat(self) -> None:
        self._beaten_at = time.monotonic()
        beats = [Beat(job.claim, job.page, job.pages_read) for job in self._jobs.values()]
        lost = self._desk.beat(beats) if beats else ()
        for job in self._jobs.values():
            if job.claim.job_id in lost:
                job.is_lost = True
                job.stopped.set()

    def _leave(self) -> None:
        """Stop what is under way, and wait a while for it; what has no result goes back."""
        for job in self._jobs.values():
            job.stopped.set()
        wait(self._jobs, self._patience)
        self._collect()
        if left := [job.claim for job in self._jobs.values() if not job.is_lost]:
            self._desk.give_back(left)
        self._jobs.clear()

    def _attempt(self, work: Callable[[], object]) -> None:
        """Do what needs the store; a problem is logged once, not at every look."""
        try:
            work()
        except ClientDeskError as error:
            if error.message != self._said:
                _log.warning("Enrichment waits: %s %s", error.message, error.hint)
            self._said = error.message


def result_of(future: Future[Result | None]) -> Result | None:
    """What a job came to; a mistake of ours is a failure of that job alone."""
    error = future.exception()
    if error is None:
        return future.result()
    _log.error("An enrichment broke off.", exc_info=error)
    failure = Failure(FailureKind.INTERNAL, failure_sentence(FailureKind.INTERNAL))
    return Result(Outcome.FAILED, error=failure)
