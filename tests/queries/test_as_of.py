from __future__ import annotations

import re
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING

from polars.testing import assert_frame_equal

from clientdesk.actions import clients
from clientdesk.model.client import ClientDraft
from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.queries import image
from clientdesk.queries.as_of import as_of
from clientdesk.queries.directory import directory
from clientdesk.store.figures import refresh_figures
from tests.queries.records import fill, moment
from tests.queries.workspaces import FIRST

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.store.database import Database
    from tests.queries.records import Records

NOW = moment(FIRST)
_WRITES = re.compile(r"^(update clients|insert into clients)\b", re.MULTILINE)
SHOWN = ("id", "texts", "search_key", "owner_id", "is_archived", "revenue", "overdue", "version")
ALL = ClientFilter(status=StatusFilter.ALL)


def actor(database: Database) -> Actor:
    return Actor(database.rows("members")[0]["id"], "Ann", Role.OWNER)


def listed(database: Database) -> list[str]:
    return directory(database, ALL, FIRST, limit=1000).clients["name"].to_list()


def compare_with_a_fresh_reading(database: Database, day: date = FIRST) -> None:
    """What stands beside the loaded clients must answer like a loading of all."""
    here = as_of(database, day).rows
    fresh = image.load(database, database.sequence)
    there = [fresh.clients, fresh.mixed, fresh.again]
    ids = fresh.clients["id"]
    found = [image.rows_of(parts, ids).select(SHOWN) for parts in (here, there)]
    assert_frame_equal(*found, categorical_as_str=True)
    assert sum((~part["is_aside"]).sum() for part in here) == len(ids)


def test_a_change_is_in_the_next_list(database: Database, records: Records) -> None:
    records.member("Ann")
    ids = [records.client(name) for name in ("Anna", "Bert", "Carl")]
    fill(database, records)
    database.write(lambda tx: refresh_figures(tx, FIRST))
    assert listed(database) == ["Anna", "Bert", "Carl"]
    ann = actor(database)

    clients.edit(database, ann, ids[2], read={"name": "Carl"}, changes={"name": "Ada"}, now=NOW)
    clients.create(database, ann, ClientDraft("Bea"), NOW, FIRST)
    assert listed(database) == ["Ada", "Anna", "Bea", "Bert"]
    compare_with_a_fresh_reading(database)

    clients.delete(database, ann, ids[0], typed_name="Anna", keep_invoices=True, now=NOW)
    clients.create(database, ann, ClientDraft("Anna"), NOW, FIRST)
    clients.create(database, ann, ClientDraft("Zoe"), NOW, FIRST)
    assert listed(database) == ["Ada", "Anna", "Bea", "Bert", "Zoe"]
    compare_with_a_fresh_reading(database)


def test_the_first_clients_of_an_empty_workspace_are_listed(
    database: Database, records: Records
) -> None:
    records.member("Ann")
    fill(database, records)
    assert listed(database) == []

    for name in ("Bert", "Anna"):
        clients.create(database, actor(database), ClientDraft(name), NOW, FIRST)

    assert listed(database) == ["Anna", "Bert"]


def test_figures_of_another_day_stand_beside_the_stored_ones(
    database: Database, records: Records
) -> None:
    client, later = records.client("Anna"), FIRST + timedelta(days=400)
    records.invoice(client, "100.00", FIRST, due_date=FIRST + timedelta(days=30))
    records.client("Bert")
    fill(database, records)
    database.write(lambda tx: refresh_figures(tx, FIRST))
    assert directory(database, ALL, FIRST).sums.overdue == 0

    database.write(lambda tx: refresh_figures(tx, later))

    assert directory(database, ALL, later).sums.overdue == 100
    assert directory(database, ALL, FIRST).sums.overdue == 0
    compare_with_a_fresh_reading(database, later)


def test_an_edit_keeps_the_money_in_other_currencies(database: Database, records: Records) -> None:
    records.member("Ann")
    client = records.client("Anna", currency="EUR")
    records.invoice(client, "100.00", FIRST)
    records.invoice(client, "40.00", FIRST, currency="USD")
    records.rate("USD", "2.00")
    fill(database, records)
    database.write(lambda tx: refresh_figures(tx, FIRST))
    assert directory(database, ALL, FIRST).sums.outstanding == 120

    changes = {"notes": "Call before noon"}
    clients.edit(database, actor(database), client, read={"notes": None}, changes=changes, now=NOW)

    assert directory(database, ALL, FIRST).sums.outstanding == 120
    assert as_of(database, FIRST).foreign["client_id"].to_list() == [str(client)]


def test_who_writes_brings_the_list_up_to_date(database: Database, records: Records) -> None:
    records.member("Ann")
    records.client("Anna")
    fill(database, records)
    database.write(lambda tx: refresh_figures(tx, FIRST))
    before = as_of(database, FIRST)

    clients.create(database, actor(database), ClientDraft("Bert"), NOW, FIRST)
    after = as_of(database, FIRST)

    assert after is not before
    assert after is as_of(database, FIRST)
    assert listed(database) == ["Anna", "Bert"]


def test_every_write_of_clients_says_which_change_it_is() -> None:
    folder = files("clientdesk.store").joinpath("sql/write")
    texts = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    writing = {name for name, text in texts.items() if _WRITES.search(text)}

    assert len(writing) > 5
    assert {name for name in writing if "touched" not in texts[name]} == set()
