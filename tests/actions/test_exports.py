from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, contacts, exports, portal
from clientdesk.documents.record_files import record_json, record_zip
from clientdesk.errors import NotAllowed, NotFound
from clientdesk.model.contact import ContactDraft
from clientdesk.model.ids import new_id
from clientdesk.queries.whole_record import whole_record
from tests.actions import invoicing

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.conftest import World


@pytest.fixture(scope="module")
def acme(world: World) -> UUID:
    """A client with a contact, an invoice, a payment, notes and a portal that was looked at."""
    client_id = world.new_client("Acme", notes="=1+1\nsecond line", address="Berlin")
    draft = ContactDraft("Bo", "bo@acme.example")
    contacts.add(world.database, world.owner, client_id, draft, world.now)
    invoicing.pay(world, invoicing.issued(world, client_id).id)
    clients.set_portal(world.database, world.owner, client_id, enabled=True, now=world.now)
    portal.link(world.database, world.owner, client_id, world.now)
    return client_id


def test_a_whole_record_holds_every_section_and_invoices_their_lines(
    world: World, acme: UUID
) -> None:
    read = json.loads(record_json(whole_record(world.database, acme, world.today)))

    assert (read["client"]["name"], read["client"]["notes"]) == ("Acme", "=1+1\nsecond line")
    assert read["client"]["owner_id"] is None or read["client"]["owner"]
    assert [one["name"] for one in read["contacts"]] == ["Bo"]
    [invoice] = read["invoices"]
    assert invoice["lines"]
    assert invoice["amount"].count(".") == 1
    assert [one["invoice_id"] for one in read["payments"]] == [invoice["id"]]
    kinds = {one["kind"] for one in read["activities"]}
    assert {"created", "contact_added", "invoice_issued", "portal_enabled"} <= kinds
    assert len(read["portal_links"]) == 1
    assert {"enrichment_results", "enrichment_jobs", "portal_views"} <= set(read)


def test_a_whole_record_has_nothing_that_opens_the_portal(world: World, acme: UUID) -> None:
    [link] = world.rows("select * from portal_links where client_id = ?", acme)
    record = whole_record(world.database, acme, world.today)
    files = record_json(record).decode() + str(unpacked(record_zip(record)))

    assert link["token_hash"] not in files
    assert link["token_sealed"] not in files


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def test_the_archive_has_a_csv_for_each_section_with_harmless_cells(
    world: World, acme: UUID
) -> None:
    record = whole_record(world.database, acme, world.today)
    files = unpacked(record_zip(record))

    assert set(files) == {f"{name}.csv" for name in record.sections}
    [row] = csv.DictReader(io.StringIO(files["client.csv"], newline=""))
    assert (row["name"], row["notes"]) == ("Acme", "'=1+1\nsecond line")
    assert files["enrichment_results.csv"].startswith("id,job_id,found_at")


def test_what_was_taken_is_noted_with_who_and_how_many(world: World, acme: UUID) -> None:
    exports.note_list(world.database, world.viewer, 1200, kind="CSV", now=world.now)
    exports.note_record(world.database, world.viewer, acme, kind="JSON", now=world.now)
    exports.note_workspace(
        world.database, world.admin, {"clients": 5, "invoices": 7}, kind="CSV", now=world.now
    )

    taken = world.activities(None)[-2:]
    assert [(line["kind"], line["new"], line["actor_name"]) for line in taken] == [
        ("exported", "1,200 clients as CSV", "Viewer"),
        ("exported", "the whole workspace, 12 rows, as CSV", "Admin"),
    ]
    assert world.activities(acme)[-1]["kind"] == "exported"
    with pytest.raises(NotFound):
        exports.note_record(world.database, world.viewer, new_id(), kind="JSON", now=world.now)
    with pytest.raises(NotAllowed):
        exports.note_workspace(world.database, world.support, {}, kind="CSV", now=world.now)
