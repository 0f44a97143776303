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
    if account.credit > 0:
        credit = money(account.credit, account.currency, account.locale, exact=True)
        yield (
            f"{isolated(account.workspace)} holds a credit of {isolated(credit)} for you. "
            "It is not subtracted from what is outstanding."
        )
    if totals.converted:
        yield (
            f"{_invoices(totals.converted, account)} in another currency "
            f"{'is' if totals.converted == 1 else 'are'} converted to {account.currency} in these "
            "totals."
        )
    if totals.left_out:
        yield (
            f"{_invoices(totals.left_out, account)} in another currency, for which there is no "
            "exchange rate, cannot be added to these totals."
        )


def _invoices(how_many: int, account: Account) -> str:
    return count(how_many, "invoice", locale=account.locale)
