"""The import page, from a pasted or uploaded list to its undoing."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.documents.left_out import left_out_csv
from clientdesk.intake.decisions import Decision
from clientdesk.intake.filetypes import MAX_BYTES
from clientdesk.queries.clients import client
from clientdesk.ui.import_kinds import Kind
from tests.pages import drawn
from tests.pages.clients import made
from tests.pages.conftest import ROOT, THEN

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database

LIST = (
    "Name,E-mail,Website,Remark\n"
    "Birch Ltd,ap@birch.example,birch.example,x\n"
    "Acme,hello@acme.example,acme.example,y\n"
    ",nobody@x.example,,z\n"
    "Birch Ltd,ap@birch.example,birch.example,again\n"
)
"""A new client, one that is here without a website, one without a name, one that comes twice."""


def opened(app: AppTest) -> AppTest:
    app.switch_page("pages/import.py").run()
    assert not app.exception
    return app


def finished(app: AppTest) -> AppTest:
    """The page once its work is done."""
    while any(each.key == "import-cancel" for each in app.button):
        app.run()
    assert not app.exception
    return app


def pasted(app: AppTest, text: str = LIST) -> AppTest:
    opened(app).text_area(key="import-pasted").set_value(text)
    app.button(key="import-paste").click().run()
    return finished(app)


def reviewed(app: AppTest, text: str = LIST) -> AppTest:
    pasted(app, text).button(key="import-review").click().run()
    return finished(app)


def committed(app: AppTest, text: str = LIST) -> AppTest:
    reviewed(app, text).button(key="import-commit").click().run()
    return finished(app)


def website(records: Database, client_id: UUID) -> str | None:
    return client(records, client_id, THEN.date()).website


def test_a_pasted_list_is_matched_reviewed_and_brought_in(records: Database, app: AppTest) -> None:
    acme = made(records, "Acme", email="hello@acme.example")
    reviewed(app)
    assert drawn.cards(app, "import-counts") == {
        "New": "1",
        "Duplicate": "1",
        "Update": "1",
        "Invalid": "1",
    }
    assert app.button(key="import-commit").label == "Import 2 clients: 1 new, 1 filled in"
    app.button(key="import-commit").click().run()
    finished(app)
    assert "1 client was added" in app.success[0].value
    assert website(records, acme) == "https://acme.example"


def test_a_new_row_says_which_record_it_is_like(records: Database, app: AppTest) -> None:
    made(records, "Birch Limited", phone="+44 20 7946 0018")
    reviewed(app, "Name,Phone\nBirch Ltd,020 7946 0018\nElm Ltd,020 7946 0055\n")

    birch, elm = drawn.rows(app, "import-rows")
    assert any("Looks like “Birch Limited” (" in (cell or "") for cell in birch)
    assert not any("Looks like" in (cell or "") for cell in elm)


def test_a_choice_of_columns_is_remembered_for_the_next_list_like_it(
    records: Database, app: AppTest
) -> None:
    assert records
    reviewed(app).selectbox(key="import-column-3").set_value("notes").run()
    app.button(key="import-review").click().run()
    finished(app).button(key="import-commit").click().run()
    finished(app).button(key="import-again").click().run()

    pasted(app, "Remark,Website,Name,E-mail\nlate,,Oak Ltd,\n")

    assert app.selectbox(key="import-column-0").value == "notes"


def test_a_column_goes_where_a_person_says_and_the_rows_are_judged_again(
    records: Database, app: AppTest
) -> None:
    assert records
    reviewed(app).selectbox(key="import-column-3").set_value("notes").run()
    assert "import-commit" not in {each.key for each in app.button}
    assert "Your choice" in {each.value for each in app.caption}
    app.button(key="import-review").click().run()
    assert finished(app).button(key="import-commit").label == "Import 2 clients: 2 new"


def test_all_rows_of_a_kind_are_left_out_at_once(records: Database, app: AppTest) -> None:
    assert records
    reviewed(app).selectbox(key="import-all-new").set_value(Decision.LEAVE).run()
    assert app.button(key="import-commit").label == "Nothing to import"
    assert app.button(key="import-commit").disabled


def test_a_file_that_is_no_list_is_refused_with_a_sentence(records: Database, app: AppTest) -> None:
    before = records.sequence
    pasted(app, '{"a": 1}')
    assert "This file is JSON" in app.error[0].value
    assert records.sequence == before


def test_undo_asks_first_and_takes_the_import_back(records: Database, app: AppTest) -> None:
    acme = made(records, "Acme", email="hello@acme.example")
    committed(app).button(key="import-undo").click().run()
    assert website(records, acme)
    app.button(key="import-undo-do").click().run()
    assert not app.exception
    assert website(records, acme) is None
    assert any("Taken back by Nora Quinn" in each.value for each in app.caption)
    assert app.get("file_uploader")


def test_undo_names_what_has_changed_since_and_takes_the_others_back(
    records: Database, app: AppTest
) -> None:
    acme = made(records, "Acme", email="hello@acme.example")
    committed(app)
    clients.archive(records, local_owner(records), acme, THEN)
    app.button(key="import-undo").click().run()
    app.button(key="import-undo-do").click().run()
    assert "1 record has changed since" in app.warning[0].value
    assert app.button(key="import-undo-do").label == "Undo the other 1"
    app.button(key="import-undo-do").click().run()
    assert website(records, acme)


def test_invoices_and_their_payments_come_in_after_their_clients(
    records: Database, app: AppTest
) -> None:
    made(records, "Acme")
    opened(app).segmented_control(key="import-kind").set_value(Kind.INVOICES).run()
    bills = "Invoice number,Customer,Amount,Invoice date\nA-1,Acme,100.00,2026-10-01\n"
    committed(app, bills)
    assert "1 invoice was added" in app.success[0].value
    app.button(key="import-next").click().run()
    app.segmented_control(key="import-kind").set_value(Kind.PAYMENTS).run()
    committed(app, "Invoice number,Amount,Payment date\nA-1,40.00,2026-10-09\n")
    assert "1 payment was added" in app.success[0].value


def test_the_rows_left_out_are_harmless_cells_with_their_reasons() -> None:
    made_of = [(4, "Invalid", ["Name is empty."], {"Name": "", "Notes": "=1+1"})]
    assert left_out_csv(made_of).decode("utf-8-sig").splitlines() == [
        "Line,Verdict,Reason,Name,Notes",
        "4,Invalid,Name is empty.,,'=1+1",
    ]


def test_the_server_takes_a_file_as_large_as_the_page_promises() -> None:
    settings = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))
    assert settings["server"]["maxUploadSize"] * 2**20 > MAX_BYTES
