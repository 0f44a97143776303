"""Pages where members sign in, in sessions as AppTest makes them."""

# AppTest runs the body of a function alone, with its imports.
# ruff: noqa: PLC0415

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from clientdesk import config
from clientdesk.actions import members
from clientdesk.actions.sessions import sign_out_everywhere
from clientdesk.actions.workspace import local_owner
from clientdesk.errors import NotSignedIn
from clientdesk.model.member import MemberDraft
from clientdesk.model.words import Role
from clientdesk.queries.members import members as everybody
from clientdesk.ui import invoice_forms
from tests.pages.conftest import ROOT, THEN
from tests.pages.invoices import add_client, new, said

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from clientdesk.store.database import Database

NORA = "nora@northlight.example"
INES = "ines@northlight.example"


@pytest.fixture(autouse=True)
def _by_provider(path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert path
    monkeypatch.setenv("CLIENTDESK_AUTH", "oidc")
    config.settings.cache_clear()


@pytest.fixture
def ines(records: Database) -> UUID:
    return members.add(records, local_owner(records), MemberDraft("Ines Okafor", INES), THEN)


def signed_in(app: AppTest, email: str, *, hours: float = 0, **said: object) -> AppTest:
    """A session that began so many hours ago."""
    began = datetime.now(UTC) - timedelta(hours=hours)
    claims: dict[str, Any] = {"email": email, "email_verified": True, "iat": began.timestamp()}
    app.user = {"is_logged_in": True, **claims, **said}
    return app


def shown(app: AppTest) -> str:
    """The title of what the session sees."""
    title: str = app.title[0].value
    return title


def who(app: AppTest) -> str:
    """The name at the foot of the sidebar."""
    [account] = app.sidebar.get("popover")
    label: str = account.proto.popover.label
    return label


def moment() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def buttons(app: AppTest) -> set[str]:
    return {button.label for button in app.main.button}


def test_a_stranger_sees_the_way_in_and_nothing_else(app: AppTest, records: Database) -> None:
    app.user = {}
    for page in ("clients", "settings", "analytics", "enrichment", "client"):
        app.switch_page(f"pages/{page}.py").run()

        assert shown(app) == "Sign in to ClientDesk"
        assert buttons(app) == {"Sign in"}
        assert "For members of Northlight, by their e-mail address." in said(app)
        assert "nora@" not in said(app).lower()
        assert not app.sidebar
    assert records.sequence


def test_a_member_sees_the_pages_under_their_own_name(app: AppTest, ines: UUID) -> None:
    signed_in(app, INES.upper()).run()

    assert shown(app) == "Clients"
    assert who(app) == "Ines Okafor"
    assert "Support" in [caption.value for caption in app.sidebar.caption]
    assert ines


def test_signing_in_is_kept_once_a_session(app: AppTest, records: Database, ines: UUID) -> None:
    signed_in(app, INES).run()
    sequence = records.sequence
    app.run()

    kept = next(one for one in everybody(records) if one.id == ines)
    assert kept.signed_in_at is not None
    assert records.sequence == sequence


@pytest.mark.usefixtures("ines")
@pytest.mark.parametrize(
    ("email", "hours", "claims", "title", "ways"),
    [
        ("ann@else.example", 0, {}, "You are not a member here", {"Sign out"}),
        (
            INES,
            0,
            {"email_verified": False},
            "Your e-mail address is not confirmed",
            {"Sign out"},
        ),
        (INES, 12.1, {}, "Please sign in again", {"Sign in again", "Use another account"}),
    ],
)
def test_who_is_not_admitted_reads_why_and_can_leave(
    app: AppTest, email: str, hours: float, claims: dict[str, object], title: str, ways: set[str]
) -> None:
    signed_in(app, email, hours=hours, **claims).run()

    assert shown(app) == title
    assert buttons(app) == ways
    assert f"signed in as {email}" in said(app)
    assert not app.exception


def test_the_age_of_a_session_is_a_setting(
    app: AppTest, ines: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_SESSION_HOURS", "24")
    config.settings.cache_clear()

    assert ines
    assert shown(signed_in(app, INES, hours=12.1).run()) == "Clients"


def test_whatever_ends_a_membership_takes_the_page_with_the_next_action(
    app: AppTest, records: Database, ines: UUID
) -> None:
    owner = local_owner(records)
    signed_in(app, INES, hours=1).run()
    assert shown(app) == "Clients"

    members.disable(records, owner, ines, now=moment())
    assert shown(app.run()) == "Your access is turned off"

    members.enable(records, owner, ines, moment())
    assert shown(app.run()) == "You have been signed out"
    assert shown(signed_in(app, INES).run()) == "Clients"

    sign_out_everywhere(records, owner, ines, moment())
    assert shown(app.run()) == "You have been signed out"

    members.remove(records, owner, ines, hand_over_to=None, now=moment())
    assert shown(app.run()) == "You are not a member here"


def test_a_new_role_holds_from_the_next_action(app: AppTest, records: Database, ines: UUID) -> None:
    signed_in(app, INES).run()
    app.switch_page("pages/settings.py")
    app.session_state["tab"] = "Members"
    assert "Invite member" not in buttons(app.run())

    members.set_role(records, local_owner(records), ines, role=Role.ADMIN, now=THEN)

    assert "Invite member" in buttons(app.run())


def test_the_list_of_members_says_who_has_signed_in(app: AppTest, ines: UUID) -> None:
    other = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    signed_in(app, NORA).run()
    app.switch_page("pages/settings.py")
    app.session_state["tab"] = "Members"
    assert "Never signed in" in said(app.run())
    assert shown(signed_in(other, INES, hours=1).run()) == "Clients"
    assert "Never signed in" not in said(app.run())

    assert ines


def test_signing_out_everywhere_ends_this_session_too(app: AppTest, ines: UUID) -> None:
    signed_in(app, INES, hours=0.001).run()
    app.button(key="sign-out-everywhere").click().run()
    assert "this one too" in said(app)
    assert shown(app.button(key="sessions-keep").click().run()) == "Clients"

    app.button(key="sign-out-everywhere").click().run()
    app.button(key="sessions-end").click().run()

    assert ines
    assert shown(app) == "You have been signed out"
    assert buttons(app) == {"Sign in again", "Use another account"}


def test_a_callback_of_a_member_who_was_disabled_does_nothing(
    app: AppTest, records: Database, ines: UUID
) -> None:
    signed_in(app, INES).run()
    ended = moment()
    members.disable(records, local_owner(records), ines, now=ended)

    app.button(key="sign-out-everywhere").click().run()

    assert shown(app) == "Your access is turned off"
    assert not app.warning
    assert next(one for one in everybody(records) if one.id == ines).signed_out_at == ended


def test_signing_out_ends_the_other_tabs_of_the_browser(app: AppTest, ines: UUID) -> None:
    other = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    other.user = signed_in(app, INES, hours=2).user
    assert [shown(session.run()) for session in (app, other)] == ["Clients", "Clients"]

    app.button(key="sign-out").click().run()

    assert ines
    assert shown(app) == "Sign in to ClientDesk"
    assert shown(other.run()) == "You have been signed out"


def test_the_log_hears_once_of_a_stranger_and_not_who_it_was(
    app: AppTest, records: Database, caplog: pytest.LogCaptureFixture
) -> None:
    signed_in(app, "ann@else.example").run().run()

    said = [one.getMessage() for one in caplog.records if "sign-in" in one.getMessage()]
    assert said == ["A sign-in was not admitted: unknown."]
    assert "ann@" not in caplog.text
    assert records.sequence


def drawing_a_download() -> None:
    import streamlit as st

    from clientdesk.ui.identity import while_admitted

    st.session_state["make"] = while_admitted(lambda: b"the file")


def test_a_download_is_made_only_for_who_may_still_have_it(records: Database, ines: UUID) -> None:
    session = signed_in(AppTest.from_function(drawing_a_download), INES).run()
    make = session.session_state["make"]
    assert make() == b"the file"

    members.disable(records, local_owner(records), ines, now=moment())

    with pytest.raises(NotSignedIn):
        make()


def test_what_one_member_types_no_other_session_shows(app: AppTest, records: Database) -> None:
    draft = MemberDraft("Ines Okafor", INES)
    members.add(records, local_owner(records), draft, THEN)
    client_id = add_client(records, email="hi@acme.example")
    sessions = [app, AppTest.from_file(ROOT / "app.py", default_timeout=60)]
    for session, email, terms in zip(sessions, (NORA, INES), ("11", "77"), strict=True):
        new(signed_in(session, email), client_id)
        boxes = (box for box in session.text_input if "terms" in (box.key or ""))
        next(boxes).set_value(terms).run()

    theirs = [
        form
        for form in invoice_forms._forms.values()
        if form.is_changed and form.subject.client_id == client_id
    ]
    assert {form.typed.terms for form in theirs} == {"11", "77"}
    for session, other in zip(sessions, reversed(theirs), strict=True):
        session.query_params["form"] = other.name
        session.run()
        assert other.typed.terms not in {box.value for box in session.text_input}
    for _ in range(3):
        assert [who(session.run()) for session in sessions] == ["Nora Quinn", "Ines Okafor"]


def test_without_a_workspace_a_stranger_cannot_make_one(app: AppTest) -> None:
    app.run()

    assert shown(app) == "ClientDesk is not set up yet"
    assert not app.text_input
    assert not buttons(app)


def test_a_file_that_cannot_be_read_is_not_described(app: AppTest, path: Path) -> None:
    path.write_bytes(b"no database at all")
    app.run()

    assert shown(app) == "Not available now"
    assert str(path) not in said(app)
    assert buttons(app) == {"Try again"}


def test_a_demo_cannot_be_left_by_a_member(app: AppTest, demo_records: Database) -> None:
    signed_in(app, NORA).run()

    assert "Made-up clients" in said(app)
    assert "Start your own workspace" not in str(app)
    assert demo_records.path.exists()
