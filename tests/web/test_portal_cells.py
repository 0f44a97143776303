"""Every state that a link or an invoice can be in, at every door: what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from clientdesk.actions import clients, invoices, portal
from clientdesk.model.portal_token import new_token
from clientdesk.store.database import database
from tests.pages.conftest import THEN
from tests.web.portals import LONG_AGO, is_the_one_page, merge_into, serving_one, with_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    import httpx

    from tests.web.portals import Ask, Desk

    Way = tuple[str, UUID]
    State = Callable[[Desk], Way]

BOT: Final = {"User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"}

DOORS: Final = {
    "page": ("GET", "/p/{token}"),
    "PDF": ("GET", "/p/{token}/invoices/{invoice}.pdf"),
    "CSV": ("GET", "/p/{token}/statement.csv"),
    "attachment": ("GET", "/p/{token}/invoices/{invoice}/attachments/1"),
    "payment": ("POST", "/p/{token}/invoices/{invoice}/payments"),
    "HEAD": ("HEAD", "/p/{token}"),
    "OPTIONS": ("OPTIONS", "/p/{token}"),
    "print": ("GET", "/p/{token}/print"),
    "preview bot": ("GET", "/p/{token}"),
}
"""There is no attachment and no payment; what is printed is the page itself."""

# o: it opens, .: the one page for whatever opens nothing.
EXPECTED: Final = """
state              page  PDF  CSV  attachment  payment  HEAD  OPTIONS  print  preview_bot
valid              o     o    o    .           .        o     .        .      o
wrong              .     .    .    .           .        .     .        .      .
truncated          .     .    .    .           .        .     .        .      .
extended           .     .    .    .           .        .     .        .      .
case_flipped       .     .    .    .           .        .     .        .      .
other_clients      o     .    o    .           .        o     .        .      o
other_document     .     .    .    .           .        .     .        .      .
expired            .     .    .    .           .        .     .        .      .
disabled           .     .    .    .           .        .     .        .      .
revoked            .     .    .    .           .        .     .        .      .
rotated_old        .     .    .    .           .        .     .        .      .
client_archived    o     o    o    .           .        o     .        .      o
client_deleted     .     .    .    .           .        .     .        .      .
client_merged      .     .    .    .           .        .     .        .      .
invoice_draft      o     .    o    .           .        o     .        .      o
invoice_voided     o     .    o    .           .        o     .        .      o
invoice_deleted    o     .    o    .           .        o     .        .      o
user_removed       o     o    o    .           .        o     .        .      o
feature_off        .     .    .    .           .        .     .        .      .
"""


def _cells() -> Iterator[tuple[str, str, str]]:
    [_, *rows] = EXPECTED.strip().splitlines()
    for row in rows:
        state, *answers = row.split()
        yield from ((state, door, answer) for door, answer in zip(DOORS, answers, strict=True))


CELLS: Final = list(_cells())


def _changed(change: Callable[[str], str]) -> State:
    return lambda desk: (change(desk.token), desk.issued().id)


def _valid(desk: Desk) -> Way:
    return desk.token, desk.issued().id


def _other_clients(desk: Desk) -> Way:
    """A link that opens, with an invoice of somebody else."""
    return with_portal(desk.records).token, desk.issued().id


def _other_document(desk: Desk) -> Way:
    """The id of something in place of a link."""
    invoice_id = desk.issued().id
    return str(invoice_id), invoice_id


def _disabled(desk: Desk) -> Way:
    desk.set_portal(enabled=False)
    return _valid(desk)


def _revoked(desk: Desk) -> Way:
    """Ended by another link, and the portal turned off besides."""
    portal.regenerate(desk.records, desk.owner, desk.client_id, THEN)
    return _disabled(desk)


def _rotated_old(desk: Desk) -> Way:
    portal.regenerate(desk.records, desk.owner, desk.client_id, THEN)
    return _valid(desk)


def _expired(desk: Desk) -> Way:
    """No link ends by itself; the nearest is one that was replaced twice."""
    portal.regenerate(desk.records, desk.owner, desk.client_id, LONG_AGO)
    return _rotated_old(desk)


def _client_archived(desk: Desk) -> Way:
    way = _valid(desk)
    clients.archive(desk.records, desk.owner, desk.client_id, THEN)
    return way


def _client_merged(desk: Desk) -> Way:
    """Into a client that has a link of its own: the absorbed one's ends."""
    way = _valid(desk)
    merge_into(with_portal(desk.records), desk)
    return way


def _client_deleted(desk: Desk) -> Way:
    way = _valid(desk)
    desk.delete()
    return way


def _invoice_draft(desk: Desk) -> Way:
    return desk.token, desk.draft().id


def _invoice_voided(desk: Desk) -> Way:
    made = desk.issued()
    invoices.cancel(desk.records, desk.owner, made.id, version=made.version, now=THEN)
    return desk.token, made.id


def _invoice_deleted(desk: Desk) -> Way:
    made = desk.draft()
    invoices.delete_draft(desk.records, desk.owner, made.id, version=made.version, now=THEN)
    return desk.token, made.id


def _user_removed(desk: Desk) -> Way:
    """Who made the link is gone; it is the client's all the same."""
    way = _valid(desk)
    with desk.records.cursor() as cursor:
        cursor.execute("update portal_links set created_by = 'Nobody any more'")
    return way


def _feature_off(desk: Desk) -> Way:
    """A link that was made while the portal was never on."""
    other = with_portal(desk.records, enabled=False)
    return other.token, other.issued().id


STATES: Final[dict[str, State]] = {
    "valid": _valid,
    "wrong": _changed(lambda _token: new_token()),
    "truncated": _changed(lambda token: token[:-1]),
    "extended": _changed(lambda token: token + "A"),
    "case_flipped": _changed(str.swapcase),
    "other_clients": _other_clients,
    "other_document": _other_document,
    "expired": _expired,
    "disabled": _disabled,
    "revoked": _revoked,
    "rotated_old": _rotated_old,
    "client_archived": _client_archived,
    "client_deleted": _client_deleted,
    "client_merged": _client_merged,
    "invoice_draft": _invoice_draft,
    "invoice_voided": _invoice_voided,
    "invoice_deleted": _invoice_deleted,
    "user_removed": _user_removed,
    "feature_off": _feature_off,
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of one workspace for all tests of this module."""
    with serving_one(tmp_path_factory.mktemp("cells") / "records.duckdb") as path:
        yield path


@pytest.fixture(autouse=True)
def path(shared: Path) -> Path:
    """Where the server looks for its database."""
    return shared


@pytest.fixture(scope="module")
def ways(shared: Path) -> dict[str, Way]:
    """The link and the invoice of each state, in clients of their own."""
    assert shared.exists()
    return {name: made(with_portal(database())) for name, made in STATES.items()}


def test_the_table_has_a_row_for_each_state_and_a_column_for_each_door() -> None:
    assert len(CELLS) == 171
    assert {state for state, _, _ in CELLS} == STATES.keys()
    assert EXPECTED.split()[1:10] == [door.replace(" ", "_") for door in DOORS]


@pytest.mark.parametrize(("state", "door", "expected"), CELLS)
def test_each_door_answers_each_state_as_the_table_says(
    ask: Ask, ways: dict[str, Way], state: str, door: str, expected: str
) -> None:
    (token, invoice_id), (method, address) = ways[state], DOORS[door]

    answer = ask(
        address.format(token=token, invoice=invoice_id),
        method,
        headers=BOT if door == "preview bot" else {},
    )

    if expected == ".":
        assert is_the_one_page(answer, ask, method)
    else:
        assert answer.status_code == 200
        assert _is_what_the_door_gives(answer, door)


def _is_what_the_door_gives(answer: httpx.Response, door: str) -> bool:
    if door == "HEAD":
        return answer.content == b""
    begins = {"PDF": b"%PDF-", "CSV": b"\xef\xbb\xbfcurrency,"}
    return answer.content.startswith(begins.get(door, b"<!doctype html>"))


@pytest.mark.parametrize("state", ["invoice_draft", "invoice_voided", "invoice_deleted"])
def test_an_invoice_that_is_not_for_the_client_is_not_on_its_page(
    ask: Ask, ways: dict[str, Way], state: str
) -> None:
    answer = ask(f"/p/{ways[state][0]}")

    assert "No invoices yet." in answer.text
    assert str(ways[state][1]) not in answer.text


def test_a_client_that_absorbed_another_shows_its_invoices_by_its_own_link(ask: Ask) -> None:
    survivor, absorbed = with_portal(database()), with_portal(database())
    invoice = absorbed.issued().id
    merge_into(survivor, absorbed)

    assert ask(f"/p/{survivor.token}/invoices/{invoice}.pdf").content.startswith(b"%PDF-")


def test_a_client_without_a_link_takes_that_of_the_one_that_it_absorbed(ask: Ask) -> None:
    survivor, absorbed = with_portal(database()), with_portal(database())
    with survivor.records.cursor() as cursor:
        cursor.execute("delete from portal_links where client_id = ?", [survivor.client_id])
    own = survivor.issued().id
    merge_into(survivor, absorbed)

    assert ask(f"/p/{absorbed.token}/invoices/{own}.pdf").content.startswith(b"%PDF-")
