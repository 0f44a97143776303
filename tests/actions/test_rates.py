from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions.rates import update_rates
from clientdesk.actions.workspace import create_workspace, edit_workspace, local_owner
from clientdesk.errors import InvalidInput, NotAllowed, StoreError
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.queries.workspace import workspace
from clientdesk.store.database import Database, create_database, open_database
from clientdesk.store.rates import SHIPPED, fetched_path
from tests.actions.conftest import NOW
from tests.store.rates_files import NEXT_DAY, continued, shipped, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 11, 23)
CURRENCIES = 29


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new workspace, to copy: its rates take a moment to load."""
    path = tmp_path_factory.mktemp("made") / "studio.duckdb"
    new_workspace(path, "EUR").close()
    return path


@pytest.fixture
def studio(made: Path, tmp_path: Path) -> Iterator[Database]:
    database = open_database(Path(shutil.copy(made, tmp_path)))
    yield database
    database.close()


def new_workspace(path: Path, currency: str) -> Database:
    database = create_database(path)
    draft = WorkspaceDraft("Studio", "DE", currency, "Europe/Berlin")
    create_workspace(database, draft, "Olive", "olive@studio.example", NOW)
    return database


def rates(database: Database) -> dict[tuple[str, str], str]:
    rows = database.rows("export_rates")
    return {(row["currency"], str(row["day"])): str(row["rate"].normalize()) for row in rows}


def test_new_days_are_added_and_counted(studio: Database) -> None:
    before = rates(studio)

    done = update_rates(studio, local_owner(studio), zipped(continued(USD="1.12")), TODAY)

    after = rates(studio)
    assert (done.currencies, str(done.newest), done.added) == (CURRENCIES, NEXT_DAY, CURRENCIES)
    assert after["USD", NEXT_DAY] == "1.12"
    assert before.items() <= after.items()
    assert len(after) == len(before) + CURRENCIES


def test_the_same_file_again_adds_nothing(studio: Database) -> None:
    content = zipped(continued())
    update_rates(studio, local_owner(studio), content, TODAY)
    before = rates(studio)

    assert update_rates(studio, local_owner(studio), content, TODAY).added == 0
    assert rates(studio) == before


def test_a_correction_by_the_bank_is_taken_over(studio: Database) -> None:
    corrected = continued().replace("2026-10-30,1.1172,", "2026-10-30,1.1173,")

    update_rates(studio, local_owner(studio), zipped(corrected), TODAY)

    assert rates(studio)["USD", "2026-10-30"] == "1.1173"


def test_rates_are_turned_to_the_base_currency(tmp_path: Path) -> None:
    database = new_workspace(tmp_path / "pounds.duckdb", "GBP")

    update_rates(database, local_owner(database), zipped(continued(GBP="0.8")), TODAY)

    found = rates(database)
    database.close()
    assert found["EUR", NEXT_DAY] == "1.25"
    assert ("GBP", NEXT_DAY) not in found


def test_workspaces_and_base_currencies_to_come_have_them_too(
    studio: Database, tmp_path: Path
) -> None:
    owner = local_owner(studio)
    update_rates(studio, owner, zipped(continued()), TODAY)

    edit_workspace(studio, owner, workspace(studio), {"base_currency": "USD"}, NOW)
    other = new_workspace(tmp_path / "other.duckdb", "EUR")

    assert ("EUR", NEXT_DAY) in rates(studio)
    assert ("USD", NEXT_DAY) in rates(other)
    other.close()


@pytest.mark.parametrize(
    "content",
    [b"<html>", zipped("\n".join(continued().split("\n")[:100])), zipped(continued("2027-01-04"))],
)
def test_a_bad_file_changes_nothing(studio: Database, content: bytes) -> None:
    sequence = studio.sequence

    with pytest.raises(InvalidInput):
        update_rates(studio, local_owner(studio), content, TODAY)

    assert studio.sequence == sequence
    assert not fetched_path(studio.path).exists()


def test_a_file_that_is_older_than_the_one_before_changes_nothing(studio: Database) -> None:
    update_rates(studio, local_owner(studio), zipped(continued()), TODAY)
    before = rates(studio)

    with pytest.raises(InvalidInput, match=f"the one here on {NEXT_DAY}"):
        update_rates(studio, local_owner(studio), SHIPPED.read_bytes(), TODAY)

    assert rates(studio) == before


def test_a_file_that_is_older_than_the_database_changes_nothing(studio: Database) -> None:
    """A database that was restored here, whose rates were fetched elsewhere."""
    update_rates(studio, local_owner(studio), zipped(continued()), TODAY)
    fetched_path(studio.path).unlink()
    before = rates(studio)

    with pytest.raises(InvalidInput, match="has later ones"):
        update_rates(studio, local_owner(studio), zipped(shipped()), TODAY)

    assert rates(studio) == before


def test_rates_that_cannot_be_kept_are_not_used(studio: Database) -> None:
    fetched_path(studio.path).parent.touch()
    before = rates(studio)

    with pytest.raises(StoreError, match="cannot be kept"):
        update_rates(studio, local_owner(studio), zipped(continued()), TODAY)

    assert rates(studio) == before


@pytest.mark.parametrize("role", [Role.SUPPORT, Role.VIEWER])
def test_rates_are_for_those_who_may_change_settings(studio: Database, role: Role) -> None:
    actor = Actor(id=local_owner(studio).id, name="Sam", role=role)

    with pytest.raises(NotAllowed):
        update_rates(studio, actor, zipped(continued()), TODAY)
