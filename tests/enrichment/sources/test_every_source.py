"""What holds of every register, whatever its server does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.enrichment.sources.brreg import brreg
from clientdesk.enrichment.sources.companies_house import companies_house
from clientdesk.enrichment.sources.gleif import gleif
from clientdesk.enrichment.sources.pace import Patience
from clientdesk.enrichment.sources.peppol import peppol
from clientdesk.enrichment.sources.recherche_entreprises import recherche_entreprises
from clientdesk.enrichment.sources.vies import vies
from tests.enrichment.sources.registers import Time, client, in_json, playing, says
from tests.net.answering import Reply, answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Asked, Source

    Make = Callable[[str, Clock], Source]

NORWEGIAN = client(company_number="987654325", country="NO")
NORDIC_NAME = client(address="Storgata 14 B\n0184 Oslo\nNorway")
FRENCH = client("Ateliers du Port", company_number="123456782", country="FR")
BRITISH = client("Copperline Labs", company_number="16824922", country="GB")
BRITISH_NAME = client("Copperline Labs", address="2 Ropewalk, E14 0ZZ, United Kingdom")
house = partial(companies_house, "key")

LOOKUPS: list[tuple[Make, Asked]] = [
    (vies, client(vat_id="IE6433435F")),
    (gleif, FRENCH),
    (gleif, NORDIC_NAME),
    (peppol, NORWEGIAN),
    (brreg, NORWEGIAN),
    (brreg, NORDIC_NAME),
    (recherche_entreprises, FRENCH),
    (house, BRITISH),
    (house, BRITISH_NAME),
]
by_number = pytest.mark.parametrize(("make", "asked"), [LOOKUPS[at] for at in (0, 1, 3, 4, 6, 7)])
of_each = pytest.mark.parametrize(("make", "asked"), LOOKUPS)


@by_number
@pytest.mark.parametrize(
    "reply",
    [
        in_json({}, 429),
        in_json({}, 429, Retry_After="3600"),
        in_json({}, 500),
        in_json({}, 503, Retry_After="x"),
        in_json({}, 403),
        Reply(b""),
        Reply(b"<html><body>Maintenance</body></html>"),
        Reply(b'{"data": ['),
        Reply(b"[" * 50_000),
        Reply(b"x" * 1_000_001),
        Reply(b"{}", 200, {"Content-Encoding": "br"}),
        Reply(b"{}", 200, {"Content-Encoding": "gzip"}),
    ],
    ids=lambda reply: f"{reply.status}-{reply.body[:8]!r}",
)
def test_a_failure_is_an_outcome_without_facts(make: Make, asked: Asked, reply: Reply) -> None:
    with playing(make, lambda _: reply) as register:
        found = register.look_up(asked)

    assert (found.outcome, dict(found.facts), found.signals) == ("error", {}, ())
    assert 1 <= len(register.paths) <= 3


@by_number
def test_a_server_that_is_gone_is_an_outcome(make: Make, asked: Asked) -> None:
    with playing(make, says({})) as register:
        pass

    assert register.look_up(asked).outcome == "error"


@of_each
def test_a_redirect_elsewhere_tells_nobody_who_is_looked_up(make: Make, asked: Asked) -> None:
    with answering(says({})) as other:
        moved = Reply(b"", 302, {"Location": f"{other.url}/?q=1"})
        with playing(make, lambda _: moved) as register:
            assert register.look_up(asked).outcome == "error"

    assert other.asked == []


@of_each
def test_a_client_without_patience_is_not_asked_about(make: Make, asked: Asked) -> None:
    with playing(make, says({})) as register:
        assert register.look_up(asked, seconds=0).outcome == "error"

    assert register.paths == []


@of_each
def test_the_second_time_nobody_is_asked(make: Make, asked: Asked) -> None:
    with playing(make, says({"isValid": True, "name": "---"})) as register:
        first = register.look_up(asked)
        before = len(register.paths)
        again = register.look_up(asked)

    assert first == again
    assert len(register.paths) == before


@by_number
@pytest.mark.parametrize(
    "body", [{}, [], None, 5, "text", {"data": [], "matches": [], "results": []}]
)
def test_an_empty_answer_has_neither_facts_nor_signals(
    make: Make, asked: Asked, body: object
) -> None:
    with playing(make, says(body)) as register:
        found = register.look_up(asked)

    assert found.outcome in {"empty", "error"}
    assert (dict(found.facts), found.signals) == ({}, ())


@by_number
def test_a_source_tells_people_what_it_is(make: Make, asked: Asked) -> None:
    del asked
    with playing(make, says({})) as register:
        about = register.source.about

    assert about.title
    assert about.sends
    assert about.apart_s > 0
    assert about.remembered_s > 0
    assert about.needs_key == (about.name == "companies_house")


KEYS = st.sampled_from(
    [
        *("isValid", "userError", "name", "vatNumber", "data", "attributes", "lei", "entity"),
        *("legalName", "legalAddress", "registeredAs", "registration", "status", "country"),
        *("matches", "participantID", "scheme", "value", "entities", "_embedded", "enheter"),
        *("organisasjonsnummer", "navn", "organisasjonsform", "kode", "antallAnsatte"),
        *("results", "siren", "nature_juridique", "nom_raison_sociale", "siege", "items"),
        *("company_name", "company_number", "accounts", "overdue", "sic_codes", "title"),
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(
        ["987654325", "123456782", "16824922", "6433435F", "FR", "NO", "ACTIVE", "AS"]
    )
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)


@of_each
def test_no_answer_of_any_shape_breaks_a_source(make: Make, asked: Asked) -> None:
    replies = [in_json({})]

    with answering(lambda _: replies[-1]) as server:

        @settings(max_examples=25, deadline=None)
        @given(value=JSON, status=st.sampled_from([200, 404]))
        def holds(value: object, status: int) -> None:
            replies.append(in_json(value, status))
            time = Time()

            found = make(server.url, time.clock).look_up(asked, Patience(clock=time.clock))

            text = replies[-1].body.decode()
            for fact in found.facts.values():
                assert fact.evidence
                assert all(each.quote in text for each in fact.evidence)

        holds()
