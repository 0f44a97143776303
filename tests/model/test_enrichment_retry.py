from __future__ import annotations

import math
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.enrichment import FailureKind
from clientdesk.model.enrichment_retry import (
    LONGEST,
    MOST_ATTEMPTS,
    delay,
    has_attempts,
    may_pass,
)

JOB = UUID(int=7)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("kind", FailureKind)
def test_what_a_correction_must_mend_is_not_tried_again(kind: FailureKind) -> None:
    permanent = {"tls", "robots", "refused_address", "too_large", "not_html"}
    assert may_pass(kind) == (kind not in permanent)


def test_there_are_three_attempts_and_none_for_an_unknown_cause() -> None:
    assert MOST_ATTEMPTS == 3
    assert [has_attempts("timeout", made) for made in range(5)] == [True, True, True, False, False]
    assert not has_attempts("tls", 1)
    assert not has_attempts(None, 0)
    assert not has_attempts("gremlins", 0)


@given(job=st.uuids(), attempt=st.integers(1, 3))
def test_a_later_attempt_waits_longer_and_the_same_one_always_as_long(
    job: UUID, attempt: int
) -> None:
    waited = delay(job, attempt)
    usual = 5 * MINUTE * 6 ** (attempt - 1)
    assert 0.75 * usual <= waited <= 1.25 * usual
    assert waited == delay(job, attempt)
    assert waited < delay(job, attempt + 1)


def test_jobs_that_failed_together_are_not_tried_again_together() -> None:
    waits = {delay(UUID(int=number), 1) for number in range(200)}
    assert len(waits) == 200
    assert max(waits) - min(waits) > 2 * MINUTE


@given(seconds=st.none() | st.floats())
def test_what_a_server_asks_for_is_kept_within_a_day(seconds: float | None) -> None:
    usual, waited = delay(JOB, 1), delay(JOB, 1, seconds)
    if seconds is None or math.isnan(seconds) or seconds <= usual.total_seconds():
        assert waited == usual
    else:
        assert waited == timedelta(seconds=min(seconds, LONGEST.total_seconds()))
