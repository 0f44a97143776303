from __future__ import annotations

import pytest

from clientdesk.model.enrichment import FailureKind
from clientdesk.text.failures import failure_advice, failure_sentence


@pytest.mark.parametrize("kind", FailureKind)
def test_every_failure_is_a_sentence_with_what_to_do_next(kind: FailureKind) -> None:
    for said in (failure_sentence(kind), failure_advice(kind)):
        assert said[0].isupper()
        assert said.endswith(".")
        assert len(said) < 90


def test_no_two_failures_read_the_same() -> None:
    assert len({failure_sentence(kind) for kind in FailureKind}) == len(FailureKind)
