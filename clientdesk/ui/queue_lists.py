"""What is due, waits, failed and was skipped: a list each, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.enrichment import MOST_AT_A_TIME
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import SkipReason
from clientdesk.text.plurals import count, listed
from clientdesk.ui import (
    cached,
    queue_deeds,
    queue_going,
    queue_list,
    queue_now,
    queue_reads,
    queue_tables,
)
from clientdesk.ui.queue_list import Deed, Listing
from clientdesk.ui.queue_reader import CANCEL, LOOK_UP, OPEN, RETRY, SETTINGS, reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.queries.enrichment_due import Due
    from clientdesk.queries.enrichment_queue import Counts, Pace

TABS: Final = ("Due", "Queued", "Failed", "Skipped")
KEY: Final = "show"
"""The name in the address of the list that is open."""


def show(found: Counts, pace: Pace) -> None:
    """Draw the tabs, and in the one that is open its list, or why it is empty."""
    draws: dict[str, Callable[[], None]] = {
        "Due": lambda: _show(_due(queue_reads.due()), _no_due()),
        "Queued": lambda: _show(_queued(found), _NO_QUEUED),
        "Failed": lambda: _show(_failed(found, pace), _NO_FAILED),
        "Skipped": lambda: _show(_skipped(found), _NO_SKIPPED),
    }
    for name, tab in zip(TABS, st.tabs(TABS, key=KEY, bind="query-params"), strict=True):
        if tab.open:
            with tab:
                draws[name]()


_NO_DUE: Final = (
    "Nothing is due. New clients with a website are queued by themselves; imported ones wait here."
)
_NO_QUEUED: Final = "Nothing waits for its turn. What is due is put here by the button above."
_NO_FAILED: Final = "No lookup failed. What cannot be read would stand here with its reason."
_NO_SKIPPED: Final = "Nothing was skipped. Clients without a website would stand here."


def _no_due() -> str:
    never = queue_reads.counts().by_status[Status.NOT_STARTED]
    if cached.workspace().enrichment_enabled or not never:
        return _NO_DUE
    was = count(never, "client is", "clients are")
    return f"Nothing runs while enrichment is off. {was} not looked up yet."


def _show(listing: Listing, empty: str) -> None:
    if listing.total:
        queue_list.show(listing)
    else:
        with st.container(border=True, horizontal_alignment="center", key=f"no-{listing.name}"):
            st.text(empty, text_alignment="center")


def _due(due: Due) -> Listing:
    return Listing(
        "due",
        due.ready,
        f"{count(due.ready, 'client is', 'clients are')} due, in this order.".capitalize(),
        queue_tables.DUE,
        lambda page, _before: queue_tables.due_rows(page, reader()),
        _deed("Look up", ":material/search:"),
        _choices({LOOK_UP: _look_up}),
    )


def _queued(found: Counts) -> Listing:
    waits = found.by_status[Status.QUEUED]
    deed = Deed(
        *("Cancel", ":material/close:", queue_deeds.cancel),
        *(queue_going.ask_to_cancel, "Cancel all"),
    )
    return Listing(
        "queued",
        waits,
        f"{count(waits, 'client waits', 'clients wait')} for a turn.",
        queue_tables.QUEUED,
        lambda page, before: queue_tables.queued_rows(page, reader(), before=before),
        deed if queue_deeds.may_act() else None,
        _choices({CANCEL: lambda client_id: queue_deeds.cancel([client_id])}),
    )


def _failed(found: Counts, pace: Pace) -> Listing:
    failed = found.by_status[Status.FAILED]
    again = f" {queue_now.by_themselves(pace.waiting, 'lookup')}." if pace.waiting else ""
    deed = _deed("Retry", ":material/refresh:", queue_deeds.retry_failed, retry_word(failed))
    return Listing(
        "failed",
        failed,
        f"{count(failed, 'client', 'clients')} failed.{again}{_off()}",
        queue_tables.FAILED,
        lambda page, _before: queue_tables.failed_rows(page, reader()),
        deed,
        _choices({RETRY: _look_up}),
    )


def _skipped(found: Counts) -> Listing:
    entitled = cached.workspace().enrichment_enabled
    lacks = {SkipReason.MISSING_NAME: "no name", SkipReason.MISSING_WEBSITE: "no website"}
    held = [
        f"{count(many, 'has', 'have')} {lacks[reason]}"
        for reason in lacks
        if (many := found.skipped.get(reason, 0))
    ]
    freed = found.skipped.get(SkipReason.NOT_ENTITLED, 0)
    if freed:
        held.append(f"{freed:,} {'may run now' if entitled else 'wait until enrichment is on'}")
    return Listing(
        "skipped",
        found.by_status[Status.SKIPPED],
        f"{listed(held)}.",
        queue_tables.SKIPPED,
        lambda page, _before: queue_tables.skipped_rows(
            page, entitled=entitled, mendable=_mendable()
        ),
        _deed("Look up", ":material/search:") if freed else None,
        _choices(
            {
                LOOK_UP: _look_up,
                SETTINGS: lambda _client_id: queue_going.to_settings(),
                queue_tables.MENDS[SkipReason.MISSING_NAME]: queue_going.to_client,
                queue_tables.MENDS[SkipReason.MISSING_WEBSITE]: queue_going.to_client,
            }
        ),
        lambda page, chosen: queue_tables.refusals(page, chosen, entitled=entitled),
    )


def _mendable() -> list[str]:
    """What mends a skipped client and the actor's role permits."""
    actor = cached.actor()
    words = {
        Permission.WORK_CLIENTS: [
            queue_tables.MENDS[SkipReason.MISSING_NAME],
            queue_tables.MENDS[SkipReason.MISSING_WEBSITE],
        ],
        Permission.CHANGE_SETTINGS: [SETTINGS],
        Permission.ENRICH: [LOOK_UP],
    }
    return [word for permission in words if may(actor, permission) for word in words[permission]]


def _deed(
    word: str, icon: str, to_all: Callable[[], None] | None = None, all_word: str = ""
) -> Deed | None:
    """A lookup, unless nobody may ask for one."""
    can = queue_deeds.may_look_up()
    return Deed(word, icon, queue_deeds.look_up, to_all, all_word) if can else None


def retry_word(failed: int) -> str:
    """What the button says: all, or as many as it takes at once."""
    if failed > MOST_AT_A_TIME:
        return f"Retry {MOST_AT_A_TIME:,} of {failed:,}"
    return f"Retry all {failed:,}" if failed > 1 else "Retry all"


def _choices(deeds: dict[str, Callable[[str], None]]) -> dict[str, Callable[[str], None]]:
    return {OPEN: queue_going.to_client, **deeds}


def _look_up(client_id: str) -> None:
    queue_deeds.look_up([client_id])


def _off() -> str:
    on = cached.workspace().enrichment_enabled
    return "" if on else " They can be tried again when enrichment is on."
