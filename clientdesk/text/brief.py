"""The day's brief in sentences: why somebody is in it, and what is known for the deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.brief import Why
from clientdesk.text.amounts import money, number
from clientdesk.text.dates import ago, day
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.text.readiness import gap_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from decimal import Decimal

    from clientdesk.model.brief import Upcoming
    from clientdesk.model.readiness import Gap


@dataclass(frozen=True, slots=True)
class Reader:
    """How the sentences are written, and as of when."""

    locale: str
    now: datetime
    day_of: Callable[[datetime], date]


def overdue(invoices: int, amount: str, days: int, tone: str, reader: Reader) -> str:
    """Such as 3 invoices, €12,400, the oldest 41 days overdue. Reminder tone firm."""
    which = "the oldest " if invoices > 1 else ""
    late = count(days, "day", locale=reader.locale)
    many = count(invoices, "invoice", locale=reader.locale)
    return f"{many}, {amount}, {which}{late} overdue. Reminder tone {label('tone', tone).lower()}."


def last_seen(
    who: str, last_invoice: date | None, last_activity: datetime | None, reader: Reader
) -> str:
    """Whom to ask, and when something last happened."""
    said = [
        f"Ask {who}." if who else "",
        f"Last invoice {day(last_invoice, reader.locale)}." if last_invoice else "",
        f"Last activity {day(reader.day_of(last_activity), reader.locale)}."
        if last_activity
        else "",
    ]
    return " ".join(part for part in said if part)


def upcoming(coming: Upcoming, reader: Reader) -> str:
    """Why an invoice is near."""
    if coming.why is Why.DRAFT:
        return "A draft waits." if coming.number == 1 else f"{coming.number:,} drafts wait."
    on = day(coming.on, reader.locale)
    if coming.why is Why.SCHEDULED:
        if coming.number == 1:
            return f"An invoice is scheduled for {on}."
        return f"{number(coming.number, reader.locale)} invoices are scheduled, the first for {on}."
    every = count(coming.every or 0, "day", locale=reader.locale)
    return f"Invoiced about every {every}, the next about {on}."


def lacking(gaps: tuple[Gap, ...]) -> str:
    """What is to be mended, in few words."""
    words = gap_words(gaps)
    return f"To mend: {words[:1].lower()}{words[1:]}." if words else ""


def escalation(outstanding: Decimal, currency: str, days: int | None, reader: Reader) -> str:
    """What is at stake."""
    if not outstanding:
        return ""
    amount = money(outstanding, currency, reader.locale)
    late = f", overdue for {count(days, 'day', locale=reader.locale)}" if days else ""
    return f"{amount} open{late}."


def standing(status: str, enriched_at: datetime | None, reader: Reader) -> str:
    """What is known of the client."""
    if status == "failed":
        return "The last lookup failed."
    if enriched_at is None:
        return "Never looked up."
    return f"Looked up {ago(enriched_at, reader.now, reader.locale)}; the facts may be out of date."


def resting(since: date, reader: Reader, *, was_invoiced: bool) -> str:
    """Since when nothing has happened."""
    on = day(since, reader.locale)
    said = f"No invoice since {on}." if was_invoiced else f"Added {on}, never invoiced."
    return f"{said} Nothing is open."
