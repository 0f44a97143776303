from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions.first_owner import name_owner
from clientdesk.actions.sessions import note_sign_in
from clientdesk.actions.workspace import create_workspace, local_owner
from clientdesk.errors import ClientDeskError, InvalidField, Refused
from clientdesk.model.words import Role
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.queries.members import members
from clientdesk.store.database import create_database
from tests.actions.worlds import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clientdesk.model.member import Member
    from clientdesk.store.database import Database


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    """A workspace just made, whose owner has the address of nobody."""
    database = create_database(tmp_path / "desk.duckdb")
    draft = WorkspaceDraft("Desk", country="IE", base_currency="EUR", timezone="UTC")
    create_workspace(database, draft, "Owner", "owner@example.com", NOW)
    yield database
    database.close()


def owner(database: Database) -> Member:
    [found] = [one for one in members(database) if one.role is Role.OWNER]
    return found


def test_the_first_address_is_the_owners(fresh: Database) -> None:
    named = name_owner(fresh, "Ann@Desk.example", "Ann Lee", NOW)

    assert (owner(fresh).email, owner(fresh).name) == (named.email, "Ann Lee")
    assert named.id == local_owner(fresh).id


def test_afterwards_no_other_address_is_taken(fresh: Database) -> None:
    name_owner(fresh, "ann@desk.example", None, NOW)

    with pytest.raises(Refused, match="once only"):
        name_owner(fresh, "mallory@desk.example", None, NOW)
    assert name_owner(fresh, "ANN@desk.example", None, NOW).email == "ann@desk.example"
    assert owner(fresh).email == "ann@desk.example"


def test_an_owner_who_has_signed_in_closes_it_too(fresh: Database) -> None:
    note_sign_in(fresh, owner(fresh), NOW)

    with pytest.raises(Refused):
        name_owner(fresh, "mallory@desk.example", None, NOW)


def test_of_many_at_once_one_becomes_the_owner(fresh: Database) -> None:
    def attempt(number: int) -> str | None:
        try:
            return name_owner(fresh, f"person{number}@desk.example", None, NOW).email
        except ClientDeskError:
            return None

    with ThreadPoolExecutor(8) as threads:
        named = [email for email in threads.map(attempt, range(40)) if email]

    assert named == [owner(fresh).email]


def test_the_address_must_be_one(fresh: Database) -> None:
    with pytest.raises(InvalidField, match="E-mail"):
        name_owner(fresh, "nobody", None, NOW)
    assert name_owner(fresh, "ann@desk.example", None, NOW).email == "ann@desk.example"


@pytest.mark.parametrize("email", ["owner@example.com", "new@desk.example"])
def test_without_an_owner_it_works_again(fresh: Database, email: str) -> None:
    name_owner(fresh, "owner@example.com", None, NOW)
    gone = asdict(owner(fresh)) | {"role": "viewer"}
    values = {name: gone[name] for name in ("id", "name", "email", "role", "status", "version")}
    fresh.write(lambda tx: tx.execute("update_member", **values))

    named = name_owner(fresh, email, "Ann", NOW)

    assert owner(fresh).id == named.id
    assert owner(fresh).email == email
    with pytest.raises(Refused):
        name_owner(fresh, "mallory@desk.example", None, NOW)
