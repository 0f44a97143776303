"""What surrounds serving: the store opened before, rounds and enrichment beside, all closed."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

import anyio

from clientdesk.store.database import close_database
from clientdesk.web.bare_answers import complete_bare_answers
from clientdesk.web.connections import look_after_connections
from clientdesk.web.enriching import Enriching
from clientdesk.web.logs import keep_secrets_out
from clientdesk.web.rounds import Rounds

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager

SWEEP_EVERY: Final = 10.0
"""Seconds between two sweeps; one costs microseconds."""

_log = logging.getLogger(__name__)


def lifespan(
    warm: Callable[[], None], sweep: Callable[[float], None]
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Serve with everything warm, and sweep what is over out of memory now and then.

    A store that cannot open is said by the pages, not here.
    """

    @asynccontextmanager
    async def serving(_app: object) -> AsyncGenerator[None, None]:
        complete_bare_answers()
        keep_secrets_out()
        look_after_connections()
        rounds, enriching = Rounds(warm), Enriching()
        await anyio.to_thread.run_sync(rounds.first)
        # What is loaded by now stays for good: later collections need not walk through it.
        gc.collect()
        gc.freeze()
        rounds.start()
        enriching.start()
        sweeping = asyncio.create_task(_keep_sweeping(sweep))
        try:
            yield
        finally:
            sweeping.cancel()
            async with anyio.create_task_group() as ending:
                ending.start_soon(anyio.to_thread.run_sync, rounds.stop)
                ending.start_soon(anyio.to_thread.run_sync, enriching.stop)
            close_database()

    return serving


async def _keep_sweeping(sweep: Callable[[float], None]) -> None:
    """Where the pages run too, since what is swept belongs to their loop."""
    while True:
        await asyncio.sleep(SWEEP_EVERY)
        sweep(time.monotonic())
