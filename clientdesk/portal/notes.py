"""What a reader of the totals needs to know beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.text.amounts import money
from clientdesk.text.direction import isolated
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.portal.account import Account
    from clientdesk.queries.portal_invoices import Totals


def notes(account: Account, totals: Totals) -> list[str]:
    """The sentences that hold, in order."""
    return list(_notes(account, totals))


def _notes(account: Account, totals: Totals) -> Iterator[str]:
    converted = totals.foreign_ones - account.left_out
    if account.credit > 0:
        credit = money(account.credit, account.currency, account.locale, exact=True)
        yield (
            f"{isolated(account.workspace)} holds a credit of {isolated(credit)} for you. "
            "It is not subtracted from what is outstanding."
        )
    if converted > 0:
        yield (
            f"{count(converted, 'invoice', locale=account.locale)} in another currency "
            f"{'is' if converted == 1 else 'are'} converted to {account.currency} in these totals."
        )
    if account.left_out:
        yield (
            f"{count(account.left_out, 'invoice', locale=account.locale)} in another currency, for "
            "which there is no exchange rate, cannot be added to these totals."
        )
