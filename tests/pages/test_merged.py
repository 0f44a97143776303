"""Old addresses of clients that were merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import clients
from clientdesk.actions.merging import merge
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.merging import Merge
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def merged(records: Database) -> tuple[UUID, UUID]:
    """The ids of a survivor, and of a client that was merged into it."""
    owner = local_owner(records)
    survivor, absorbed = (
        clients.create(records, owner, ClientDraft(name), THEN, THEN.date()).id
        for name in ("Acme Ltd", "**Acme**")
    )
    asked = Merge(survivor, [absorbed], {}, {survivor: 1, absorbed: 1})
    merge(records, owner, asked, THEN, THEN.date())
    return survivor, absorbed


def test_the_profile_of_an_old_id_shows_the_survivor_and_says_why(
    app: AppTest, records: Database
) -> None:
    _, absorbed = merged(records)
    app.query_params["id"] = str(absorbed)

    app.switch_page("pages/client.py").run()

    assert not app.exception
    assert app.title[0].value == "Acme Ltd :green-badge[Active]"
    assert app.info[0].value.startswith(r"Nora Quinn merged “\*\*Acme\*\*” into this client on ")


def test_an_invoice_for_an_old_id_is_one_for_the_survivor(app: AppTest, records: Database) -> None:
    _, absorbed = merged(records)
    app.run()
    app.query_params["client"] = str(absorbed)

    app.switch_page("pages/new_invoice.py").run()

    assert not app.exception
    assert app.title[0].value == "New invoice"
