from __future__ import annotations

from clientdesk.enrichment.sources.brreg import brreg
from clientdesk.enrichment.sources.consult import consulted
from clientdesk.enrichment.sources.peppol import peppol
from clientdesk.enrichment.sources.vies import vies
from tests.enrichment.sources import test_brreg, test_peppol, test_vies
from tests.enrichment.sources.registers import Time, client, in_json, playing, says, values


def never() -> bool:
    return False


def test_what_one_source_finds_the_next_is_asked_with() -> None:
    asked = client(address="Storgata 14 B\n0184 Oslo\nNorway")
    with (
        playing(brreg, says(test_brreg.page(test_brreg.unit()))) as register,
        playing(peppol, says(test_peppol.page("0192:987654325"))) as directory,
    ):
        told = consulted([register.source, directory.source], asked, never)

    assert told is not None
    assert list(told) == ["brreg", "peppol"]
    assert [values(found).get("peppol_id") for found in told.values()] == [None, "0192:987654325"]


def test_what_the_website_said_is_never_replaced() -> None:
    asked = client(vat_id="IE6433435F", legal_name="Quayside Cranes Ltd", country="IE")
    with playing(vies, says(test_vies.IRISH)) as register:
        found = register.look_up(asked)

    assert asked.knowing(found) == client(
        vat_id="IE6433435F", legal_name="Quayside Cranes Ltd", country="IE"
    )


def test_a_source_that_fails_leaves_the_others_their_turn() -> None:
    asked = client(vat_id="IE6433435F", company_number="987654325", country="NO")
    time = Time()
    with (
        playing(brreg, says({}, 500)) as register,
        playing(vies, says(test_vies.answer("6433435F", name="---"))) as union,
    ):
        told = consulted([register.source, union.source], asked, never, time.clock)

    assert told is not None
    assert [found.outcome for found in told.values()] == ["error", "ok"]


def test_all_sources_together_have_the_patience_of_one_client() -> None:
    asked = client(vat_id="IE6433435F", company_number="987654325", country="NO")
    time = Time()
    slow = in_json({}, 429, Retry_After="9")
    with (
        playing(brreg, lambda _: slow) as register,
        playing(vies, lambda _: slow) as union,
    ):
        told = consulted([register.source, union.source], asked, never, time.clock)

    assert told is not None
    assert [found.outcome for found in told.values()] == ["error", "error"]
    assert len(register.paths) == 2
    assert len(union.paths) <= 1


def test_a_cancelled_lookup_asks_nobody_further() -> None:
    asked = client(vat_id="IE6433435F", company_number="987654325", country="NO")
    with (
        playing(brreg, says(test_brreg.unit())) as register,
        playing(vies, says(test_vies.IRISH)) as union,
    ):
        told = consulted(
            [register.source, union.source], asked, lambda: bool(register.server.asked)
        )

    assert told is None
    assert union.paths == []
