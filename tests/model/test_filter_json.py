from __future__ import annotations

from decimal import Decimal

import pytest

from clientdesk.errors import InvalidFilter
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.filter_json import parsed


def test_numbers_are_exact() -> None:
    assert parsed('{"a": [0.10, 3]}') == {"a": [Decimal("0.10"), 3]}


@pytest.mark.parametrize("exponent", ["9" * 21, "-" + "9" * 21])
def test_a_number_beyond_every_exponent_is_read_as_one_beyond_every_bound(exponent: str) -> None:
    with pytest.raises(InvalidFilter, match="too large"):
        ClientFilter.from_json(f'{{"revenue": {{"gt": 1e{exponent}}}}}')


@pytest.mark.parametrize(
    "text",
    [
        '{"search": "\\ud800"}',
        '{"location": ["\\ud800"]}',
        '{"owner": ["Ann \\udfff"]}',
        '{"\\ud800": 1}',
        '{"revenue": {"\\udc00": 1}}',
        '{"search": "\udcff"}',
    ],
)
def test_half_of_a_character_is_refused(text: str) -> None:
    with pytest.raises(InvalidFilter, match="half of a character"):
        ClientFilter.from_json(text)


def test_a_whole_character_in_two_halves_is_read() -> None:
    assert ClientFilter.from_json('{"search": "\\ud83d\\ude00"}').search == "\U0001f600"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"search": "a", "search": "b"}', "search"),
        ('{"revenue": {"gt": 1, "gt": 2}}', "gt"),
        ('{"\\ud800": 1, "\\ud800": 1}', "?"),
    ],
)
def test_a_key_stands_once_at_every_level(text: str, key: str) -> None:
    with pytest.raises(InvalidFilter) as raised:
        ClientFilter.from_json(text)
    assert raised.value.message == f"The filter has the key “{key}” twice."
