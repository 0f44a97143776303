from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, members
from clientdesk.actions.workspace import edit_workspace, local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.member import MemberDraft
from clientdesk.model.words import MemberStatus, Role
from clientdesk.queries.members import members as everybody
from clientdesk.queries.workspace import workspace
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def page(app: AppTest, records: Database) -> AppTest:
    """The settings page on Northlight's records."""
    assert records.path.exists()
    app.run()
    return app.switch_page("pages/settings.py").run()


def tab(page: AppTest, name: str) -> AppTest:
    page.session_state["tab"] = name
    return page.run()


def colleague(records: Database, name: str = "Ines Okafor", role: Role = Role.SUPPORT) -> UUID:
    email = f"{name.split(maxsplit=1)[0].lower()}@northlight.example"
    return members.add(records, local_owner(records), MemberDraft(name, email, role), THEN)


def test_the_page_shows_the_workspace_as_it_is(page: AppTest) -> None:
    assert page.title[0].value == "Settings"
    assert page.text_input(key="workspace-name-0").value == "Northlight"
    assert page.selectbox(key="workspace-country-0").value == "IE"
    assert page.selectbox(key="workspace-base_currency-0").value == "EUR"
    assert page.selectbox(key="workspace-timezone-0").value == "Europe/Dublin"
    assert page.number_input(key="workspace-payment_terms_days-0").value == 30


def test_saving_changes_what_was_changed_and_nothing_else(page: AppTest, records: Database) -> None:
    before = asdict(workspace(records))
    page.text_input(key="workspace-name-0").input("Northlight Studio")
    page.selectbox(key="workspace-reminder_tone-0").select("firm")
    page.button(key="workspace-save").click().run()

    after = asdict(workspace(records))
    assert {name: value for name, value in after.items() if value != before[name]} == {
        "name": "Northlight Studio",
        "reminder_tone": "firm",
        "version": before["version"] + 1,
    }
    assert page.text_input(key="workspace-name-1").value == "Northlight Studio"


def test_invoices_are_numbered_and_rounded_as_set(page: AppTest, records: Database) -> None:
    assert any("INV" in caption.value and "0001" in caption.value for caption in page.caption)
    page.text_input(key="workspace-invoice_pattern-0").input("R{yy}/{number:3}")
    page.selectbox(key="workspace-rounding-0").select("half_even")
    page.selectbox(key="workspace-tax_by-0").select("total")
    page.button(key="workspace-save").click().run()

    made = workspace(records)
    assert (made.invoice_pattern, made.rounding, made.tax_by) == (
        *("R{yy}/{number:3}", "half_even", "total"),
    )
    assert not any("0001" in caption.value for caption in page.caption)
    assert any("R" in caption.value and "001" in caption.value for caption in page.caption)


def test_a_pattern_without_a_number_is_refused(page: AppTest, records: Database) -> None:
    page.text_input(key="workspace-invoice_pattern-0").input("INV")
    page.button(key="workspace-save").click().run()

    assert page.error[0].value.startswith("Invoice number pattern must hold")
    assert workspace(records).invoice_pattern == "INV-{number:4}"


def test_what_documents_say_of_the_sender_is_saved_and_shown_again(
    page: AppTest, records: Database
) -> None:
    page.text_area(key="workspace-address-0").input("Pier 4\nDublin 2\nIreland")
    page.text_area(key="workspace-payment_details-0").input("IBAN IE29 AIBK 9311 5212 3456 78")
    page.text_input(key="workspace-email-0").input("accounts@northlight.example")
    page.button(key="workspace-save").click().run()

    made = workspace(records)
    assert made.address == "Pier 4\nDublin 2\nIreland"
    assert made.payment_details == "IBAN IE29 AIBK 9311 5212 3456 78"
    assert (made.email, made.phone, made.tax_id) == ("accounts@northlight.example", None, None)
    assert page.text_area(key="workspace-address-1").value == made.address
    page.text_area(key="workspace-address-1").input("")
    page.button(key="workspace-save").click().run()
    assert workspace(records).address is None


def test_saving_an_untouched_form_changes_nothing(page: AppTest, records: Database) -> None:
    page.button(key="workspace-save").click().run()

    assert workspace(records).version == 1
    assert any("Nothing was changed" in toast.value for toast in page.toast)


def test_a_wrong_tax_id_of_ones_own_is_refused(page: AppTest, records: Database) -> None:
    page.text_input(key="workspace-tax_id-0").input("IE1234567A")
    page.button(key="workspace-save").click().run()

    assert page.error[0].value.startswith("Tax ID")
    assert workspace(records).tax_id is None
    assert page.text_input(key="workspace-tax_id-0").value == "IE1234567A"


def test_a_number_that_could_not_be_checked_says_so(page: AppTest) -> None:
    page.text_input(key="workspace-phone-0").input("ask for Nora")
    page.button(key="workspace-save").click().run()

    assert any("Phone was kept as typed" in caption.value for caption in page.caption)


def test_the_sender_of_two_who_save_is_chosen_as_any_other_field(
    page: AppTest, records: Database
) -> None:
    other_saves(records, email="hello@northlight.example", address="Quay 1")
    page.text_input(key="workspace-email-0").input("accounts@northlight.example")
    page.button(key="workspace-save").click().run()
    page.button(key="workspace-mine").click().run()

    made = workspace(records)
    assert (made.email, made.address) == ("accounts@northlight.example", "Quay 1")


def test_a_refused_name_stays_with_its_reason(page: AppTest, records: Database) -> None:
    page.text_input(key="workspace-name-0").input("   ")
    page.button(key="workspace-save").click().run()

    assert page.error[0].value.startswith("Name")
    assert workspace(records).name == "Northlight"
    assert page.text_input(key="workspace-name-0").value == "   "


def other_saves(records: Database, **changes: object) -> None:
    owner = local_owner(records)
    edit_workspace(records, owner, workspace(records), changes, THEN)


def test_of_two_who_save_the_same_field_the_second_chooses(
    page: AppTest, records: Database
) -> None:
    other_saves(records, name="Southlight")
    page.text_input(key="workspace-name-0").input("Eastlight")
    page.button(key="workspace-save").click().run()

    told = " ".join(words.value for words in page.text)
    assert "Nora Quinn saved “Southlight” on 20 Nov 2026, 09:30. Yours is “Eastlight”." in told
    assert workspace(records).name == "Southlight"

    page.button(key="workspace-mine").click().run()
    assert workspace(records).name == "Eastlight"


def test_keeping_theirs_shows_what_stands(page: AppTest, records: Database) -> None:
    other_saves(records, name="Southlight")
    page.text_input(key="workspace-name-0").input("Eastlight")
    page.button(key="workspace-save").click().run()
    page.button(key="workspace-theirs").click().run()

    assert page.text_input(key="workspace-name-1").value == "Southlight"
    assert workspace(records).name == "Southlight"


def test_a_field_that_only_somebody_else_changed_is_left_alone(
    page: AppTest, records: Database
) -> None:
    other_saves(records, payment_terms_days=45)
    page.text_input(key="workspace-name-0").input("Eastlight")
    page.button(key="workspace-save").click().run()

    saved = workspace(records)
    assert (saved.name, saved.payment_terms_days) == ("Eastlight", 45)


def test_a_member_is_added_and_named_in_the_list(page: AppTest, records: Database) -> None:
    tab(page, "Members").button(key="member-add").click().run()
    page.text_input(key="member-name").input("Tomás Byrne")
    page.text_input(key="member-email").input("tomas@northlight.example")
    page.radio(key="member-role").set_value(Role.ADMIN)
    page.button(key="member-save").click().run()

    [tomas] = [one for one in everybody(records) if one.name == "Tomás Byrne"]
    assert (tomas.email, tomas.role) == ("tomas@northlight.example", Role.ADMIN)
    drawn = [words.value for words in page.text]
    assert {"Tomás Byrne", "tomas@northlight.example"} <= set(drawn)


def open_dialog(page: AppTest, kind: str, member_id: UUID) -> AppTest:
    tab(page, "Members")
    page.session_state["member-dialog"] = (kind, member_id)
    return page.run()


def test_a_members_name_and_role_are_corrected(page: AppTest, records: Database) -> None:
    ines = colleague(records)
    open_dialog(page, "edit", ines)
    page.text_input(key="member-name").input("Ines Okafor-Hale")
    page.radio(key="member-role").set_value(Role.VIEWER)
    page.button(key="member-save").click().run()

    [saved] = [one for one in everybody(records) if one.id == ines]
    assert (saved.name, saved.role) == ("Ines Okafor-Hale", Role.VIEWER)


@pytest.mark.parametrize(
    ("kind", "status"), [("disable", MemberStatus.DISABLED), ("remove", MemberStatus.REMOVED)]
)
def test_a_member_without_clients_goes_at_once(
    page: AppTest, records: Database, kind: str, status: MemberStatus
) -> None:
    ines = colleague(records)
    open_dialog(page, kind, ines).button(key="member-end").click().run()

    left = {one.id: one.status for one in everybody(records)}
    assert left.get(ines, MemberStatus.REMOVED) is status


def test_who_can_work_is_offered_first_to_take_clients_over(
    page: AppTest, records: Database
) -> None:
    ines = colleague(records)
    colleague(records, "Ada Viewer", Role.VIEWER)
    colleague(records, "Zoe Byrne")
    draft = ClientDraft(name="Harbour & Sons")
    made = clients.create(records, local_owner(records), draft, THEN, THEN.date())
    owner = local_owner(records)
    clients.assign_owner(records, owner, made.id, member_id=ines, now=THEN)

    offered = open_dialog(page, "disable", ines).selectbox(key="member-hand-over").options
    assert offered == ["Nora Quinn · Owner", "Zoe Byrne · Support", "Ada Viewer · Viewer"]


def test_a_member_is_kept_where_the_dialog_is_canceled(page: AppTest, records: Database) -> None:
    ines = colleague(records)
    open_dialog(page, "disable", ines).button(key="member-cancel").click().run()

    assert {one.id: one.status for one in everybody(records)}[ines] is MemberStatus.ACTIVE
    assert "member-end" not in [button.key for button in page.button]


def test_the_format_of_numbers_and_dates_is_called_so(page: AppTest) -> None:
    assert page.selectbox(key="workspace-locale-0").label == "Number and date format"


def test_a_backup_is_made_and_listed(page: AppTest, records: Database) -> None:
    tab(page, "Backups").button(key="backup-now").click().run()

    [made] = list((records.path.parent / "backups").glob("records-*.duckdb"))
    assert any(made.name in button.key for button in page.button if button.key)
    assert any("Made by hand" in words.value for words in page.caption)
