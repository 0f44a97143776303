"""What a client's page says: its totals, the same as on the profile, and nothing internal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clientdesk.queries.report import report
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from clientdesk.queries.portal import Opened
    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Account:
    """A client's totals on a day, in its billing currency."""

    workspace: str
    logo: bytes | None = field(repr=False)
    client: str
    locale: str
    is_archived: bool
    day: date
    currency: str
    invoiced: Decimal
    paid: Decimal
    outstanding: Decimal
    overdue: Decimal
    credit: Decimal
    invoice_count: int
    left_out: int
    """Invoices in a currency without a rate, which no total holds."""


def account(database: Database, opened: Opened, now: datetime) -> Account:
    """The account that a link opens; raises NotFound when the client was deleted meanwhile."""
    sender = workspace(database)
    day = sender.day(now)
    figures = report(database, day, client_id=opened.client_id)
    return Account(
        workspace=sender.name,
        logo=sender.logo,
        client=opened.name,
        locale=opened.locale,
        is_archived=opened.is_archived,
        day=day,
        currency=figures.currency,
        invoiced=figures.invoiced,
        paid=figures.revenue,
        outstanding=figures.outstanding,
        overdue=figures.overdue,
        credit=figures.credit,
        invoice_count=figures.invoice_count,
        left_out=len(figures.left_out),
    )
