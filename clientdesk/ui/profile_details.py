"""How a client is reached and named: its texts, read here and changed in the drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.text.dates import day
from clientdesk.ui import cached, client_facts
from clientdesk.ui.components import facts
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.profile_header import LONGEST
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """Draw the section."""
    links, locale = client_facts.links(record), cached.workspace().locale
    whole = [Fact("Name", record.name)] if len(record.name) > LONGEST else []
    with section("details", card=True):
        facts.show(
            [
                *whole,
                Fact("E-mail", record.email, href=links.get("email", "")),
                Fact("Phone", record.phone),
                Fact("Website", record.website, href=links.get("website", "")),
                Fact("Address", record.address),
                Fact("Tax ID", record.tax_id),
                Fact("Created", day(record.created_on, locale)),
            ],
            f"details-{record.id}",
        )
