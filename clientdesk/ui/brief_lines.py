"""Lines of the day's brief as rows: the reason in a sentence, who to ask, what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.model.enrichment_states import gate
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import EnrichmentStatus
from clientdesk.text import brief
from clientdesk.text.amounts import money
from clientdesk.text.brief import Reader
from clientdesk.ui import cached
from clientdesk.ui.components.worklist import Chip, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.queries.brief import Call, Check, Idle, Mend

MEND = "Mend"
ARCHIVE = "Archive"
LOOK_UP = "Look up"
WEBSITE = "Add website"
_AGAIN = {EnrichmentStatus.FAILED: "Retry", EnrichmentStatus.SUCCEEDED: "Refresh"}


def reader() -> Reader:
    """Who reads the brief, and when."""
    workspace = cached.workspace()
    return Reader(workspace.locale, cached.now(), workspace.day)


def calls(lines: Sequence[Call]) -> list[Item]:
    """Whom to call."""
    now = reader()
    return [
        replace(
            _of(each),
            said=(
                brief.overdue(each.invoices, _overdue(each), each.days, each.tone, now),
                brief.last_seen(each.whom.name, each.last_invoice, each.last_activity, now),
            ),
            links=_ways(each),
            chips=_warnings(each),
            worth=_overdue(each),
            title=money(each.overdue, each.currency, now.locale, exact=True),
            alert=True,
        )
        for each in lines
    ]


def _of(each: Call | Mend | Check | Idle) -> Item:
    """Whose line it is."""
    return Item(str(each.id), each.name, f"/client?id={each.id}", below=each.owner or "No owner")


def _overdue(each: Call) -> str:
    return money(each.overdue, each.currency, cached.workspace().locale)


def _ways(each: Call) -> tuple[tuple[str, str], ...]:
    whom = each.whom
    dialled = "".join(sign for sign in whom.phone if sign.isdigit() or sign == "+")
    ways = ((whom.phone, f"tel:{dialled}"), (whom.email, f"mailto:{whom.email}"))
    return tuple((words, address) for words, address in ways if words)


def _warnings(each: Call) -> tuple[Chip, ...]:
    said = {
        "On hold": each.on_hold,
        "Over the credit limit": each.over_limit,
        "Nobody known to ask": not (each.whom.phone or each.whom.email),
    }
    return tuple(Chip(words, words, colour="orange") for words, holds in said.items() if holds)


def mends(lines: Sequence[Mend]) -> list[Item]:
    """What to mend before invoicing."""
    now, deed = reader(), _if_may(Permission.WORK_CLIENTS, MEND)
    return [
        replace(
            _of(each),
            said=(brief.upcoming(each.upcoming, now), brief.lacking(each.gaps)),
            menu=deed,
        )
        for each in lines
    ]


def checks(lines: Sequence[Check]) -> list[Item]:
    """Whose enrichment to check before."""
    now = reader()
    return [
        replace(
            _of(each),
            said=(_stake(each, now), brief.standing(each.status, each.enriched_at, now)),
            menu=_lookup(each),
        )
        for each in lines
    ]


def _stake(each: Check, now: Reader) -> str:
    said = (
        brief.escalation(each.outstanding, each.currency, each.days, now),
        brief.upcoming(each.upcoming, now) if each.upcoming else "",
    )
    return " ".join(part for part in said if part)


def _lookup(each: Check) -> tuple[str, ...]:
    if gate(each.name, each.website, entitled=True):
        return _if_may(Permission.WORK_CLIENTS, WEBSITE)
    return _if_may(Permission.ENRICH, _AGAIN.get(EnrichmentStatus(each.status), LOOK_UP))


def idle(lines: Sequence[Idle]) -> list[Item]:
    """What to archive."""
    now, deed = reader(), _if_may(Permission.WORK_CLIENTS, ARCHIVE)
    return [
        replace(
            _of(each),
            said=(brief.resting(each.since, now, was_invoiced=each.was_invoiced),),
            menu=deed,
        )
        for each in lines
    ]


def _if_may(permission: Permission, word: str) -> tuple[str, ...]:
    return (word,) if may(cached.actor(), permission) else ()
