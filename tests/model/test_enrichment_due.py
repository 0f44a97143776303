from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clientdesk.model.enrichment_due import Standing, is_due, is_old
from clientdesk.model.words import EnrichmentStatus as Status

NOW = datetime(2026, 11, 23, 14, 0)
CLIENT = Standing("Acme", "https://acme.example", Status.NOT_STARTED)


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, True),
        ({"status": Status.SKIPPED}, True),
        ({"status": Status.QUEUED}, False),
        ({"status": Status.RUNNING}, False),
        ({"status": Status.SUCCEEDED}, False),
        ({"website": None}, False),
        ({"website": None, "status": Status.SKIPPED}, False),
        ({"is_archived": True}, False),
        ({"status": Status.FAILED}, False),
        ({"status": Status.FAILED, "error_kind": "timeout", "attempts": 1}, True),
        ({"status": Status.FAILED, "error_kind": "timeout", "attempts": 3}, False),
        ({"status": Status.FAILED, "error_kind": "tls", "attempts": 1}, False),
    ],
)
def test_due_is_what_was_never_tried_is_held_back_no_longer_or_may_pass(
    changes: dict[str, object], due: bool
) -> None:
    client = replace(CLIENT, **changes)  # type: ignore[arg-type]
    assert is_due(client, NOW, entitled=True) is due
    assert not is_due(client, NOW, entitled=False)


def test_what_is_older_than_180_days_is_due_only_when_that_is_switched_on() -> None:
    old = replace(CLIENT, status=Status.SUCCEEDED, enriched_at=NOW - timedelta(days=181))
    young = replace(old, enriched_at=NOW - timedelta(days=180))

    assert not is_due(old, NOW, entitled=True)
    assert is_due(old, NOW, entitled=True, refresh_old=True)
    assert not is_due(young, NOW, entitled=True, refresh_old=True)
    assert not is_old(None, NOW)
