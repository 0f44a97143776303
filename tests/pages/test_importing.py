"""The import page, from a pasted or uploaded list to its undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.queries.clients import client
from tests.pages import drawn
from tests.pages.clients import made
from tests.pages.conftest import THEN

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
