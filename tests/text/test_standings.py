from __future__ import annotations

import pytest

from clientdesk.model.enrichment import FailureKind
from clientdesk.model.words import SkipReason
from clientdesk.text.standings import OBSTACLES, changed_since, failed, reading, waiting


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (1, "It is next in the queue."),
        (2, "1 client is before it in the queue."),
        (1_501, "1,500 clients are before it in the queue."),
    ],
)
def test_who_waits_is_told_how_many_come_before(place: int, said: str) -> None:
    assert waiting(place, "en_GB").startswith(said)


def test_the_page_that_is_read_is_named_with_how_many_were() -> None:
    assert reading(None, 0, "en_GB") == "Opening the website."
    assert reading("https://acme.example/", 0, "en_GB") == "Reading acme.example."
    said = reading("https://www.acme.example/legal", 2, "en_GB")
    assert said == "Reading acme.example/legal, 2 pages read so far."


def test_a_failure_is_advised_unless_it_is_tried_again_by_itself() -> None:
    assert failed("dns", "") == "Check the website."
    assert failed("dns", "22 Nov 2026, 14:05") == (
        "It is tried again by itself on 22 Nov 2026, 14:05."
    )


@pytest.mark.parametrize("kind", [*FailureKind, None, "not known yet"])
def test_every_failure_says_what_to_do(kind: str | None) -> None:
    assert failed(kind, "").endswith(".")


def test_every_obstacle_says_what_to_do() -> None:
    assert set(OBSTACLES) == set(SkipReason)


def test_the_fields_that_changed_are_named() -> None:
    assert changed_since(["phone"]).startswith("Phone has changed since.")
    assert changed_since(["phone", "notes"]).startswith("Phone and Notes have changed since.")
    assert changed_since([]).startswith("The record has changed since.")
