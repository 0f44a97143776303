from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.actions import api_tokens, clients, portal, saved_views
from clientdesk.documents.table_files import Kind
from clientdesk.documents.workspace_files import write_workspace
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.saved_view import Shown
from clientdesk.queries.workspace_tables import HIDDEN, INNER, whole_tables
from tests.actions import invoicing

if TYPE_CHECKING:
    from tests.actions.conftest import World

SECRET = ("token", "hash", "sealed", "secret", "password")


def exported(world: World, kind: Kind) -> dict[str, bytes]:
    file = io.BytesIO()
    with whole_tables(world.database) as tables:
        frames = {name: tables.frames(name) for name in tables.sizes}
        write_workspace(kind, frames, file, lambda _rows: None)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def filled(world: World) -> World:
    acme = world.new_client("Acme", notes="=1+1")
    clients.set_portal(world.database, world.owner, acme, enabled=True, now=world.now)
    portal.link(world.database, world.owner, acme, world.now)
    invoicing.pay(world, invoicing.issued(world, acme).id)
    api_tokens.create(world.database, world.owner, "Cron", days=None, now=world.now)
    for name, shared in (("Mine alone", False), ("Everybodys", True)):
        saved_views.save(
            *(world.database, world.support, name),
            shown=Shown(ClientFilter(), ()),
            shared=shared,
            now=world.now,
        )
    return world


@pytest.mark.parametrize("kind", [Kind.CSV, Kind.PARQUET])
def test_every_table_of_what_people_entered_goes_out(filled: World, kind: Kind) -> None:
    files = exported(filled, kind)

    with whole_tables(filled.database) as tables:
        assert set(files) == {f"{name}.{kind}" for name in tables.sizes}
    names = {row["name"] for row in filled.database.rows("tables", database=None)}
    left_out = names - {name.removesuffix(f".{kind}") for name in files}
    assert all(INNER.fullmatch(name) for name in left_out)
    assert {"clients", "invoices", "invoice_lines", "payments", "activities"}.isdisjoint(left_out)


def test_parquet_holds_the_rows_with_their_types(filled: World) -> None:
    files = exported(filled, Kind.PARQUET)
    invoices = pl.read_parquet(io.BytesIO(files["invoices.parquet"]))

    [row] = filled.rows("select amount, issue_date from invoices")
    assert invoices["amount"].to_list() == [row["amount"]]
    types = {name: str(invoices.schema[name]) for name in ("amount", "issue_date")}
    assert types == {"amount": "Decimal(precision=18, scale=3)", "issue_date": "Date"}


def test_csv_is_harmless_and_readable(filled: World) -> None:
    text = exported(filled, Kind.CSV)["clients.csv"].decode("utf-8-sig")
    assert text.startswith("id,name,email,")
    assert "'=1+1" in text


def test_no_secret_and_no_private_view_is_in_it(filled: World) -> None:
    whole = b"".join(
        data for kind in (Kind.CSV, Kind.PARQUET) for data in exported(filled, kind).values()
    )
    [link] = filled.rows("select token_hash, token_sealed from portal_links")
    [token] = filled.rows("select token_hash from api_tokens")

    for secret in (*link.values(), *token.values(), "Mine alone"):
        assert secret.encode() not in whole
    assert b"Everybodys" in whole


def test_a_column_that_sounds_like_a_secret_is_hidden_in_every_table(filled: World) -> None:
    columns = filled.rows("select table_name, column_name from information_schema.columns")
    suspicious = [
        row["column_name"]
        for row in columns
        if any(word in row["column_name"] for word in SECRET)
        and not INNER.fullmatch(row["table_name"])
    ]
    assert suspicious
    assert [name for name in suspicious if not HIDDEN.fullmatch(name)] == []


def test_what_is_written_meanwhile_is_not_in_it(filled: World) -> None:
    with whole_tables(filled.database) as tables:
        before = tables.sizes["clients"]
        filled.new_client("Meanwhile")
        rows = sum(frame.height for frame in tables.frames("clients"))
    assert rows == before
