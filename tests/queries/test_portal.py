from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.portal_token import hash_of, new_token
from clientdesk.queries.checks import findings
from clientdesk.queries.portal import Opened, look_up, standing
from tests.queries.records import NOON, TIMEZONE, Records, fill, number

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.store.database import Database

LINK, ANOTHER = number(900), number(901)
DAY = NOON.date()


def add_link(database: Database, client_id: UUID, link_id: UUID = LINK, letters: str = "t") -> None:
    database.write(
        lambda tx: tx.execute(
            "add_portal_link",
            id=link_id,
            client_id=client_id,
            token_hash=hash_of(letters),
            token_sealed=letters,
            now=NOON,
            created_by="Ann",
        )
    )


def add_views(database: Database, days: int = 0) -> None:
    then = NOON + timedelta(days=days)
    database.write(
        lambda tx: tx.execute("add_portal_views", link_id=LINK, day=then.date(), now=then)
    )


@pytest.fixture
def client(database: Database, records: Records) -> UUID:
    records.member("Ann", role="owner")
    client_id = records.client("Søren & Sons", portal_enabled=True, locale="da_DK")
    fill(database, records)
    return client_id


def test_a_client_without_a_link_has_no_standing(database: Database, client: UUID) -> None:
    assert standing(database, client) is None


def test_the_standing_counts_the_views_of_the_link_that_is_open(
    database: Database, client: UUID
) -> None:
    add_link(database, client)
    first = standing(database, client)
    add_views(database)
    add_views(database, days=2)
    database.write(
        lambda tx: tx.execute(
            "raise_portal_views", link_id=LINK, day=DAY, now=NOON - timedelta(hours=1)
        )
    )
    seen = standing(database, client)

    assert first
    assert (first.views, first.last_viewed, first.created_by) == (0, None, "Ann")
    assert seen
    assert (seen.views, seen.last_viewed) == (3, NOON + timedelta(days=2))

    database.write(lambda tx: tx.execute("end_portal_links", client_id=client, now=NOON))
    add_link(database, client, ANOTHER, "u")
    after = standing(database, client)
    assert after
    assert (after.link_id, after.views) == (ANOTHER, 0)


def test_a_token_opens_its_client_and_nothing_else(database: Database, client: UUID) -> None:
    token = new_token()
    add_link(database, client, letters=token)

    assert look_up(database, token).opened == Opened(
        LINK, client, "Søren & Sons", "da_DK", TIMEZONE, False
    )
    for other in (new_token(), token[:-1], token + "A", token.swapcase(), "", hash_of(token)):
        assert look_up(database, other).opened is None


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("insert into portal_links select uuid(), client_id, token_hash, '', created_at, '',"
         " created_at from portal_links", "2 portal links have the same hash, one is"),
        ("insert into portal_links select uuid(), client_id, sha256('x'), '', created_at, '',"
         " null from portal_links", "2 portal links of the client"),
        ("update portal_links set client_id = uuid()", "a client that does not exist"),
        ("update portal_links set token_hash = 'abc'", "its hash is no SHA-256"),
        ("update portal_links set ended_at = created_at - interval 1 day", "ended before"),
        ("update portal_views set link_id = uuid()", "belong to no portal link"),
        ("insert into portal_views from portal_views", "are counted twice"),
        ("update portal_views set views = 0", "has 0 views"),
        ("insert into portal_links select id, client_id, sha256('x'), '', created_at, '',"
         " created_at from portal_links", "2 portal links have the id"),
    ],
)  # fmt: skip
def test_a_check_finds_links_and_views_that_cannot_be(
    database: Database, client: UUID, statement: str, says: str
) -> None:
    add_link(database, client)
    add_views(database)
    assert list(findings(database, DAY)) == []
    with database.cursor() as cursor:
        cursor.execute(statement)

    assert any(says in finding for finding in findings(database, DAY))


def test_what_opens_nothing_is_looked_up_as_another_link_and_says_nothing_of_it(
    database: Database, client: UUID
) -> None:
    assert look_up(database, "never made").client_id == number(0)
    add_link(database, client, letters="made")
    found = look_up(database, "never made")

    assert (found.opened, found.client_id) == (None, client)
    assert look_up(database, "made").opened is not None
