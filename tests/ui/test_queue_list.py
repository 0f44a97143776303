from __future__ import annotations

import pytest

from clientdesk.ui.queue_list import refusal, word_for_selected
from clientdesk.ui.queue_lists import retry_word


@pytest.mark.parametrize(
    ("takes", "chosen", "word"),
    [
        (0, 0, "Retry selected"),
        (2, 2, "Retry 2 selected"),
        (2, 3, "Retry 2 of 3 selected"),
        (0, 3, "Retry 0 of 3 selected"),
    ],
)
def test_a_button_says_how_many_it_takes(takes: int, chosen: int, word: str) -> None:
    assert word_for_selected("Retry", takes, chosen) == word


def test_refusals_are_told_by_their_reason() -> None:
    assert refusal(["missing_website"]) == "1 has no website"
    assert (
        refusal(["missing_website", "missing_name", "missing_website"])
        == "1 has no name, 2 have no website"
    )


@pytest.mark.parametrize(
    ("failed", "word"), [(1, "Retry all"), (23, "Retry all 23"), (12_345, "Retry 10,000 of 12,345")]
)
def test_retrying_all_says_how_many_that_is(failed: int, word: str) -> None:
    assert retry_word(failed) == word
