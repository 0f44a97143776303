"""What a chart says in one sentence; empty when it says nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.model.aging import Bucket
from clientdesk.text.amounts import percent
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from clientdesk.queries.portfolio import Portfolio

_LITTLE: Final = Decimal("0.01")


def trend(found: Portfolio, locale: str) -> str:
    """What came in beside what was invoiced."""
    share = _share(found.revenue, found.invoiced, locale)
    if not share:
        return ""
    return f"Collected in the period, on invoices of any date: {share} of what was invoiced in it."


def aging(found: Portfolio, locale: str) -> str:
    """How much of what is open is late, and how much of it very late."""
    late = _share(found.overdue, found.outstanding, locale)
    if not late:
        return ""
    if not found.overdue:
        return "Nothing is overdue."
    very_late = found.aging[Bucket.OVER_90]
    if not very_late:
        return f"{late} is overdue."
    share = _share(very_late, found.outstanding, locale)
    return f"{late} is overdue, {share} by more than 90 days."


def aging_leads(found: Portfolio) -> str:
    """What a click lists: the clients of a bar may owe in other bars, and others in it."""
    if not found.overdue:
        return ""
    return (
        "An overdue bar leads to the clients whose oldest overdue amount is that old, so their "
        "sum may differ from the bar. Its invoices are behind the rows of the table."
    )


def top(found: Portfolio, locale: str) -> str:
    """How much of the revenue the clients shown brought."""
    shown = sum(found.top["revenue"].to_list(), Decimal(0))
    share = _share(shown, found.revenue, locale)
    clients = count(found.top.height, "client", locale=locale)
    return f"These {clients} brought {share} of the revenue." if found.top.height > 1 else ""


def new_clients(found: Portfolio, locale: str) -> str:
    """How many came."""
    added = sum(found.new_clients["clients"].to_list())
    return f"{count(added, 'client', locale=locale).capitalize()} added." if added else ""


def owners(found: Portfolio, locale: str) -> str:
    """How much nobody looks after."""
    rows = found.by_owner.select("owner", "outstanding").iter_rows()
    nobodys = sum((amount for owner, amount in rows if owner is None), Decimal(0))
    share = _share(nobodys, found.outstanding, locale)
    return f"{share} has no relationship owner." if nobodys and share else ""


def _share(part: Decimal, whole: Decimal, locale: str) -> str:
    """The share as a whole percentage; a little is not nothing."""
    if not whole:
        return ""
    fraction = part / whole
    return (
        f"under {percent(_LITTLE, locale)}" if 0 < fraction < _LITTLE else percent(fraction, locale)
    )
