"""What a click on a finding does: it mends in place, or opens where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.actions import clients, enrichment, proposals, quality
from clientdesk.errors import ClientDeskError
from clientdesk.model.enrichment_states import gate
from clientdesk.model.permissions import Permission, may
from clientdesk.model.quality import FIELDS, LOOKUPS, Finding
from clientdesk.ui import cached, notices
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from clientdesk.queries.quality_rows import Suggestion, ToMend

_WORDS: Final = {
    Finding.INVALID_EMAIL: "Correct e-mail",
    Finding.MISSING_EMAIL: "Add e-mail",
    Finding.NO_COLLECTIONS_CONTACT: "Add contact",
    Finding.DUPLICATE: "Compare",
    Finding.MISSING_TAX_ID: "Add tax ID",
    Finding.INVALID_TAX_ID: "Correct tax ID",
    Finding.NO_OWNER: "Assign to me",
    Finding.MISSING_ADDRESS: "Add address",
    Finding.FAILED: "Retry",
    Finding.MISSING_WEBSITE: "Add website",
    Finding.INVALID_WEBSITE: "Correct website",
    Finding.INVALID_PHONE: "Correct phone",
    Finding.PORTAL_UNREACHABLE: "Add e-mail",
    Finding.SKIPPED: "Look up",
    Finding.STALE: "Refresh",
}
_NEEDS: Final = {
    **dict.fromkeys(FIELDS, Permission.WORK_CLIENTS),
    **dict.fromkeys(LOOKUPS, Permission.ENRICH),
    Finding.NO_COLLECTIONS_CONTACT: Permission.WORK_CONTACTS,
    Finding.DUPLICATE: Permission.MERGE_CLIENTS,
    Finding.NO_OWNER: Permission.TAKE_OWNERSHIP,
    Finding.PORTAL_UNREACHABLE: Permission.WORK_CLIENTS,
}


def word(item: ToMend, finding: Finding) -> str:
    """What mends the finding, in the words of a button; empty for who may not."""
    if not may(cached.actor(), _NEEDS[finding]):
        return ""
    if finding in item.suggestions:
        return f"Use {short(item.suggestions[finding].value, 32)}"
    if finding in LOOKUPS and is_held_up(item):
        return _WORDS[Finding.MISSING_WEBSITE]
    return _WORDS[finding]


def is_held_up(item: ToMend) -> bool:
    """Whether the client cannot be looked up before something else is mended."""
    return gate(item.name, item.record["website"], entitled=True) is not None


def in_place(item: ToMend, finding: Finding) -> Callable[[], str] | None:
    """What one click does and then says; None where something is to be entered first."""
    if finding in item.suggestions:
        return lambda: use(item, finding)
    if finding is Finding.NO_OWNER:
        return lambda: take_over(item)
    if finding in LOOKUPS and not is_held_up(item):
        return lambda: look_up(item)
    return None


def attempt(work: Callable[[], str]) -> None:
    """Do it and say what was done, or why not."""
    try:
        notices.say(work())
    except ClientDeskError as problem:
        notices.say(f"{problem.message} {problem.hint}".strip())


def use(item: ToMend, finding: Finding) -> str:
    """Put onto the record what enrichment found."""
    found = item.suggestions[finding]
    if found.proposal:
        _accept(item.id, found)
    else:
        set_field(item, FIELDS[finding], found.value)
    return f"{short(item.name, 40)} has {short(found.value, 40)} now."


def set_field(item: ToMend, field: str, value: str | None) -> None:
    """Save one field as it was typed; raises what the edit raises."""
    clients.edit(
        cached.database(),
        cached.actor(),
        item.id,
        read={field: item.record[field]},
        changes={field: value},
        now=cached.now(),
    )


def take_over(item: ToMend) -> str:
    """Make the actor the owner."""
    clients.take_over(cached.database(), cached.actor(), item.id, cached.now())
    return f"{short(item.name, 40)} is yours now."


def assign(item: ToMend, member_id: UUID, name: str) -> str:
    """Give the client to a member."""
    clients.assign_owner(
        cached.database(), cached.actor(), item.id, member_id=member_id, now=cached.now()
    )
    return f"{short(item.name, 40)} is {short(name, 40)}’s now."


def look_up(item: ToMend) -> str:
    """Queue the client again."""
    done = enrichment.request(cached.database(), cached.actor(), [item.id], cached.now())
    return done.sentence()


def ignore(item: ToMend, finding: Finding, reason: str) -> None:
    """Let the finding stand."""
    quality.ignore(cached.database(), cached.actor(), item.id, finding, reason, cached.now())


def heed(client_id: UUID, finding: Finding) -> None:
    """Let an ignored finding be mended after all."""
    quality.heed(cached.database(), cached.actor(), client_id, finding, cached.now())


def _accept(client_id: UUID, found: Suggestion) -> None:
    if found.proposal:
        seen = {found.proposal.field: found.value}
        proposals.accept(cached.database(), cached.actor(), client_id, seen=seen, now=cached.now())
