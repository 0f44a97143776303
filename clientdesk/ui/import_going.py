"""Long work on a file, in a thread of its own: the page may be left and found again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.intake.progress import Progress, Step

T = TypeVar("T")

SOON: Final = 0.4
"""Seconds that a run waits: what takes no longer is drawn at once."""


class Going(Generic[T]):
    """Work that was begun; told how far it is, it can be stopped."""

    def __init__(self, what: str, work: Callable[[Progress], T]) -> None:
        self.what = what
        self.done = 0
        self.total = 0
        self.is_stopped = False
        worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._future = worker.submit(work, self._tell)
        worker.shutdown(wait=False)

    def stop(self) -> None:
        """Let it end at its next step, with nothing changed."""
        self.is_stopped = True

    def is_over(self, seconds: float) -> bool:
        """Whether it has ended, or does within some time."""
        return bool(wait([self._future], timeout=seconds).done)

    def result(self) -> T:
        """What it came to; raises what it failed with."""
        return self._future.result()

    def _tell(self, _step: Step, done: int, total: int) -> bool:
        self.done, self.total = done, total
        return not self.is_stopped
