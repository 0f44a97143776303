from __future__ import annotations

import pytest

from clientdesk.model.words import EnrichmentStatus
from clientdesk.queries.enrichment_queue import Counts
from clientdesk.ui.queue_cancel import ending
from clientdesk.ui.queue_deeds import canceled, ran
from clientdesk.ui.queue_now import by_themselves


@pytest.mark.parametrize(
    ("queued", "skipped", "sentence"),
    [
        (1, 0, "1 client is in the queue."),
        (1_234, 0, "1,234 clients are in the queue."),
        (3, 1, "3 clients are in the queue; 1 was skipped for want of a website."),
        (0, 2, "No clients are in the queue; 2 were skipped for want of a website."),
    ],
)
def test_a_run_says_what_it_did(queued: int, skipped: int, sentence: str) -> None:
    assert ran(queued, skipped) == sentence


def test_canceling_says_what_had_ended_by_then() -> None:
    assert canceled(3, 3) == "3 lookups were canceled."
    assert canceled(1, 3) == "1 lookup was canceled; 2 had ended already."
    assert canceled(0, 1) == "No lookups were canceled; 1 had ended already."


def test_what_ends_is_told_part_by_part() -> None:
    found = Counts({**dict.fromkeys(EnrichmentStatus, 0), EnrichmentStatus.QUEUED: 1_200}, {}, {})
    assert ending(found, 0) == "1,200 lookups end: 1,200 that wait."
    assert ending(found, 2) == (
        "1,202 lookups end: 1,200 that wait and 2 that failed and would be tried again."
    )


def test_what_comes_again_is_told_in_its_number() -> None:
    assert by_themselves(1, "lookup") == "1 lookup is tried again by itself"
    assert by_themselves(1_200, "lookup") == "1,200 lookups are tried again by themselves"
