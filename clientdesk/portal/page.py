"""The client's page as HTML: escaped, without script, and with nothing from another address."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined, Template

from clientdesk.model.pictures import data_uri
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.direction import isolated
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from decimal import Decimal

    from clientdesk.portal.account import Account


def page(account: Account) -> str:
    """The whole page."""

    def written(amount: Decimal) -> str:
        return money(amount, account.currency, account.locale, exact=True)

    return _template().render(
        workspace=account.workspace,
        logo=data_uri(account.logo) if account.logo else None,
        client=account.client,
        day=day(account.day, account.locale),
        outstanding=written(account.outstanding),
        overdue=written(account.overdue),
        is_overdue=account.overdue > 0,
        invoiced=written(account.invoiced),
        paid=written(account.paid),
        notes=_notes(account, written(account.credit)),
    )


def _notes(account: Account, credit: str) -> list[str]:
    """What a reader of the totals needs to know beside them."""
    notes = []
    if account.is_archived:
        notes.append("This account is archived. It stays readable here.")
    if not account.invoice_count and not account.left_out:
        notes.append("No invoices yet.")
    if account.credit > 0:
        notes.append(
            f"{isolated(account.workspace)} holds a credit of {isolated(credit)} for you. "
            "It is not subtracted from what is outstanding."
        )
    if account.left_out:
        notes.append(
            f"{count(account.left_out, 'invoice')} in another currency, for which there is no "
            "exchange rate, cannot be added to these totals."
        )
    return notes


@cache
def _template() -> Template:
    source = files("clientdesk.portal").joinpath("page.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(source)
