from __future__ import annotations

from itertools import product

import pytest

from clientdesk.errors import Refused
from clientdesk.model.enrichment_states import TRANSITIONS, Event, after, gate, may
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import SkipReason

MOVES = {
    "not_started": {Event.QUEUE: "queued", Event.STOP: "skipped"},
    "skipped": {Event.QUEUE: "queued", Event.STOP: "skipped"},
    "failed": {Event.QUEUE: "queued", Event.STOP: "skipped"},
    "succeeded": {Event.REFRESH: "queued"},
    "queued": {Event.CLAIM: "running", Event.STOP: "skipped", Event.CANCEL: "before"},
    "running": {
        Event.SUCCEED: "succeeded",
        Event.FAIL: "failed",
        Event.STOP: "skipped",
        Event.RELEASE: "queued",
        Event.CANCEL: "before",
    },
}
"""What the design says, status by status; told apart from the table."""


@pytest.mark.parametrize(("status", "event"), list(product(Status, Event)))
def test_a_move_leads_where_the_design_says_or_is_refused(status: Status, event: Event) -> None:
    target = MOVES[status].get(event)
    assert may(status, event) == (target is not None)
    if target is None:
        with pytest.raises(Refused, match=f"cannot be {event}"):
            after(status, event)
        return
    for before in Status:
        assert after(status, event, before) == (before if target == "before" else target)


def test_every_move_of_the_table_is_of_the_design() -> None:
    assert len(TRANSITIONS) == sum(len(moves) for moves in MOVES.values())


@pytest.mark.parametrize(
    ("name", "website", "entitled", "reason"),
    [
        ("Acme", "https://acme.example", True, None),
        ("Acme", "https://acme.example", False, SkipReason.NOT_ENTITLED),
        ("Acme", None, False, SkipReason.MISSING_WEBSITE),
        ("Acme", " ", True, SkipReason.MISSING_WEBSITE),
        ("", None, False, SkipReason.MISSING_NAME),
        (" \t", "https://acme.example", True, SkipReason.MISSING_NAME),
        (None, "https://acme.example", True, SkipReason.MISSING_NAME),
    ],
)
def test_the_gate_names_the_first_of_its_reasons(
    name: str | None, website: str | None, entitled: bool, reason: SkipReason | None
) -> None:
    assert gate(name, website, entitled=entitled) == reason
