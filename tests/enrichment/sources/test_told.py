from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.sources.told import Part, Told

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
)


def whole(text: str) -> Part:
    return Told("gleif", "https://register.example/x", 200, text, json.loads(text)).whole


def quotes(part: Part, *keys: str) -> list[str]:
    return [each.quote for each in part.evidence(*keys)]


def test_a_quote_stands_in_the_answer_to_the_letter() -> None:
    part = whole('{"a": {"name" :  "B\\u00f8"}, "name":"Acme", "n": 12, "yes": true}')

    assert quotes(part, "name") == ['"name":"Acme"']
    assert quotes(part.part("a"), "name") == ['"name" :  "B\\u00f8"']
    assert quotes(part, "n", "yes") == ['"n": 12', '"yes": true']


def test_a_quote_holds_the_value_and_not_another_of_the_same_name() -> None:
    part = whole('{"old": {"code": "1"}, "code": "62.010", "flag": false, "flags": {"flag": 0}}')

    assert quotes(part, "code") == ['"code": "62.010"']
    assert quotes(part, "flag") == ['"flag": false']


def test_a_list_can_be_quoted() -> None:
    assert quotes(whole('{"codes": ["62020", "62090"]}'), "codes") == [
        '"codes": ["62020", "62090"]'
    ]


@pytest.mark.parametrize(
    "text",
    ["{}", '{"name": null}', '{"name": {"name": "x"}}', '{"name": "' + "x" * 400 + '"}', "[]", "3"],
)
def test_without_words_there_is_no_fact(text: str) -> None:
    part = whole(text)

    assert part.fact("name", "x", 0.9) is None


@pytest.mark.parametrize("value", [None, ""])
def test_without_a_value_there_is_no_fact(value: str | None) -> None:
    assert whole('{"name": "Acme"}').fact("name", value, 0.9) is None


@pytest.mark.parametrize(
    "value",
    [
        "5",
        "true",
        "null",
        "[]",
        "{}",
        '["Acme"]',
        f'"{"x" * 201}"',
        '"a\\u0000b"',
        '"a\\u202eb"',
    ],
)
def test_what_is_no_text_is_none(value: str) -> None:
    assert whole(f'{{"name": {value}}}').text("name") == ""


@pytest.mark.parametrize("value", ['"5"', "5.0", "true", "null", "[5]"])
def test_what_is_no_whole_number_is_none(value: str) -> None:
    assert whole(f'{{"n": {value}}}').number("n") is None


@pytest.mark.parametrize("value", ['"true"', "1", "null", "0"])
def test_what_is_neither_true_nor_false_is_none(value: str) -> None:
    assert whole(f'{{"yes": {value}}}').flag("yes") is None


def test_white_space_is_folded() -> None:
    assert whole('{"name": "  Acme \\n  Ltd "}').text("name") == "Acme Ltd"


@given(json_values)
def test_nothing_that_json_can_hold_is_mistaken(value: object) -> None:
    text = json.dumps({"x": value})
    part = whole(text)

    assert isinstance(part.text("x"), str)
    assert isinstance(part.texts("x"), tuple)
    assert all(isinstance(each, Part) for each in (*part.parts("x"), part.part("x")))
    for each in part.evidence("x"):
        assert each.quote in text
        assert json.loads("{" + each.quote + "}") == {"x": value}
