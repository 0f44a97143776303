"""What a client's page says: its totals, the same as on the profile, and nothing internal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clientdesk.queries.report import report
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

    from clientdesk.model.aging import Bucket
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
    aging: Mapping[Bucket, Decimal]
    """What is outstanding, by age."""
    payment_details: str | None = None
    """Where the money goes."""
    email: str | None = None
    phone: str | None = None
    """How to reach the workspace."""


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
        aging=figures.aging,
        payment_details=sender.payment_details,
        email=sender.email,
        phone=sender.phone,
    )
