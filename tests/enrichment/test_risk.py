from __future__ import annotations

import pytest

from clientdesk.enrichment.risk import POINTS, severity, signal, site_signals, tier
from clientdesk.model.enrichment import Severity, SignalKind
from clientdesk.model.words import RiskTier
from clientdesk.text.risks import REASONS
from tests.enrichment.made import read_of

INSOLVENT, WRONG, PLAIN, FREE = (
    SignalKind.INSOLVENCY,
    SignalKind.INVALID_VAT_ID,
    SignalKind.NO_HTTPS,
    SignalKind.FREE_MAIL_CONTACT,
)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), RiskTier.LOW),
        ((PLAIN, FREE), RiskTier.LOW),
        ((WRONG,), RiskTier.MEDIUM),
        ((WRONG, PLAIN), RiskTier.MEDIUM),
        ((INSOLVENT,), RiskTier.HIGH),
        ((WRONG, WRONG), RiskTier.MEDIUM),
    ],
)
def test_the_points_of_all_signals_make_the_tier(
    kinds: tuple[SignalKind, ...], expected: RiskTier
) -> None:
    assert tier(signal(kind) for kind in kinds) is expected


def test_every_kind_has_points_and_a_severity() -> None:
    assert set(POINTS) == set(SignalKind)
    assert severity(INSOLVENT) is Severity.HIGH
    assert severity(WRONG) is Severity.MEDIUM
    assert severity(PLAIN) is Severity.LOW


@pytest.mark.parametrize("kind", REASONS)
def test_a_reason_is_one_sentence(kind: SignalKind) -> None:
    reason = signal(kind, value="X").reason

    assert reason.endswith(".")
    assert "{" not in reason


def _kinds(body: str) -> set[str]:
    found = read_of("Acme Tools", body)
    return {str(each.kind) for each in site_signals(found)}


def test_a_mailbox_that_anybody_can_have_is_told() -> None:
    assert _kinds("<footer>acme.tools@gmail.com</footer>") == {"free_mail_contact"}
    assert _kinds("<footer>info@acme.example</footer>") == set()
    assert _kinds("<footer>Website by joe@gmail.com</footer>") == set()


def test_a_wrong_vat_number_of_the_owner_is_told() -> None:
    assert _kinds("<footer>Acme Tools Ltd, VAT No. GB 371 2010 48</footer>") == {"invalid_vat_id"}
    assert _kinds("<footer>Acme Tools Ltd, VAT No. GB 371 2010 47</footer>") == set()
    assert _kinds("<footer>Site by Kelp Ltd, VAT No. GB 371 2010 48</footer>") == set()


def test_two_vat_numbers_of_one_owner_contradict_each_other() -> None:
    one, two = "Acme Tools Ltd, VAT GB 371 2010 47.", "Acme Tools Ltd, VAT GB 792 8543 27."

    assert _kinds(f"<footer><p>{one}</p><p>{two}</p></footer>") == {"conflicting_facts"}
    assert _kinds(f"<footer><p>{one}</p><p>{one}</p></footer>") == set()
