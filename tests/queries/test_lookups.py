from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import clients, proposals
from clientdesk.model.ids import new_id
from clientdesk.queries.lookups import changed_since, place_in_queue
from tests.actions.enriching import MINUTE, found

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from tests.actions.enriching import Enriching


def edit(desk: Enriching, client_id: UUID, at: datetime, **changes: object) -> None:
    read = desk.client(client_id)
    clients.edit(desk.database, desk.support, client_id, read=read, changes=changes, now=at)


def test_a_place_counts_who_comes_before_and_is_nought_for_who_does_not_wait(
    desk: Enriching,
) -> None:
    first, second = desk.queued("First"), desk.queued("Second")
    imported = desk.imported("Imported")
    desk.run()
    places = [place_in_queue(desk.database, each) for each in (first, second, imported)]
    assert places == [1, 2, 3]

    desk.claim(most=1)

    places = [place_in_queue(desk.database, each) for each in (first, second, new_id())]
    assert places == [0, 1, 0]


def test_only_what_enrichment_goes_by_and_changed_later_is_named(desk: Enriching) -> None:
    acme = desk.enriched(found())
    edit(desk, acme, desk.now - MINUTE, email="a@acme.example")
    edit(desk, acme, desk.now + MINUTE, notes="Pays late.", currency="USD")
    edit(desk, acme, desk.now + MINUTE, phone="+44 20 7946 0000")

    assert changed_since(desk.database, acme, desk.now) == ("phone", "notes")


def test_what_was_accepted_of_a_lookup_is_no_change_since(desk: Enriching) -> None:
    acme = desk.enriched(found(vat_id="GB980780684", legal_name="Acme Ltd"))
    proposals.accept(
        desk.database, desk.support, acme, seen={"name": "Acme Ltd"}, now=desk.now + MINUTE
    )

    assert changed_since(desk.database, acme, desk.now) == ()
