from __future__ import annotations

import pytest

from clientdesk.queries.enrichment_due import Due
from clientdesk.ui.queue_head import said


@pytest.mark.parametrize(
    ("due", "sentence"),
    [
        (Due(0, 0), "Nothing is due."),
        (Due(1, 0), "1 client is due."),
        (Due(2_000, 0), "2,000 clients are due."),
        (Due(5_210, 0), "5,210 clients are due. A run takes at most 2,000."),
        (Due(3, 1), "3 clients are due. 1 has no website, so a run skips it."),
        (Due(0, 2), "Nothing is due. 2 have no website, so a run skips them."),
    ],
)
def test_what_a_run_takes_and_refuses_is_said_before_it_starts(due: Due, sentence: str) -> None:
    assert said(due, 2_000, may_run=True) == sentence


def test_who_may_not_run_it_learns_what_it_takes() -> None:
    assert said(Due(3, 0), 2_000, may_run=False) == (
        "3 clients are due. You need the support role to start a run."
    )
    assert said(Due(0, 0), 2_000, may_run=False) == "Nothing is due."
