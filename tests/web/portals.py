"""A client whose portal is on, and the one page for whatever opens nothing."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pytest

from clientdesk import config
from clientdesk.actions import clients, invoices, portal
from clientdesk.actions.invoices import InvoiceDraft, SavedInvoice
from clientdesk.actions.merging import merge
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.model.merging import Merge
from clientdesk.queries.portal import standing
from clientdesk.store.database import close_database
from clientdesk.web.answers import NOT_FOUND_PAGE
from clientdesk.web.middleware import Judges
from tests.pages.conftest import THEN, make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    import httpx

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

    Ask = Callable[..., httpx.Response]

ANYTHING: Final = Judges(frame=lambda _cookies, sent: sent, may_send=lambda _cookies, _id: True)
"""Pages that let everything in."""

LIMIT = 8
"""Of openings and of misses in these tests."""

LONG_AGO: Final = datetime(2020, 1, 6, 9)
"""When these invoices were issued, whatever day it is."""

KEY = "0123456789 a secret of these tests abcdef"


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace with one client whose portal is on."""

    records: Database
    owner: Actor
    client_id: UUID
    token: str

    def draft(self, name: str = "Consulting") -> SavedInvoice:
        """A draft over €240.00."""
        work = (Line(name, Decimal(2), Decimal(100), Decimal("0.2")),)
        draft = InvoiceDraft(self.client_id, "EUR", None, None, work)
        return invoices.create(self.records, self.owner, draft, LONG_AGO)

    def issued(self) -> SavedInvoice:
        """The same, issued."""
        made = self.draft()
        return invoices.issue(self.records, self.owner, made.id, version=made.version, now=LONG_AGO)

    def views(self) -> int:
        now = standing(self.records, self.client_id)
        return now.views if now else 0

    def set_portal(self, *, enabled: bool) -> None:
        clients.set_portal(self.records, self.owner, self.client_id, enabled=enabled, now=THEN)

    def delete(self) -> None:
        clients.delete(
            self.records,
            self.owner,
            self.client_id,
            typed_name="Acme",
            keep_invoices=True,
            now=THEN,
        )


def merge_into(survivor: Desk, absorbed: Desk) -> None:
    """Merge a client with its portal into another."""
    ids = [survivor.client_id, absorbed.client_id]
    rows = survivor.records.rows("clients_to_merge", ids=ids)
    versions = {row["id"]: row["version"] for row in rows}
    asked = Merge(survivor.client_id, [absorbed.client_id], {}, versions)
    merge(survivor.records, survivor.owner, asked, THEN, THEN.date())


@contextmanager
def serving_one(path: Path) -> Iterator[Path]:
    """A new workspace as the one that the server works on."""
    make_workspace(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTDESK_DATABASE", str(path))
        patch.setenv("CLIENTDESK_SECRET", KEY)
        config.settings.cache_clear()
        yield path
        close_database()
    config.settings.cache_clear()


def with_portal(records: Database, *, enabled: bool = True) -> Desk:
    """A new client with its portal on and a link."""
    owner = local_owner(records)
    client_id = clients.create(records, owner, ClientDraft("Acme"), THEN, THEN.date()).id
    if enabled:
        clients.set_portal(records, owner, client_id, enabled=True, now=THEN)
    token = portal.link(records, owner, client_id, THEN).token
    assert token
    return Desk(records, owner, client_id, token)


def is_the_one_page(answer: httpx.Response, ask: Ask, method: str = "GET") -> bool:
    """Whether it is byte for byte, headers included, what an address without a link answers."""
    first = ask("/p", method)
    assert first.content == (b"" if method == "HEAD" else NOT_FOUND_PAGE.encode())
    return (answer.status_code, answer.content, answer.headers.raw) == (
        404,
        first.content,
        first.headers.raw,
    )
