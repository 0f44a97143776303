from __future__ import annotations

import pytest

from clientdesk.enrichment.sources.vat_ids import vies_id


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("EL123456789", "EL123456789"),
        ("GR 123 456 789", "EL123456789"),
        ("xi.110305878", "XI110305878"),
        ("ATU12345678", "ATU12345678"),
        ("GB371201047", ""),
        ("NO987654325MVA", ""),
        ("CHE123456789MWST", ""),
        ("HRB 12345", ""),
        ("FRANCE", ""),
        ("DE", ""),
        ("DE1234567890123456", ""),
        ("", ""),
    ],
)
def test_vies_knows_the_union_and_northern_ireland(text: str, number: str) -> None:
    assert vies_id(text) == number
