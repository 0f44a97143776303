from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from tests.pages import drawn
from tests.pages.clients import keys, made, opened
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def edit(records: Database, client_id: UUID, field: str, old: object, new: object) -> None:
    owner = local_owner(records)
    now = THEN + timedelta(hours=1)
    clients.edit(records, owner, client_id, read={field: old}, changes={field: new}, now=now)


def test_inherited_preferences_say_so_until_they_are_set(app: AppTest, records: Database) -> None:
    client_id = made(records)
    opened(app, client_id)
    key = f"billing-{client_id}"
    assert drawn.facts(app, key)["Payment terms"] == "30 days"
    assert set(drawn.notes(app, key).values()) == {"as the workspace"}
    app.button(key="billing-edit").click().run()
    assert app.text_input(key=f"billing-payment_terms_days-{client_id}").value == ""
    app.text_input(key=f"billing-payment_terms_days-{client_id}").set_value("14")
    app.selectbox(key=f"billing-reminder_tone-{client_id}").set_value("firm")
    app.selectbox(key=f"billing-locale-{client_id}").set_value("de_DE")
    app.button(key="billing-save").click().run()
    assert not app.exception
    now = drawn.facts(app, key)
    assert (now["Payment terms"], now["Reminder tone"]) == ("14 days", "Firm")
    assert now["Number and date format"] == "German (Germany)"
    assert drawn.notes(app, key)["Currency"] == "as the workspace"
    assert drawn.notes(app, key)["Payment terms"] == ""


def test_a_preference_goes_back_to_the_workspaces(app: AppTest, records: Database) -> None:
    client_id = made(records)
    edit(records, client_id, "payment_terms_days", None, 7)
    opened(app, client_id)
    app.button(key="billing-edit").click().run()
    app.text_input(key=f"billing-payment_terms_days-{client_id}").set_value(" ")
    app.button(key="billing-save").click().run()
    assert drawn.facts(app, f"billing-{client_id}")["Payment terms"] == "30 days"


def test_refused_terms_stay_in_the_field_with_the_reason(app: AppTest, records: Database) -> None:
    client_id = made(records)
    opened(app, client_id)
    app.button(key="billing-edit").click().run()
    field = f"billing-payment_terms_days-{client_id}"
    app.text_input(key=field).set_value("soon")
    app.button(key="billing-save").click().run()
    assert app.error[0].value.startswith("Payment terms must be a whole number of days")
    assert app.text_input(key=field).value == "soon"
    app.button(key="billing-cancel").click().run()
    assert drawn.facts(app, f"billing-{client_id}")["Payment terms"] == "30 days"


def test_notes_are_written_and_their_earlier_versions_stay(app: AppTest, records: Database) -> None:
    client_id = made(records, notes="First")
    opened(app, client_id)
    app.button(key="notes-edit").click().run()
    app.text_area(key=f"notes-notes-{client_id}").set_value("Second\n**line**")
    app.button(key="notes-save").click().run()
    assert not app.exception
    said = [text.value for text in app.text]
    assert "Second\n**line**" in said
    assert "First" in said
    assert app.expander(key="notes-versions").label == "1 earlier version"
    app.button(key="notes-back-0").click().run()
    assert "First" in [text.value for text in app.text]
    assert app.expander(key="notes-versions").label == "2 earlier versions"
    app.button(key="undo").click().run()
    assert app.expander(key="notes-versions").label == "3 earlier versions"


def test_what_somebody_else_wrote_first_is_shown_beside_ones_own(
    app: AppTest, records: Database
) -> None:
    client_id = made(records, notes="First")
    opened(app, client_id)
    app.button(key="notes-edit").click().run()
    edit(records, client_id, "notes", "First", "Theirs")
    app.text_area(key=f"notes-notes-{client_id}").set_value("Mine")
    app.button(key="notes-save").click().run()
    said = [text.value for text in app.text if "Yours is" in text.value]
    assert "“Theirs”" in said[0]
    assert "Yours is “Mine”" in said[0]
    assert {"notes-theirs", "notes-mine"} <= keys(app)
    assert not {"notes-save", "notes-cancel"} & keys(app)
    app.button(key="notes-mine").click().run()
    assert not app.exception
    assert "notes-save" not in keys(app)
    row = records.row("client_to_change", id=client_id)
    assert row
    assert row["notes"] == "Mine"


def test_the_owner_is_assigned_and_since_when_is_said(app: AppTest, records: Database) -> None:
    client_id, owner = made(records), local_owner(records)
    opened(app, client_id)
    app.button(key="take-over").click().run()
    assert not app.exception
    assert app.selectbox(key=f"owner-{client_id}").value == owner.id
    assert "Nora Quinn took the client over." in drawn.sentences(app, f"activity-{client_id}")
    assert any("Since " in text.value for text in app.markdown)
    assert "take-over" not in keys(app)


def test_older_activities_come_on_demand_and_by_kind(app: AppTest, records: Database) -> None:
    client_id = made(records)
    for turn in range(9):
        edit(records, client_id, "phone", None if turn == 0 else str(turn + 9), str(turn + 10))
    opened(app, client_id)
    key = f"activity-{client_id}"
    assert len(drawn.sentences(app, key)) == 6
    app.button(key=f"activity-older-{client_id}").click().run()
    assert len(drawn.sentences(app, key)) == 10
    assert f"activity-older-{client_id}" not in keys(app)
    kind = f"activity-kind-{client_id}"
    app.get("button_group")
    app.session_state[kind] = "owner"
    app.run()
    assert "The relationship owner was not changed yet." in [text.value for text in app.text]
