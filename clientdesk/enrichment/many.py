"""Many clients of a folder of sites at once, in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.enrich import enrich
from clientdesk.enrichment.worker import result_of
from clientdesk.net.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from concurrent.futures import Executor
    from pathlib import Path

    from clientdesk.model.enrichment import Inputs, Result

_FEW: Final = 60
"""Clients for which it does not pay to start processes."""

_MOST_PROCESSES: Final = 8


def enrich_all(folder: Path, asked: Sequence[Inputs]) -> Generator[Result]:
    """A result for each, in their order; nothing reaches the network."""
    pool = _pool(len(asked))
    try:
        for future in [pool.submit(_enrich, folder, inputs) for inputs in asked]:
            result = result_of(future)
            assert result is not None  # noqa: S101
            yield result
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(count: int) -> Executor:
    if count < _FEW:
        return ThreadPoolExecutor(1)
    # A fork would inherit the locks of threads that it does not have.
    apart, processes = multiprocessing.get_context("spawn"), os.cpu_count() or 1
    return ProcessPoolExecutor(min(processes, _MOST_PROCESSES), apart, initializer=_leave_be)


def _leave_be() -> None:
    """Let the process that started this one decide what a Ctrl-C ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _enrich(folder: Path, inputs: Inputs) -> Result | None:
    return enrich(inputs, Folder(folder))
