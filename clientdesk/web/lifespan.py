"""What surrounds serving: the store opened before, rounds and enrichment beside, all closed."""

from __future__ import annotations

import gc
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio

from clientdesk.store.database import close_database
from clientdesk.web.enriching import Enriching
from clientdesk.web.quiet import keep_links_out_of_logs
from clientdesk.web.rounds import Rounds

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable
    from contextlib import AbstractAsyncContextManager

_log = logging.getLogger(__name__)


def lifespan(
    warm: Callable[[], None],
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Serve with everything warm; a store that cannot open is said by the pages, not here."""

    @asynccontextmanager
    async def serving(_app: object) -> AsyncGenerator[None, None]:
        keep_links_out_of_logs()
        rounds, enriching = Rounds(warm), Enriching()
        await anyio.to_thread.run_sync(rounds.first)
        # What is loaded by now stays for good: later collections need not walk through it.
        gc.collect()
        gc.freeze()
        rounds.start()
        enriching.start()
        try:
            yield
        finally:
            await anyio.to_thread.run_sync(rounds.stop)
            await anyio.to_thread.run_sync(enriching.stop)
            close_database()

    return serving
