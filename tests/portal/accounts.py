"""Accounts as the page draws them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.model.aging import Bucket
from clientdesk.portal.account import Account
from clientdesk.portal.listing import Listing, Shown
from clientdesk.portal.page import page
from clientdesk.queries.portal_invoices import Issued, Totals

if TYPE_CHECKING:
    from collections.abc import Mapping

LINK: Final = "a-link"

_NOTHING: Final = dict.fromkeys(Bucket, Decimal(0))
_USUAL: Final[Mapping[str, Any]] = {
    "workspace": "Northlight",
    "logo": None,
    "client": "Acme",
    "locale": "en_IE",
    "is_archived": False,
    "day": date(2026, 11, 22),
    "currency": "EUR",
    "invoiced": Decimal("1500.00"),
    "paid": Decimal("250.50"),
    "outstanding": Decimal("1249.50"),
    "overdue": Decimal(0),
    "credit": Decimal(0),
    "aging": _NOTHING | {Bucket.CURRENT: Decimal("1249.50")},
}
_INVOICE: Final[Mapping[str, Any]] = {
    "number": "HV-7",
    "status": "unpaid",
    "currency": "EUR",
    "issue_date": date(2026, 11, 1),
    "due_date": date(2026, 12, 1),
    "amount": Decimal("1500.00"),
    "open_amount": Decimal("1249.50"),
    "days_overdue": None,
}


def an_account(**changes: object) -> Account:
    """An account with a balance that is not due yet."""
    return Account(**{**_USUAL, **changes})


def an_invoice(place: int = 1, **changes: Any) -> Issued:  # noqa: ANN401
    """One that is paid in part."""
    return Issued(UUID(int=place), **{**_INVOICE, **changes})


def a_listing(*invoices: Issued, shown: Shown = Shown.ALL, at: int = 1, **changes: int) -> Listing:
    """A page of the list, by default with one invoice to pay."""
    rows = invoices or (an_invoice(),)
    length = {"issued": len(rows), "to_pay": len(rows)}
    others = {"overdue": 0, "converted": 0, "left_out": 0}
    return Listing(rows, Totals(**{**length, **others, **changes}), shown, at)


def a_page(*invoices: Issued, **changes: object) -> str:
    """The page of an account with these changes."""
    return page(an_account(**changes), a_listing(*invoices), LINK)
