"""Where clients stand by status, and what is being looked up at the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.enrichment_jobs import MOST_AT_ONCE
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.text.amounts import number
from clientdesk.text.labels import label
from clientdesk.text.lengths import about
from clientdesk.ui import cached, queue_deeds, queue_going, queue_reads, queue_tables
from clientdesk.ui.components import cards, table
from clientdesk.ui.components.cards import Card
from clientdesk.ui.components.table import Table
from clientdesk.ui.queue_reader import OPEN, reader

if TYPE_CHECKING:
    from clientdesk.queries.enrichment_queue import Counts, Pace

_MEANING: Final = {
    Status.NOT_STARTED: "Clients that were never looked up.",
    Status.QUEUED: "Clients that wait for their turn.",
    Status.RUNNING: f"Clients that are being looked up; at most {MOST_AT_ONCE} at once.",
    Status.SUCCEEDED: "Clients whose last lookup came to its end.",
    Status.FAILED: "Clients whose last lookup failed.",
    Status.SKIPPED: "Clients that cannot be looked up as they stand.",
}


def figures(found: Counts) -> None:
    """A card for each status; each opens the directory at its clients."""
    locale = cached.workspace().locale
    cards.show(
        [
            Card(
                status,
                label("enrichment", status),
                number(found.by_status[status], locale),
                title=f"{_MEANING[status]} Shows them in the list of clients.",
                opens=True,
            )
            for status in Status
        ],
        "queue-figures",
        small=True,
        on_choose=lambda status: queue_going.to_clients(Status(status)),
    )


def show(pace: Pace) -> None:
    """The clients that are being looked up and how far the queue has come; or that it rests."""
    with st.container(key="queue-now", border=not pace.to_do, gap="small"):
        if pace.to_do:
            st.progress(pace.done / (pace.done + pace.to_do), text=progress(pace))
            _running()
        else:
            st.text(resting(pace))


def progress(pace: Pace) -> str:
    """How far the queue has come, how fast it goes, and how long the rest takes."""
    locale = cached.workspace().locale
    done, every = number(pace.done, locale), number(pace.done + pace.to_do, locale)
    said = [f"{done} of {every} clients done"]
    if pace.finished:
        said.append(f"{number(round(pace.a_minute), locale)} a minute")
    if pace.left is not None:
        said.append(f"{about(pace.left)} left")
    return " · ".join(said)


def resting(pace: Pace) -> str:
    """That nothing is looked up, and what comes by itself."""
    if not pace.waiting:
        return "Nothing is being looked up."
    first = reader().when(pace.next_try)
    when = f", the next one {first.text}" if first else ""
    if pace.waiting == 1:
        when = f" {first.text}" if first else ""
    return f"Nothing is being looked up. {by_themselves(pace.waiting, 'failed lookup')}{when}."


def by_themselves(waiting: int, what: str) -> str:
    """How many are tried again without anybody asking; what: their noun."""
    if waiting == 1:
        return f"1 {what} is tried again by itself"
    return f"{waiting:,} {what}s are tried again by themselves"


def _running() -> None:
    running = queue_reads.running()
    if not running:
        st.text("Waiting for the next look at the queue.")
        return
    table.show(
        Table(
            "Being looked up",
            queue_tables.RUNNING,
            queue_tables.running_rows(running, reader()),
            height="22rem",
        ),
        "queue-running",
        on_open=queue_going.to_client,
        on_choose=_choose,
    )


def _choose(client_id: str, deed: str) -> None:
    if deed == OPEN:
        queue_going.to_client(client_id)
    else:
        queue_deeds.cancel([client_id])
