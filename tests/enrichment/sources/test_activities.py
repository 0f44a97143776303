from __future__ import annotations

import pytest

from clientdesk.enrichment.sources.activities import industry_of
from clientdesk.enrichment.sources.sizes import segment_of


@pytest.mark.parametrize(
    ("code", "industry"),
    [
        ("62.01Z", "Software"),
        ("62.010", "Software"),
        ("62020", "Software"),
        ("58.29", "Software"),
        ("58.11Z", "Media"),
        ("47.91A", "E-commerce"),
        ("47110", "Retail"),
        ("01.11", "Agriculture"),
        ("49.41", "Logistics"),
        ("86.21", "Healthcare"),
        ("69.10Z", "Legal"),
        ("73.11Z", "Marketing"),
        ("94.99", "Nonprofit"),
        ("41.20B", "Construction"),
        ("68.20B", "Real Estate"),
        ("65.12", "Finance"),
    ],
)
def test_a_clear_activity_names_an_industry(code: str, industry: str) -> None:
    assert industry_of([code]) == industry


@pytest.mark.parametrize(
    "code",
    [
        "64.20Z",
        "64209",
        "70.10Z",
        "46.90",
        "99999",
        "74990",
        "49.31",
        "82.99Z",
        "",
        "62",
        "abc",
        "6",
    ],
)
def test_an_unclear_activity_names_none(code: str) -> None:
    assert industry_of([code]) is None


def test_activities_must_agree() -> None:
    assert industry_of(["62020", "62090"]) == "Software"
    assert industry_of(["62020", "69102"]) is None
    assert industry_of(["62020", "70100"]) is None
    assert industry_of([]) is None


@pytest.mark.parametrize(
    ("employees", "segment"),
    [
        (None, None),
        (0, None),
        (-3, None),
        (1, "micro"),
        (9, "micro"),
        (10, "small"),
        (49, "small"),
        (50, "medium"),
        (249, "medium"),
        (250, "large"),
        (999, "large"),
        (1000, "enterprise"),
    ],
)
def test_employees_have_a_segment(employees: int | None, segment: str | None) -> None:
    assert segment_of(employees) == segment
