"""The rules of the day's brief: who is to be invoiced soon, whom to ask, what is idle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.words import ContactGroup, EnrichmentStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

SOON: Final = timedelta(days=7)
"""So long before an invoice its client is made ready for it."""

IDLE: Final = timedelta(days=365)
"""Without an invoice for so long, and with nothing open, a client may be archived."""

LATELY: Final = timedelta(days=400)
"""The invoices that tell how often a client is invoiced."""

ESCALATES: Final = 30
"""From so many days overdue on, the next step is more than a reminder."""

_FEWEST: Final = 3
"""Days with invoices that make a habit."""


class Why(StrEnum):
    """Why a client is to be invoiced soon."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    USUAL = "usual"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An invoice that is coming."""

    why: Why
    number: int = 1
    on: date | None = None
    """The day, or about the day; a draft has none."""
    every: int | None = None
    """Days from one invoice to the next, where that is the reason."""


def usual(days: int, first: date, last: date, today: date) -> Upcoming | None:
    """The next invoice by habit, when it is due within a week or was not long ago.

    Days are those on which the client was invoiced, from the first to the last.
    """
    if days < _FEWEST:
        return None
    every = round((last - first).days / (days - 1))
    following = last + timedelta(days=every)
    is_lapsed = following < today - timedelta(days=every // 2)
    if is_lapsed or following > today + SOON:
        return None
    return Upcoming(Why.USUAL, on=following, every=every)


@dataclass(frozen=True, slots=True)
class Whom:
    """Whom to ask about open invoices; empty where nobody is known."""

    name: str = ""
    phone: str = ""
    email: str = ""


def whom_to_ask(client: Mapping[str, Any], contacts: Sequence[Mapping[str, Any]]) -> Whom:
    """The collections contact, else who handles invoices there, else the client's own address.

    Contacts come with the primary one of each group first; without way to reach them they are
    passed over.
    """
    for group in (ContactGroup.COLLECTIONS, ContactGroup.BILLING):
        for each in contacts:
            if each["contact_group"] == group and (each["phone"] or each["email"]):
                phone = each["phone"] or client["phone"]
                return Whom(each["name"], phone or "", each["email"] or "")
        if group is ContactGroup.COLLECTIONS and client["finance_contact_email"]:
            name = client["finance_contact"] or "Finance"
            return Whom(name, client["phone"] or "", client["finance_contact_email"])
    return Whom("", client["phone"] or "", client["email"] or "")


def is_unknown(status: str, *, is_stale: bool) -> bool:
    """Whether what is known of a client is nothing, or too little to decide on."""
    if status == EnrichmentStatus.SUCCEEDED:
        return is_stale
    return status not in {EnrichmentStatus.QUEUED, EnrichmentStatus.RUNNING}
