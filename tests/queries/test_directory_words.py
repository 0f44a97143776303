from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import clients
from clientdesk.model.client import ClientDraft
from clientdesk.queries.directory_words import begins_a_name, places

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.enriching import Enriching


def add(desk: Enriching, name: str, address: str = "") -> UUID:
    draft = ClientDraft(name, address=address)
    return clients.create(desk.database, desk.support, draft, desk.now, desk.now.date()).id


def test_a_text_begins_a_name_that_it_is_the_start_of(desk: Enriching) -> None:
    today = desk.now.date()
    add(desk, "Stadtwerke Münster", "1 Quay Street, Cork")
    texts = ("stadtwerke  mu", "STADTWERKE MÜNSTER", "werke münster", "quay street", "münster cork")

    begun = [text for text in texts if begins_a_name(desk.database, today, text)]

    assert begun == ["stadtwerke  mu", "STADTWERKE MÜNSTER"]


def test_a_name_that_is_gone_begins_no_more(desk: Enriching) -> None:
    today = desk.now.date()
    acme = add(desk, "Acme Hotels")
    assert begins_a_name(desk.database, today, "acme hotels")

    read = desk.client(acme)
    changes = {"name": "Bravo Hotels"}
    clients.edit(desk.database, desk.support, acme, read=read, changes=changes, now=desk.now)

    assert not begins_a_name(desk.database, today, "acme hotels")
    assert begins_a_name(desk.database, today, "bravo h")


def test_places_are_those_that_the_addresses_name(desk: Enriching) -> None:
    add(desk, "Acme", "1 Quay Street, Ballina, Ireland")
    add(desk, "Bravo", "2 Quay Street, Bantry, Ireland")
    add(desk, "Charlie", "3 Quay Street, Bantry, Ireland")
    add(desk, "Delta")

    assert places(desk.database, desk.now.date()) == ("Ballina", "Bantry", "Ireland")
