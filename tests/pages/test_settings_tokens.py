from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import api_tokens
from clientdesk.actions.workspace import local_owner
from clientdesk.model.words import Role
from clientdesk.queries.api_tokens import api_tokens as listed
from clientdesk.queries.api_tokens import holder_of
from clientdesk.ui import cached
from tests.pages.clients import seen_by
from tests.pages.conftest import THEN
from tests.pages.drawn import component

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def page(app: AppTest, records: Database) -> AppTest:
    """The tab on Northlight's records."""
    assert records.path.exists()
    app.run()
    app.switch_page("pages/settings.py").run()
    app.session_state["tab"] = "API tokens"
    return app.run()


def said(page: AppTest) -> str:
    return " ".join(words.value for words in page.text)


def test_a_token_is_shown_once_and_then_listed(page: AppTest, records: Database) -> None:
    page.button(key="token-new").click().run()
    page.text_input(key="token-name").input("Nightly cron")
    page.selectbox(key="token-days").select("Until it is revoked")
    page.button(key="token-create").click().run()

    drawn = component(page, "token-shown")
    assert drawn is not None
    holder = holder_of(records, drawn["address"], cached.now())
    assert holder is not None
    assert holder.actor.name == "Nora Quinn"
    page.button(key="token-done").click().run()
    assert component(page, "token-shown") is None
    assert drawn["address"] not in str(page.session_state)
    [token] = listed(records)
    assert (token.name, token.expires_at) == ("Nightly cron", None)
    assert "Does not expire · Not used yet" in said(page)


def test_a_token_without_a_name_is_not_made(page: AppTest, records: Database) -> None:
    page.button(key="token-new").click().run()
    page.button(key="token-create").click().run()

    assert page.error[0].value.startswith("Name is empty")
    assert listed(records) == []


def test_revoking_asks_first(page: AppTest, records: Database) -> None:
    made = api_tokens.create(records, local_owner(records), "Cron", days=30, now=THEN)
    page.run()
    assert "Made by Nora Quinn on 20 Nov 2026" in said(page)

    page.button(key=f"token-revoke-{made.id}").click().run()
    page.button(key="token-keep").click().run()
    assert [token.id for token in listed(records)] == [made.id]

    page.button(key=f"token-revoke-{made.id}").click().run()
    page.button(key="token-end").click().run()
    assert listed(records) == []
    assert page.info[0].value.startswith("There is no API token.")


@pytest.mark.parametrize("role", list(Role))
def test_only_who_may_make_tokens_sees_the_tab(
    app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    api_tokens.create(records, local_owner(records), "Cron", days=30, now=THEN)
    seen_by(monkeypatch, role)
    app.query_params["tab"] = "API tokens"
    app.run()
    app.switch_page("pages/settings.py").run()

    may = role in {Role.ADMIN, Role.OWNER}
    assert ("API tokens" in [tab.label for tab in app.tabs]) is may
    assert ("Backups" in [tab.label for tab in app.tabs]) is may
    assert may or "Cron" not in said(app)
    assert not app.exception
