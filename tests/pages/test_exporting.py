from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl

from clientdesk.actions.workspace import local_owner
from clientdesk.documents import handout
from clientdesk.documents.handout import Wanted
from clientdesk.documents.table_files import Kind
from clientdesk.model.client_filter import ClientFilter
from clientdesk.queries.export import Chosen
from clientdesk.ui.export_dialog import PURPOSE, Order
from tests.pages.clients import made
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


def asked(app: AppTest, *ids: str, **address: str) -> AppTest:
    for name, value in address.items():
        app.query_params[name] = value
    app.session_state["export-dialog"] = ids
    app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [text.value for text in app.text]


def order(records: Database, kind: Kind = Kind.CSV, chosen: Chosen | None = None) -> Order:
    chosen = chosen or Chosen(ClientFilter())
    columns = ("name", "currency", "outstanding")
    return Order(records, local_owner(records), chosen, columns, kind, THEN.date())


def exported(records: Database) -> list[str]:
    with records.cursor() as cursor:
        rows = cursor.execute("select new from activities where kind = 'exported'").fetchall()
    return [row[0] for row in rows]


def test_the_dialog_says_how_many_go_out_and_offers_them_at_a_click(
    records: Database, app: AppTest
) -> None:
    made(records, "Acme")
    made(records, "Bravo")
    asked(app, filter='{"search":"acme"}')

    assert "The whole list, 1 client, in the order shown." in texts(app)
    assert app.get("download_button")


def test_a_selection_goes_out_by_itself_or_with_the_whole_list(
    records: Database, app: AppTest
) -> None:
    acme = made(records, "Acme")
    made(records, "Bravo")
    asked(app, str(acme))

    assert app.radio(key="export-scope").options == [
        "1 selected client",
        "The whole list, 2 clients",
    ]
    rows = pl.read_parquet(
        io.BytesIO(order(records, Kind.PARQUET, Chosen(ids=(str(acme),))).data())
    )
    assert rows["name"].to_list() == ["Acme"]


def test_each_export_is_noted_with_who_and_how_many(records: Database) -> None:
    made(records, "Acme")
    made(records, "Bravo")
    order(records, Kind.XLSX).data()
    assert exported(records) == ["2 clients as Excel"]


def test_an_empty_list_is_not_exported(records: Database, app: AppTest) -> None:
    made(records, "Acme")
    asked(app, filter='{"search":"nobody"}')
    assert "The list is empty" in app.error[0].value


def test_a_file_that_was_made_is_found_again_by_whoever_asked(
    records: Database, app: AppTest
) -> None:
    made(records, "Acme")
    one = order(records)
    owner = local_owner(records)
    wanted = Wanted(PURPOSE, "Long list.csv", "text/csv", 1, owner.id, one.write, list)
    begun = handout.begin(wanted)
    asked(app)
    assert "Long list.csv" in texts(app)
    assert not app.get("download_button")

    handout.drop(begun)
    asked(app)
    assert app.get("download_button")
