from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import contacts, erasing, quality
from clientdesk.errors import InvalidField, NotAllowed, NotFound
from clientdesk.model.contact import ContactDraft
from clientdesk.model.erasure import ERASED, kept_from
from clientdesk.model.ids import new_id
from clientdesk.model.quality import Finding
from clientdesk.queries.checks import findings
from clientdesk.store.backup import backup
from clientdesk.store.database import open_database
from clientdesk.store.restore import restore
from clientdesk.store.rewriting import bytes_left
from clientdesk.store.tombstones import tombstones_path
from tests.actions.worlds import NOW, World, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from clientdesk.model.contact import Contact
    from clientdesk.model.erasure import Proof

KEPT_FROM = date(2016, 1, 1)
TEXTS = {
    "email": "zora.canary@quellwasser.example",
    "phone": "+442079460018",
    "address": "17 Canary Wharf Passage\nLondon",
    "website": "https://quellwasser.example",
    "tax_id": "GB999999973",
    "notes": "Canary note about Zora",
}
ISSUED = {
    "status": "unpaid", "currency": "GBP", "subtotal": "10", "discount": "0", "tax": "0",
    "amount": "10", "created_at": NOW, "version": 1, "paid": "0",
    "client_name": "Quellwasser Canary", "client_address": "17 Canary Wharf Passage",
    "client_email": "zora.canary@quellwasser.example", "note": "For Zora",
}  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    path = tmp_path / "desk.duckdb"
    people = make(path)
    database = open_database(path)
    yield World(database, **people)
    database.close()


@pytest.fixture
def client_id(world: World) -> UUID:
    client_id = world.new_client("Quellwasser Canary", **TEXTS)
    person(world, client_id)
    return client_id


def person(world: World, client_id: UUID) -> Contact:
    draft = ContactDraft("Zora Canaria", "zora@quellwasser.example", "+442079460019")
    contacts.add(world.database, world.owner, client_id, draft, NOW)
    return contacts.of_client(world.database, client_id)[0]


def issue(world: World, client_id: UUID, day: date) -> None:

    row = {**ISSUED, "id": str(new_id()), "client_id": str(client_id)}
    row |= {"number": f"INV-{day}", "issue_date": day, "counts_from": day}
    world.insert("invoices", **row)


def let_stand(world: World, client_id: UUID) -> None:
    reason = "Zora Canaria asks for letters"
    quality.ignore(world.database, world.owner, client_id, Finding.MISSING_EMAIL, reason, NOW)


def erase(world: World, client_id: UUID, name: str = "Quellwasser Canary") -> Proof:
    return erasing.erase_client(
        world.database,
        world.owner,
        client_id,
        typed_name=name,
        kept_from=KEPT_FROM,
        now=NOW,
    )


def test_nothing_of_an_erased_client_is_in_the_bytes_of_the_file(
    world: World, client_id: UUID
) -> None:
    let_stand(world, client_id)
    proof = erase(world, client_id)

    assert proof.is_clean
    assert proof.looked_for >= 9
    every = [*TEXTS.values(), "Quellwasser", "Zora", "quellwasser"]
    assert bytes_left(world.database.path, every) == dict.fromkeys(every, 0)


def test_the_history_tells_that_it_was_done_and_nothing_more(world: World, client_id: UUID) -> None:
    erase(world, client_id)

    last = world.activities(None)[-1]
    assert (last["kind"], last["actor_name"], last["client_name"]) == (
        "client_erased",
        "Olive",
        None,
    )
    assert world.activities(client_id) == []


def test_invoices_that_must_be_kept_keep_their_recipient_and_older_ones_their_amount(
    world: World, client_id: UUID
) -> None:
    issue(world, client_id, date(2015, 12, 31))
    issue(world, client_id, date(2016, 1, 1))

    proof = erase(world, client_id)

    rows = world.rows("select * from invoices order by issue_date")
    assert [(row["client_name"], row["client_address"]) for row in rows] == [
        (ERASED, None),
        ("Quellwasser Canary", "17 Canary Wharf Passage"),
    ]
    assert {(row["client_id"], row["client_email"]) for row in rows} == {(None, None)}
    assert {row["amount"] for row in rows} == {10}
    assert [left.what for left in proof.left] == ["the name"]


def test_the_impact_counts_what_goes_and_until_when_the_books_keep_the_rest(
    world: World, client_id: UUID
) -> None:
    issue(world, client_id, date(2015, 12, 31))
    issue(world, client_id, date(2024, 5, 1))

    impact = erasing.impact_of(world.database, client_id, kept_from=KEPT_FROM, years=10)

    assert (impact.kept_invoices, impact.old_invoices, impact.contacts) == (1, 1, 1)
    assert impact.keep_until == date(2034, 12, 31)


def test_an_erased_person_is_not_in_the_bytes_and_the_client_stays(
    world: World, client_id: UUID
) -> None:
    contact = contacts.of_client(world.database, client_id)[0]
    let_stand(world, client_id)

    proof = erasing.erase_contact(world.database, world.owner, contact, NOW)

    assert proof.is_clean
    assert contacts.of_client(world.database, client_id) == []
    assert bytes_left(world.database.path, ["Zora Canaria"]) == {"Zora Canaria": 0}
    assert world.client(client_id)["name"] == "Quellwasser Canary"
    assert world.activities(client_id)[-1]["kind"] == "contact_erased"


def test_a_restored_backup_brings_nobody_back(world: World, client_id: UUID) -> None:
    path = world.database.path
    kept = backup(world.database, None, NOW)
    erase(world, client_id)
    world.database.close()
    restore(kept, path, dry_run=False)
    again = World(open_database(path), world.owner, world.admin, world.support, world.viewer)
    assert again.rows("select id from clients") != []

    count = erasing.erase_again(again.database, kept_from=KEPT_FROM, now=NOW)

    assert (count, again.rows("select id from clients")) == (1, [])
    assert bytes_left(path, ["Quellwasser"]) == {"Quellwasser": 0}
    assert erasing.erase_again(again.database, kept_from=KEPT_FROM, now=NOW) == 0
    again.database.close()


def test_every_invariant_holds_after_an_erasure(world: World, client_id: UUID) -> None:
    issue(world, client_id, date(2024, 5, 1))
    before = list(findings(world.database, world.today))
    erase(world, client_id)

    assert [each for each in findings(world.database, world.today) if each not in before] == []


def test_the_name_must_be_typed_and_nothing_goes_without_it(world: World, client_id: UUID) -> None:
    with pytest.raises(InvalidField, match="Type it as it stands"):
        erase(world, client_id, "Quellwasser")

    assert world.client(client_id)["name"] == "Quellwasser Canary"
    assert not tombstones_path(world.database.path).exists()


def test_only_who_may_delete_may_erase(world: World, client_id: UUID) -> None:
    contact = contacts.of_client(world.database, client_id)[0]
    with pytest.raises(NotAllowed):
        erasing.erase_contact(world.database, world.support, contact, NOW)
    with pytest.raises(NotAllowed):
        erasing.erase_client(
            world.database,
            world.support,
            client_id,
            typed_name="Quellwasser Canary",
            kept_from=KEPT_FROM,
            now=NOW,
        )


def test_an_erased_client_is_found_no_more(world: World, client_id: UUID) -> None:
    erase(world, client_id)

    with pytest.raises(NotFound):
        erase(world, client_id)


@pytest.mark.parametrize(
    ("today", "years", "first"),
    [
        (date(2026, 11, 29), 10, date(2016, 1, 1)),
        (date(2026, 1, 1), 6, date(2020, 1, 1)),
        (date(2026, 6, 1), 0, date(2026, 1, 1)),
    ],
)
def test_books_are_kept_for_whole_years(today: date, years: int, first: date) -> None:
    assert kept_from(today, years) == first
