from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions.facts import edit_facts, release_facts
from clientdesk.errors import Conflict, InvalidField
from clientdesk.model.client_facts import ClientFact
from clientdesk.queries.found import found_of
from tests.actions.enriching import failed, found

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.enriching import Enriching


def set_facts(desk: Enriching, client_id: UUID, **changes: str | None) -> None:
    read = desk.client(client_id)
    edit_facts(desk.database, desk.support, client_id, read=read, changes=changes, now=desk.now)


def release(desk: Enriching, client_id: UUID, *facts: ClientFact) -> None:
    release_facts(desk.database, desk.support, client_id, facts=facts, now=desk.now)


def test_a_fact_that_a_person_set_is_marked_noted_and_kept(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software", size_segment="small"))

    set_facts(desk, acme, industry="Legal")

    row = desk.record(acme)
    assert (row["industry"], row["facts_by_hand"]) == ("Legal", "industry")
    line = desk.activities(acme)[-1]
    assert (line["kind"], line["field"], line["old"], line["new"]) == (
        *("updated", "industry"),
        *("Software", "Legal"),
    )
    desk.request(acme)
    desk.finish(desk.claimed(acme), found(industry="Software", size_segment="large"))
    assert desk.facts(acme)["industry"] == "Legal"


def test_a_fact_that_a_person_sets_while_the_client_is_looked_up_stays(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    set_facts(desk, acme, industry="Legal")

    assert desk.finish(mine, found(industry="Software", size_segment="small"))

    assert desk.facts(acme) == {"industry": "Legal", "size_segment": "small"}
    assert desk.proposed(acme) == {"industry": "Software"}


def test_what_a_person_decided_against_is_not_proposed_to_them(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    set_facts(desk, acme, industry="Legal")
    assert desk.proposed(acme) == {}

    desk.request(acme)
    desk.finish(desk.claimed(acme), found(industry="Media"))
    assert desk.proposed(acme) == {"industry": "Media"}


def test_what_enrichment_filled_can_be_taken_back_field_by_field(desk: Enriching) -> None:
    acme = desk.enriched(failed("tls"))
    desk.finish(desk.claimed_again(acme), found(industry="Software", size_segment="small"))
    [newest] = found_of(desk.database, acme)
    assert newest.filled == {"industry": (None, "Software"), "size_segment": (None, "small")}

    set_facts(desk, acme, industry=newest.filled["industry"][0])

    assert desk.facts(acme) == {"size_segment": "small"}
    assert desk.proposed(acme) == {}


def test_a_fact_that_is_given_back_gets_what_was_found_last(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    set_facts(desk, acme, industry="Legal", finance_contact="Ann")

    release(desk, acme, ClientFact.INDUSTRY, ClientFact.RISK_TIER)

    row = desk.record(acme)
    assert (row["industry"], row["facts_by_hand"]) == ("Software", "finance_contact")
    assert desk.kinds(acme)[-1] == "enrichment_released"
    release(desk, acme, ClientFact.FINANCE_CONTACT)
    assert desk.record(acme)["finance_contact"] == "Ann"
    assert desk.record(acme)["facts_by_hand"] is None
    version = desk.record(acme)["version"]
    release(desk, acme, ClientFact.FINANCE_CONTACT)
    assert desk.record(acme)["version"] == version


def test_two_people_who_set_the_same_fact_are_told(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    read = desk.client(acme)
    set_facts(desk, acme, industry="Legal")

    with pytest.raises(Conflict, match="Support changed Industry after you opened this"):
        edit_facts(
            desk.database,
            desk.admin,
            acme,
            read=read,
            changes={"industry": "Media"},
            now=desk.now,
        )


def test_a_fact_outside_its_list_is_refused(desk: Enriching) -> None:
    with pytest.raises(InvalidField, match="Industry must be one of"):
        set_facts(desk, desk.new_client(), industry="Piracy")


def test_saving_what_stands_there_changes_nothing(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    set_facts(desk, acme, industry="Software")
    assert desk.record(acme)["facts_by_hand"] is None
