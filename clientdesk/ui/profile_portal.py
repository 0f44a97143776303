"""The client's portal on the profile: whether it is open to the client, and its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.ui import portal_card
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """Draw the section."""
    with section("portal", card=True):
        portal_card.show(record)
