"""The list of invoices in words and figures, each in its own currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.words import InvoiceStatus
from clientdesk.portal.listing import SIZE, Shown
from clientdesk.text.amounts import EMPTY, money, number
from clientdesk.text.dates import day
from clientdesk.text.entries import NO_NUMBER
from clientdesk.text.labels import label
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.portal.listing import Listing
    from clientdesk.queries.portal_invoices import Issued

    Value = dict[str, object]

_TONES: Final = {
    InvoiceStatus.OVERDUE: "red",
    InvoiceStatus.PENDING: "amber",
    InvoiceStatus.PAID: "green",
}
_HEADINGS: Final = {Shown.ALL: "Invoices", Shown.OPEN: "Invoices to pay"}
_EMPTY: Final = {Shown.ALL: "No invoices yet.", Shown.OPEN: "Nothing is to pay."}


def list_values(listing: Listing, locale: str) -> Value:
    """What the sheet asks of the list."""
    return {
        "rows": [_row(each, locale) for each in listing.invoices],
        "shown": str(listing.shown),
        "ways": list(_ways(listing, locale)) if listing.totals.issued else [],
        "heading": _HEADINGS[listing.shown],
        "empty": _EMPTY[listing.shown],
        "range": _range(listing, locale),
        "steps": list(_steps(listing)),
    }


def _row(invoice: Issued, locale: str) -> Value:
    is_open = invoice.open_amount > 0
    owed = money(invoice.open_amount, invoice.currency, locale, exact=True) if is_open else EMPTY
    late = invoice.days_overdue
    return {
        "id": str(invoice.id),
        "number": invoice.number or NO_NUMBER.capitalize(),
        "issued": day(invoice.issue_date, locale),
        "due": day(invoice.due_date, locale),
        "status": label("invoice", invoice.status),
        "tone": _TONES.get(InvoiceStatus(invoice.status), ""),
        "late": count(late, "day", locale=locale) if late else "",
        "amount": money(invoice.amount, invoice.currency, locale, exact=True),
        "to_pay": owed,
    }


def _ways(listing: Listing, locale: str) -> Iterator[Value]:
    totals = listing.totals
    for shown, name, length in (
        (Shown.ALL, "All", totals.issued),
        (Shown.OPEN, "To pay", totals.to_pay),
    ):
        is_chosen = listing.shown is shown
        how_many = number(length, locale)
        yield {"shown": str(shown), "name": name, "count": how_many, "is_chosen": is_chosen}


def _range(listing: Listing, locale: str) -> str:
    """Which of them these are; nothing when they are all."""
    if listing.pages == 1:
        return ""
    first, last = listing.before + 1, min(listing.before + SIZE, listing.length)
    return f"{number(first, locale)}–{number(last, locale)} of {number(listing.length, locale)}"


def _steps(listing: Listing) -> Iterator[Value]:
    """The pages beside this one; None where there is none."""
    newer = listing.page - 1 or None
    older = listing.page + 1 if listing.page < listing.pages else None
    yield {"name": "Newer", "rel": "prev", "page": newer}
    yield {"name": "Older", "rel": "next", "page": older}
