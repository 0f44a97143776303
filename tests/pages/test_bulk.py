from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.model.bulk import Bulk, BulkKind
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.words import Role
from clientdesk.ui.bulk_asking import Asked
from clientdesk.ui.bulk_deeds import Deed
from clientdesk.ui.bulk_selection import Selection
from tests.pages import drawn
from tests.pages.clients import keys, made, seen_by
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def many(records: Database) -> list[UUID]:
    """Thirty clients: two pages of the directory."""
    return [made(records, f"Client {n:02}") for n in range(30)]


def select(app: AppTest, *ids: UUID) -> AppTest:
    """Tick the boxes of these rows of the page, and of no others."""
    table = drawn.component(app, "directory-table") or {"rows": []}
    shown = [row["id"] for row in table["rows"]]
    nothing = Selection(ClientFilter())
    before = app.session_state.get("bulk-selection", nothing)
    app.session_state["bulk-selection"] = before.turned(shown, map(str, ids))
    return app.run()


def again(app: AppTest, kind: BulkKind, *ids: UUID) -> AppTest:
    """Run with the dialog open still, which AppTest forgets; its plan is kept."""
    deed = Deed(kind, "", Bulk(kind), is_asked=kind is BulkKind.TERMS)
    app.session_state["bulk-asked"] = Asked(deed, tuple(map(str, ids)))
    return app.run()


def selected(app: AppTest) -> list[str]:
    """The names of the rows whose boxes are ticked."""
    table = drawn.component(app, "directory-table") or {"rows": [], "selected": []}
    return [row["name"] for row in table["rows"] if row["id"] in table["selected"]]


def said(app: AppTest) -> str:
    return "\n".join(each.value for each in app.text)


def test_a_selection_lasts_over_pages_and_orders_and_ends_with_another_list(
    many: list[UUID], app: AppTest
) -> None:
    select(app.run(), many[0], many[1])
    assert "2 clients selected" in said(app)
    app.query_params["filter"] = '{"sort":"name","descending":true}'
    app.run()
    assert "2 clients selected" in said(app)
    assert selected(app) == []
    select(app, many[29])
    assert "3 clients selected" in said(app)
    app.query_params["filter"] = '{"search":"client"}'
    app.run()
    assert "selected" not in said(app)
    assert app.toast[0].value == "The list is another one, so nothing is selected any more."


def test_a_whole_page_offers_the_whole_list_and_one_can_be_left_out(
    many: list[UUID], app: AppTest
) -> None:
    select(app.run(), *many[:24])
    assert "bulk-all" not in keys(app)
    select(app, *many[:25])
    assert app.button(key="bulk-all").label == "Select all 30 clients"
    app.button(key="bulk-all").click().run()
    assert "30 clients selected" in said(app)
    select(app, *many[1:25])
    assert "29 clients selected" in said(app)
    app.button(key="bulk-archive").click().run()
    app.button(key="bulk-do").click()
    again(app, BulkKind.ARCHIVE, *many)
    assert drawn.names(app) == ["Client 00"]


def test_archiving_says_first_how_many_and_is_taken_back_by_undo(
    many: list[UUID], app: AppTest, records: Database
) -> None:
    select(app.run(), *many[:3])
    clients.archive(records, local_owner(records), many[0], THEN)
    app.button(key="bulk-archive").click().run()
    assert "Of 3 clients selected, 2 change." in said(app)
    assert "1 is archived already and stays as it is." in said(app)
    assert app.button(key="bulk-do").label == "Archive 2 clients"
    app.button(key="bulk-do").click()
    again(app, BulkKind.ARCHIVE, *many[:3])
    assert "Archived 2 clients." in said(app)
    assert drawn.names(app)[0] == "Client 03"
    app.button(key="undo").click().run()
    assert drawn.names(app)[0] == "Client 01"
    assert app.toast[0].value == "Taken back\\: Archived 2 clients\\."


def test_who_was_changed_while_the_dialog_was_open_is_named_and_stays(
    many: list[UUID], app: AppTest, records: Database
) -> None:
    owner = local_owner(records)
    select(app.run(), *many[:2])
    app.button(key="bulk-archive").click().run()
    later = THEN + timedelta(minutes=1)
    clients.assign_owner(records, owner, many[1], member_id=owner.id, now=later)
    app.button(key="bulk-do").click()
    again(app, BulkKind.ARCHIVE, *many[:2])
    assert "1 has changed meanwhile and stays: Client 01." in said(app)
    assert drawn.names(app)[0] == "Client 01"


def test_terms_are_set_in_days_and_an_older_change_is_taken_back_from_the_list(
    many: list[UUID], app: AppTest, records: Database
) -> None:
    select(app.run(), *many[:2])
    again(app, BulkKind.TERMS, *many[:2])
    assert "Of 2 clients selected, none changes." in said(app)
    app.number_input(key="bulk-terms-field").set_value(45)
    again(app, BulkKind.TERMS, *many[:2])
    app.button(key="bulk-do").click()
    again(app, BulkKind.TERMS, *many[:2])
    row = records.row("client_to_change", id=many[0])
    assert row
    assert row["payment_terms_days"] == 45
    [undo] = [key for key in keys(app) if key.startswith("bulk-act-undo-")]
    app.button(key=undo).click().run()
    row = records.row("client_to_change", id=many[0])
    assert row
    assert row["payment_terms_days"] is None
    assert not [key for key in keys(app) if key.startswith("bulk-act-undo-")]


@pytest.mark.parametrize(
    ("role", "offers"),
    [
        (Role.VIEWER, set()),
        (Role.SUPPORT, {"bulk-archive", "bulk-take-over", "bulk-terms"}),
        (Role.ADMIN, {"bulk-archive", "bulk-owner", "bulk-terms"}),
    ],
)
def test_a_role_is_offered_what_it_may_do_and_everybody_export(
    many: list[UUID],
    app: AppTest,
    monkeypatch: pytest.MonkeyPatch,
    role: Role,
    offers: set[str],
) -> None:
    seen_by(monkeypatch, role)
    select(app.run(), many[0])
    found = {key for key in keys(app) if key.startswith("bulk-")}
    assert found == offers | {"bulk-clear", "bulk-export"}


def test_the_selected_ones_are_exported(many: list[UUID], app: AppTest) -> None:
    select(app.run(), *many[:3])
    app.button(key="bulk-export").click().run()
    assert app.radio(key="export-scope").options[0] == "3 selected clients"
