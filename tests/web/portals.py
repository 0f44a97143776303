"""A client whose portal is on, and the one page for whatever opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.actions import clients, portal
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.queries.portal import standing
from clientdesk.web.answers import NOT_FOUND_PAGE
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    import httpx

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

    Ask = Callable[..., httpx.Response]

LIMIT = 8
"""Of openings and of misses in these tests."""

KEY = "0123456789 a secret of these tests abcdef"


@dataclass(frozen=True, slots=True)
class Desk:
    """A workspace with one client whose portal is on."""

    records: Database
    owner: Actor
    client_id: UUID
    token: str

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
            keep_invoices=False,
            now=THEN,
        )


def with_portal(records: Database) -> Desk:
    """A new client with its portal on and a link."""
    owner = local_owner(records)
    client_id = clients.create(records, owner, ClientDraft("Acme"), THEN, THEN.date()).id
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
