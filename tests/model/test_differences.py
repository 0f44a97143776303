from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.differences import differences
from clientdesk.model.enrichment import Evidence, Fact, FactField, Outcome, Result

if TYPE_CHECKING:
    from collections.abc import Mapping

FOUND = st.dictionaries(st.sampled_from(list(FactField)), st.text(max_size=3), max_size=6)


def result(values: Mapping[FactField, str], confidence: float = 0.9) -> Result:
    evidence = (Evidence("website", "https://acme.example", str(confidence)),)
    fields = {field: Fact(value, confidence, evidence) for field, value in values.items()}
    return Result(Outcome.SUCCEEDED, fields=fields)


def test_what_is_new_gone_or_otherwise_differs_in_the_order_of_the_facts() -> None:
    before = result({FactField.VAT_ID: "GB1", FactField.INDUSTRY: "Legal"})
    after = result({FactField.COUNTRY: "GB", FactField.INDUSTRY: "Media"})
    told = differences(before, after)
    assert [each.field for each in told] == ["industry", "vat_id", "country"]
    assert [(bool(each.before), bool(each.after)) for each in told] == [
        (True, True),
        (True, False),
        (False, True),
    ]


@given(FOUND)
def test_other_receipts_of_the_same_values_are_no_difference(found: dict[FactField, str]) -> None:
    assert differences(result(found), result(found, confidence=0.5)) == ()


@given(FOUND, FOUND)
def test_what_differs_one_way_differs_the_other(
    one: dict[FactField, str], other: dict[FactField, str]
) -> None:
    there = differences(result(one), result(other))
    back = differences(result(other), result(one))
    assert [each.field for each in there] == [each.field for each in back]
