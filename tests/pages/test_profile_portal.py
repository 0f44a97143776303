from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from clientdesk import config
from clientdesk.actions import clients, portal
from clientdesk.actions.workspace import local_owner
from clientdesk.model.words import Role
from clientdesk.portal.views import count_view
from clientdesk.queries.portal import look_up, standing
from clientdesk.ui.portal_card import HERE_ONLY
from tests.pages import drawn
from tests.pages.clients import keys, made, opened, seen_by
from tests.pages.conftest import THEN
from tests.pages.invoices import add_issued, page

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def client_id(records: Database) -> UUID:
    """A client whose portal is on."""
    client_id = made(records)
    clients.set_portal(records, local_owner(records), client_id, enabled=True, now=THEN)
    return client_id


def link(app: AppTest, client_id: UUID) -> str | None:
    data = drawn.component(app, f"portal-link-{client_id}")
    return str(data["address"]) if data else None


def words(app: AppTest) -> str:
    """What the page says, without the signs that keep it from being Markdown."""
    return " ".join(
        re.sub(r"\\(?=[\W_])|:small\[:gray\[|\u2060", "", one.value) for one in app.markdown
    )


def test_turning_the_portal_on_shows_a_link_that_opens_the_client(
    app: AppTest, records: Database
) -> None:
    client_id = made(records)
    opened(app, client_id)
    assert link(app, client_id) is None
    assert "The portal is off" in words(app)

    app.toggle(key=f"profile-portal-{client_id}").set_value(True).run()

    assert not app.exception
    shown = urlsplit(link(app, client_id) or "")
    found = look_up(records, shown.path.removeprefix("/p/")).opened
    assert found
    assert found.client_id == client_id
    assert HERE_ONLY in words(app)
    assert drawn.facts(app, f"portal-{client_id}")["Last viewed"] == "Not viewed yet"


def test_the_link_begins_with_the_address_that_clients_reach(
    app: AppTest, client_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_PUBLIC_URL", "https://desk.example/")
    config.settings.cache_clear()
    opened(app, client_id)

    assert (link(app, client_id) or "").startswith("https://desk.example/p/")
    assert HERE_ONLY not in words(app)


def test_views_are_told_with_the_last_moment(
    app: AppTest, records: Database, client_id: UUID
) -> None:
    made = portal.link(records, local_owner(records), client_id, THEN)
    for hours in (1, 2):
        count_view(records, made.id, day=THEN.date(), now=THEN + timedelta(hours=hours))
    opened(app, client_id)

    assert drawn.facts(app, f"portal-{client_id}") == {
        "Last viewed": "20 Nov 2026, 11:30",
        "Views": "2",
        "Link made": "20 Nov 2026 by Nora Quinn",
    }


def test_an_admin_replaces_the_link_after_a_warning(
    app: AppTest, records: Database, client_id: UUID
) -> None:
    opened(app, client_id)
    before = link(app, client_id) or ""
    app.button(key=f"portal-regenerate-{client_id}").click().run()
    assert any("ends at once and for good" in text.value for text in app.text)
    app.button(key="portal-keep").click().run()
    assert link(app, client_id) == before

    app.button(key=f"portal-regenerate-{client_id}").click().run()
    app.button(key="portal-replace").click().run()

    assert not app.exception
    assert look_up(records, before.rpartition("/")[2]).opened is None
    assert look_up(records, (link(app, client_id) or "").rpartition("/")[2]).opened
    assert drawn.sentences(app, f"activity-{client_id}")[0] == (
        "Nora Quinn replaced the portal link; the one before has ended."
    )


@pytest.mark.parametrize(("role", "sees"), [(Role.SUPPORT, True), (Role.VIEWER, False)])
def test_who_may_turn_it_sees_the_link_and_who_may_not_regenerate_finds_no_button(
    app: AppTest,
    records: Database,
    client_id: UUID,
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    sees: bool,
) -> None:
    portal.link(records, local_owner(records), client_id, THEN)
    seen_by(monkeypatch, role)
    opened(app, client_id)

    assert (link(app, client_id) is not None) == sees
    assert f"portal-regenerate-{client_id}" not in keys(app)
    assert drawn.facts(app, f"portal-{client_id}")["Last viewed"] == "Not viewed yet"


def test_who_only_reads_makes_no_link(
    app: AppTest, records: Database, client_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, client_id)

    assert not app.exception
    assert standing(records, client_id) is None


def test_without_its_secret_a_link_is_not_shown_but_can_be_replaced(
    app: AppTest, records: Database, client_id: UUID
) -> None:
    portal.link(records, local_owner(records), client_id, THEN)
    records.path.with_name("secret.key").unlink()
    opened(app, client_id)

    assert link(app, client_id) is None
    assert any(text.value.startswith("This link was sealed with a secret") for text in app.text)
    app.button(key=f"portal-regenerate-{client_id}").click().run()
    app.button(key="portal-replace").click().run()
    assert link(app, client_id)


def test_a_secret_that_cannot_be_read_is_said_in_the_card(
    app: AppTest, records: Database, client_id: UUID
) -> None:
    records.path.with_name("secret.key").write_text("short")
    records.path.with_name("secret.key").chmod(0o600)
    opened(app, client_id)

    assert not app.exception
    assert any("cannot be used" in error.value for error in app.error)


@pytest.mark.parametrize("public", [None, "https://desk.example"])
def test_the_letter_of_an_invoice_has_the_link_where_clients_can_open_it(
    app: AppTest,
    records: Database,
    client_id: UUID,
    monkeypatch: pytest.MonkeyPatch,
    public: str | None,
) -> None:
    if public:
        monkeypatch.setenv("CLIENTDESK_PUBLIC_URL", public)
        config.settings.cache_clear()
    page(app, add_issued(records, client_id).id)
    app.button(key="invoice-ask-send").click().run()

    assert not app.exception
    (mail,) = app.get("link_button")
    letter = parse_qs(urlsplit(mail.proto.url).query)["body"][0]
    assert ("/p/" in letter) == (public is not None)
    assert "127.0.0.1" not in letter
    assert "localhost" not in letter
