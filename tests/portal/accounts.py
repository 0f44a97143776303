"""Accounts as the page draws them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.portal.account import Account

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "invoice_count": 3,
    "left_out": 0,
}


def an_account(**changes: object) -> Account:
    """An account with a balance that is not due yet."""
    return Account(**{**_USUAL, **changes})
