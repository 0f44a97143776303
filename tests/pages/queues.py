"""The page of the queue: clients at every place of it, and what the page says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions.enrichment import cancel
from clientdesk.actions.workspace import local_owner
from clientdesk.queries.enrichment_queue import counts
from tests.pages import drawn
from tests.pages.conftest import THEN
from tests.pages.enriched import waiting

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def opened(app: AppTest, show: str = "Due") -> AppTest:
    """The page, with one of its lists open."""
    app.query_params["show"] = show
    return app.switch_page("pages/enrichment.py").run()


def never_tried(records: Database, name: str = "Acme") -> UUID:
    """A client that is due, as nobody has looked it up."""
    client_id = waiting(records, name)
    cancel(records, local_owner(records), [client_id], THEN)
    return client_id


def said(app: AppTest) -> str:
    """Everything that the page says in plain text."""
    return "\n".join(each.value for each in app.text)


def listed(app: AppTest, name: str, turn: int = 0) -> list[list[str | None]]:
    """The rows of a list."""
    return drawn.rows(app, f"queue-{name}-{turn}")


def select(app: AppTest, name: str, *client_ids: UUID) -> AppTest:
    """Tick the boxes of these clients."""
    told = {"shown": [], "ids": [str(each) for each in client_ids], "at": 1}
    app.session_state[f"queue-{name}-0"] = {"selected": told}
    return app.run()


def statuses(records: Database) -> dict[str, int]:
    """How many clients stand where, without those of nobody."""
    return {str(status): many for status, many in counts(records).by_status.items() if many}
