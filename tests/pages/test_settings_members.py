from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.actions import members
from clientdesk.actions.workspace import local_owner
from clientdesk.model.member import MemberDraft
from clientdesk.model.words import Role
from clientdesk.queries.members import members as everybody
from clientdesk.ui import cached
from tests.pages.conftest import THEN
from tests.pages.drawn import component

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def opened(app: AppTest) -> AppTest:
    """The tab with the members."""
    app.run()
    app.switch_page("pages/settings.py").run()
    app.session_state["tab"] = "Members"
    return app.run()


@pytest.fixture
def page(app: AppTest, records: Database) -> AppTest:
    """The tab as whoever sits at the machine sees it."""
    assert records.path.exists()
    return opened(app)


@pytest.fixture
def signed_in(app: AppTest, records: Database, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The tab where people sign in, as the owner sees it."""
    assert records.path.exists()
    monkeypatch.setenv("CLIENTDESK_AUTH", "oidc")
    monkeypatch.setenv("CLIENTDESK_PUBLIC_URL", "https://desk.example")
    config.settings.cache_clear()
    app.user = {
        "is_logged_in": True,
        "email": "nora@northlight.example",
        "email_verified": True,
        "iat": int(cached.now().replace(tzinfo=UTC).timestamp()),
    }
    return opened(app)


def colleague(records: Database, role: Role = Role.SUPPORT) -> UUID:
    draft = MemberDraft("Ines Okafor", "ines@northlight.example", role)
    return members.add(records, local_owner(records), draft, THEN)


def said(page: AppTest) -> str:
    return " ".join(words.value for words in page.text)


def test_the_workspace_is_handed_over_once_its_name_is_typed(
    page: AppTest, records: Database
) -> None:
    ines = colleague(records, Role.ADMIN)
    page.run().button(key="ownership-ask").click().run()
    assert page.button(key="ownership-end").disabled

    heir = next(one for one in everybody(records) if one.id == ines)
    for typed, is_refused in (("northlight", True), (" Northlight ", False)):
        # A browser runs the dialog alone; here every run is a whole one, which closes it.
        page.run()
        page.session_state["ownership-to"] = heir
        page.session_state["ownership-name"] = typed
        page.button(key="ownership-ask").click().run()
        assert page.button(key="ownership-end").disabled is is_refused
    assert local_owner(records).name == "Nora Quinn"

    page.button(key="ownership-end").click().run()
    assert {one.name: one.role for one in everybody(records)} == {
        "Ines Okafor": Role.OWNER,
        "Nora Quinn": Role.ADMIN,
    }


def test_nobody_is_offered_the_workspace_where_there_is_nobody_else(page: AppTest) -> None:
    assert "ownership-ask" not in [button.key for button in page.button]


def test_whoever_is_invited_is_told_where_to_sign_in(signed_in: AppTest, records: Database) -> None:
    page = signed_in
    page.button(key="member-add").click().run()
    page.text_input(key="member-name").input("Ines Okafor")
    page.text_input(key="member-email").input("ines@northlight.example")
    page.button(key="member-save").click().run()

    assert "to sign in as ines@northlight.example" in said(page)
    assert (component(page, "member-address") or {})["address"] == "https://desk.example"
    page.button(key="member-told").click().run()
    assert [badge.value for badge in page.markdown if "Never signed in" in badge.value]
    assert "nora@northlight.example · Last signed in" in said(page)
    assert {one.name for one in everybody(records)} == {"Nora Quinn", "Ines Okafor"}


def test_with_local_sign_in_nobody_is_invited(page: AppTest) -> None:
    page.button(key="member-add").click().run()
    assert [button.label for button in page.button if button.key == "member-save"] == ["Add member"]
    assert any("With local sign-in nobody signs in" in words.value for words in page.caption)
