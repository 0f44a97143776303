from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from clientdesk.actions import records, workspace
from clientdesk.errors import Conflict, InvalidField, NotFound, Refused
from clientdesk.model.ids import new_id
from clientdesk.model.sender import SENDER
from clientdesk.model.words import Role
from clientdesk.model.workspace import Workspace, WorkspaceDraft
from clientdesk.store.database import Database, create_database, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 23, 23, 30)
DRAFT = WorkspaceDraft("Studio", "de", "eur", "Europe/Berlin", locale="de_DE")
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new workspace, to copy: its rates take a moment to load."""
    path = tmp_path_factory.mktemp("made") / "studio.duckdb"
    database = create_database(path)
    workspace.create_workspace(database, DRAFT, "Olive", "olive@studio.example", NOW)
    database.close()
    return path


@pytest.fixture
def studio(made: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(made, tmp_path)))
    yield database
    database.close()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("empty") / "empty.duckdb")
    yield database
    database.close()


def read(database: Database) -> Workspace:
    return database.write(records.workspace)


def edit(database: Database, **changes: object) -> Workspace:
    owner = workspace.local_owner(database)
    return workspace.edit_workspace(database, owner, read(database), changes, NOW)


def count(database: Database, query: str) -> int:
    with database.cursor() as cursor:
        (found,) = cursor.execute(query).fetchone() or (0,)
    return int(found)


def noted(database: Database) -> list[tuple[str, str | None, str | None]]:
    """Every change of a setting, in its order."""
    with database.cursor() as cursor:
        cursor.execute(
            "select field, old, new from activities where kind = 'workspace_updated' order by id"
        )
        return cursor.fetchall()


def test_a_new_workspace_has_its_owner_and_rates(studio: Database) -> None:
    owner = workspace.local_owner(studio)
    assert (owner.name, owner.role, owner.kind) == ("Olive", Role.OWNER, "member")
    made = read(studio)
    assert (made.name, made.country, made.base_currency) == ("Studio", "DE", "EUR")
    assert (made.timezone, made.locale, made.created_at) == ("Europe/Berlin", "de_DE", NOW)
    assert (made.enrichment_enabled, made.is_demo, made.logo) == (False, False, None)
    assert made.day(NOW) == date(2026, 11, 24)
    assert count(studio, "select count(*) from exchange_rates where currency = 'USD'") > 1000
    assert count(studio, "select count(*) from exchange_rates where currency = 'EUR'") == 0


def test_a_database_has_one_workspace(studio: Database) -> None:
    with pytest.raises(Refused):
        workspace.create_workspace(studio, DRAFT, "Olive", "olive@studio.example", NOW)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"country": "Germany"}, "country"),
        ({"base_currency": "euro"}, "base_currency"),
        ({"timezone": "Berlin"}, "timezone"),
        ({"payment_terms_days": 400}, "payment_terms_days"),
        ({"reminder_tone": "loud"}, "reminder_tone"),
        ({"locale": "german"}, "locale"),
    ],
)
def test_a_wrong_draft_makes_nothing(empty: Database, change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidField) as raised:
        workspace.create_workspace(
            empty, replace(DRAFT, **change), "Olive", "o@studio.example", NOW
        )
    assert raised.value.field == field
    with pytest.raises(NotFound):
        workspace.local_owner(empty)
    with pytest.raises(NotFound):
        read(empty)


def test_an_edit_is_noted_field_by_field(studio: Database) -> None:
    edited = edit(studio, name="Atelier", payment_terms_days="30", logo=PNG, locale="de_DE")
    assert (edited.name, edited.payment_terms_days, edited.logo) == ("Atelier", 30, PNG)
    assert noted(studio) == [
        ("name", "Studio", "Atelier"),
        ("payment_terms_days", "14", "30"),
        ("logo", None, "8 bytes"),
    ]
    assert edit(studio, logo=None).logo is None


def test_a_new_workspace_says_nothing_of_its_sender_until_that_is_set(studio: Database) -> None:
    made = read(studio)
    assert [getattr(made, field) for field in SENDER] == [None] * len(SENDER)


def test_the_sender_is_kept_and_each_of_its_fields_noted(studio: Database) -> None:
    wanted = {
        "address": "Am Werkhof 7\n10115 Berlin",
        "tax_id": "DE123456788",
        "email": "accounts@studio.example",
        "phone": "030 23125100",
        "payment_details": "IBAN DE89 3704 0044 0532 0130 00\nPayable in 14 days",
    }
    edited = edit(studio, **wanted)
    kept = {**wanted, "phone": "+49 30 23125100"}
    assert {field: getattr(edited, field) for field in SENDER} == kept
    assert noted(studio) == [(field, None, kept[field]) for field in wanted]
    assert edit(studio, **dict.fromkeys(SENDER)).payment_details is None


def test_a_tax_id_goes_with_the_country_that_is_saved_with_it(studio: Database) -> None:
    with pytest.raises(InvalidField, match="its country, Germany"):
        edit(studio, tax_id="980780684")
    edited = edit(studio, tax_id="980780684", country="GB")
    assert (edited.tax_id, edited.country) == ("980780684", "GB")


def test_a_workspace_can_be_made_with_its_sender(tmp_path: Path) -> None:
    database = create_database(tmp_path / "studio.duckdb")
    draft = replace(DRAFT, address="Am Werkhof 7\n10115 Berlin", phone="030 23125100")
    workspace.create_workspace(database, draft, "Olive", "olive@studio.example", NOW)
    made = read(database)
    assert (made.address, made.phone, made.tax_id) == (draft.address, "+49 30 23125100", None)
    database.close()


def test_two_who_save_the_same_setting_conflict_and_different_ones_do_not(
    studio: Database,
) -> None:
    owner, before = workspace.local_owner(studio), read(studio)
    workspace.edit_workspace(studio, owner, before, {"name": "First"}, NOW)
    workspace.edit_workspace(studio, owner, before, {"reminder_tone": "firm"}, NOW)
    with pytest.raises(Conflict) as raised:
        workspace.edit_workspace(studio, owner, before, {"name": "Second"}, NOW)
    (change,) = raised.value.changes
    assert (change.read, change.current, change.wanted) == ("Studio", "First", "Second")
    assert change.changed_by == "Olive"
    after = read(studio)
    assert (after.name, after.reminder_tone) == ("First", "firm")


def test_an_unknown_or_wrong_setting_is_refused(studio: Database) -> None:
    for changes in ({"is_demo": True}, {"logo": b"GIF89a"}, {"name": "x", "country": "XX"}):
        with pytest.raises(InvalidField):
            edit(studio, **changes)
    assert read(studio).version == 1


def test_the_base_currency_changes_with_its_rates_until_there_is_an_invoice(
    studio: Database,
) -> None:
    edit(studio, base_currency="GBP")
    assert count(studio, "select count(*) from exchange_rates where currency = 'GBP'") == 0
    assert count(studio, "select count(*) from exchange_rates where currency = 'EUR'") > 1000
    insert_invoice(studio)
    with pytest.raises(Refused, match="Base currency"):
        edit(studio, base_currency="USD", name="Other")
    assert (read(studio).base_currency, read(studio).name) == ("GBP", "Studio")


def test_a_new_time_zone_moves_the_business_dates(studio: Database) -> None:
    insert_invoice(studio)
    edit(studio, timezone="America/New_York")
    assert counts_until(studio) == date(2026, 11, 22)
    edit(studio, timezone="Asia/Tokyo")
    assert counts_until(studio) == date(2026, 11, 23)


def counts_until(database: Database) -> date:
    with database.cursor() as cursor:
        (invoice,) = cursor.execute("select counts_until from invoices").fetchone() or (None,)
        (payment,) = cursor.execute("select counts_until from payments").fetchone() or (None,)
    assert invoice == payment
    assert isinstance(invoice, date)
    return invoice


def insert_invoice(database: Database) -> None:
    """A canceled invoice with a voided payment, both at 23:00 in UTC."""
    at = datetime(2026, 11, 22, 23, 0, tzinfo=UTC).replace(tzinfo=None)
    nothing = dict.fromkeys(("subtotal", "discount", "tax", "amount", "paid"), Decimal(0))
    same = {"id": str(new_id()), "currency": "EUR", "created_at": NOW, "version": 1}
    invoice = {**same, **nothing, "status": "canceled", "canceled_at": at}
    payment = {
        **same, "amount": Decimal(1), "paid_on": at.date(), "state": "void", "voided_at": at,
        "assumed": False,
    }  # fmt: skip
    database.write(lambda tx: tx.insert("invoices", pl.DataFrame([invoice])))
    database.write(lambda tx: tx.insert("payments", pl.DataFrame([payment])))
