"""A client on its profile: made, opened, looked at by members of any role."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.permissions import Actor
from clientdesk.ui import cached
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    import pytest
    from streamlit.testing.v1 import AppTest

    from clientdesk.model.words import Role
    from clientdesk.store.database import Database


def made(records: Database, name: str = "Acme", **texts: str) -> UUID:
    """A new client."""
    draft = ClientDraft(name, **texts)
    return clients.create(records, local_owner(records), draft, THEN, THEN.date()).id


def opened(app: AppTest, client_id: UUID) -> AppTest:
    """The client's profile."""
    app.query_params["id"] = str(client_id)
    return app.switch_page("pages/client.py").run()


def seen_by(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    """Let a member of that role look at the pages."""
    actor = Actor(UUID(int=5), "Rea Doe", role)
    monkeypatch.setattr(cached, "actor", lambda: actor)


def keys(app: AppTest) -> set[str]:
    """The keys of every button, field and choice that is drawn."""
    kinds = ("button", "selectbox", "text_input", "text_area", "toggle", "checkbox")
    return {each.key for kind in kinds for each in app.get(kind) if each.key}
