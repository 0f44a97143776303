"""A client's figures; each opens to the invoices behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ui import client_facts, profile_behind
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """Draw the section."""
    with section("overview"):
        client_facts.figures(
            record,
            "profile",
            on_choose=lambda figure: profile_behind.ask(record.id, figure),
        )
