"""What the profile reads besides the client's record, kept until the next change or day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.actions import contacts as contact_actions
from clientdesk.queries import activities as activity_queries
from clientdesk.queries import behind as behind_queries
from clientdesk.queries import invoices as invoice_queries
from clientdesk.queries import profile as profile_queries
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    import polars as pl

    from clientdesk.model.contact import Contact
    from clientdesk.queries.behind import Behind, Figure, Page, Scope
    from clientdesk.queries.profile import Profile


@dataclass(frozen=True, slots=True)
class InvoicePage:
    """Some of a client's invoices, and how many there are."""

    invoices: pl.DataFrame
    total: int


def profile(client_id: UUID) -> Profile:
    """A client's figures, its last months, and how it pays."""
    return cached.read_on_day(
        lambda database, day: profile_queries.profile(database, client_id, day),
        "profile",
        str(client_id),
    )


def behind(figure: Figure, scope: Scope, page: Page) -> Behind:
    """A page of the invoices behind a figure, or of those left out of it."""
    return cached.read_on_day(
        lambda database, day: behind_queries.behind(database, figure, day, scope, page),
        "behind-figure",
        figure,
        scope,
        page,
    )


def activities(client_id: UUID, kinds: Sequence[str], limit: int) -> pl.DataFrame:
    """What happened to a client, newest first; with kinds, only those of them."""
    return cached.read_on_day(
        lambda database, _day: activity_queries.of_client(
            database, client_id, kinds=kinds, limit=limit
        ),
        "activities",
        str(client_id),
        tuple(kinds),
        limit,
    )


def changes_of(client_id: UUID, field: str) -> pl.DataFrame:
    """How one field of a client changed, newest first."""
    return cached.read_on_day(
        lambda database, _day: activity_queries.of_field(database, client_id, field),
        "changes",
        str(client_id),
        field,
    )


def contacts(client_id: UUID) -> list[Contact]:
    """The people at a client by group, the primary one of each first."""
    return cached.read_on_day(
        lambda database, _day: contact_actions.of_client(database, client_id),
        "contacts",
        str(client_id),
    )


def invoices(client_id: UUID, *, offset: int, limit: int) -> InvoicePage:
    """One page of a client's invoices, newest first."""
    return cached.read_on_day(
        lambda database, day: InvoicePage(
            invoice_queries.of_client(database, client_id, day, limit=limit, offset=offset),
            invoice_queries.total_of_client(database, client_id),
        ),
        "invoice-page",
        str(client_id),
        offset,
        limit,
    )
