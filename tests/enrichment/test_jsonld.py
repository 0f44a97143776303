from __future__ import annotations

import pytest

from clientdesk.enrichment.jsonld import json_ld

ORGANISATION = (
    '{"@type": "https://schema.org/Organization", "name": "Lanvo\\u00ebz", "vatID": "FR1",'
    ' "sameAs": ["https:\\/\\/x.com\\/a"], "parentOrganization": {"@type": "Organization",'
    ' "name": "Group"}}'
)


def test_a_graph_and_a_list_hold_things_as_one_does() -> None:
    for script in (ORGANISATION, f"[{ORGANISATION}]", f'{{"@graph": [{ORGANISATION}]}}'):
        things = [thing for thing in json_ld(script) if thing.types]

        assert [thing.types for thing in things] == [("organization",)]
        assert [said.value for said in things[0].said("name")] == ["Lanvoëz"]
        assert [node.role for node in things[0].nodes] == ["parentorganization"]


def test_a_quote_stands_in_the_script_as_it_is_written() -> None:
    (thing,) = json_ld(ORGANISATION)

    quotes = [said.quote for said in thing.said("name", "vatid", "sameas")]

    assert quotes == ['"name": "Lanvo\\u00ebz"', '"vatID": "FR1"', '"https:\\/\\/x.com\\/a"']
    assert all(quote in ORGANISATION for quote in quotes)


def test_the_same_key_of_two_things_is_quoted_where_each_stands() -> None:
    script = '[{"@type": "A", "name": "One"}, {"@type": "B", "name": "Two"}]'

    assert [said.quote for thing in json_ld(script) for said in thing.said("name")] == [
        '"name": "One"',
        '"name": "Two"',
    ]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "A", "name": "One",}',
        '{"@type": "A",, "name": "One"}',
        '<!-- {"@type": "A", "name": "One"} -->',
        '//<![CDATA[\n{"@type": "A", "name": "One"}\n//]]>',
        '{"@type": "A", "name": "One\n"};',
        '{"@type": "A", "name": "&#79;ne"}',
    ],
)
def test_a_script_that_is_not_quite_json_is_read(script: str) -> None:
    (thing,) = json_ld(script)

    assert [said.value for said in thing.said("name")] == ["One"]


@pytest.mark.parametrize("script", ["", "{", "null", "[" * 100_000, '"text"', "{'a': 1}"])
def test_a_script_that_cannot_be_read_says_nothing(script: str) -> None:
    assert list(json_ld(script)) == []
