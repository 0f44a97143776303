"""Nothing is changed in silence: each odd file has its outcome, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import InvalidInput
from clientdesk.intake.verdicts import Verdict
from tests.intake.bad_files import EVERY, EVERY_REFUSED
from tests.intake.judging import reviewed

if TYPE_CHECKING:
    from clientdesk.intake.review import Judged
    from tests.intake.odd_files import OddFile


def judged(data: bytes) -> tuple[list[Judged], tuple[str, ...]]:
    """Every row with its verdict, as an empty workspace in Britain sees it."""
    review = reviewed(data)
    return list(review.every()), review.warnings


def shown(row: Judged, expected: str) -> str:
    """The name that is kept, or the expected word when the problem holds it."""
    if row.verdict is not Verdict.INVALID:
        return row.texts["name"]
    problems = " ".join(row.problems)
    return expected if expected in problems else problems


@pytest.mark.parametrize("file", EVERY, ids=lambda file: file.title)
def test_every_row_is_kept_whole_or_named(file: OddFile) -> None:
    rows, warnings = judged(file.data)

    words = [*(word for *_, word in file.outcome), *[""] * len(rows)]
    outcome = tuple(
        (row.line, str(row.verdict), shown(row, word))
        for row, word in zip(rows, words, strict=False)
    )
    assert outcome == file.outcome
    assert file.warning in " ".join(warnings)
    said = [*warnings, *(problem for row in rows for problem in row.problems)]
    assert all(sentence.encode("utf-8") for sentence in said)


@pytest.mark.parametrize("file", EVERY_REFUSED, ids=lambda file: file.title)
def test_what_is_no_list_is_refused_in_one_sentence(file: OddFile) -> None:
    with pytest.raises(InvalidInput, match=file.refusal) as refusal:
        judged(file.data)

    assert "\n" not in refusal.value.message
    assert refusal.value.message.endswith(".")
