from __future__ import annotations

import re
from string import Formatter

import pytest

from clientdesk.demo.pools import LANGUAGES, institutions, regions, trades
from clientdesk.demo.sites.vocabulary import layouts, people, registers, words
from clientdesk.demo.sites.vocabulary import trades as sayings

FILLED = {"name", "legal", "city", "year", "host", "n"}
BY_SENTENCE = {
    "mail": {"mail", "formats"},
    "portal": {"portal"},
    "peppol": {"peppol"},
    "person": {"who"},
    "team": {"who"},
    "own": {"mail"},
    "insolvent": {"who"},
}
FORMATS = {"PDF", "XML", "UBL", "Peppol", "ZUGFeRD", "Factur-X", "XRechnung", "EDI", "paper"}


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: str) -> None:
    said = {(part, about) for part, wordings in words(language).items() for about in wordings}

    assert said == {(part, about) for part, of in words("de").items() for about in of}


@pytest.mark.parametrize("language", LANGUAGES)
def test_wordings_ask_only_for_what_is_filled_in(language: str) -> None:
    for part in words(language).values():
        for about, wordings in part.items():
            for text in wordings:
                assert _names(text) <= FILLED | BY_SENTENCE.get(about, set()), text
                assert _names(text) >= BY_SENTENCE.get(about, set()), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_matters_is_said_in_several_ways(language: str) -> None:
    said = words(language)

    assert min(len(said["suppliers"][about]) for about in ("mail", "order", "person")) >= 3
    assert len(said["about"]["staff"]) >= 4
    assert all("{n}" in each for each in said["about"]["staff"])
    assert all("{year}" in each for each in said["about"]["history"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_pages_stand_behind_paths_that_need_no_escaping(language: str) -> None:
    pages = words(language)["pages"]

    for kind in ("about", "legal", "suppliers", "contact"):
        for each in pages[kind]:
            assert re.fullmatch(r"[a-z-]+(/[a-z-]+)?\|[^|]+", each)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trade_and_body_has_its_words(language: str) -> None:
    english = trades()[0]
    at = LANGUAGES.index("en")
    keys = set(english.texts.slice(int(english.start[at]), int(english.size[at])))
    grouped, here = institutions()[0], LANGUAGES.index(language)
    keys |= set(grouped.texts.slice(int(grouped.start[here]), int(grouped.size[here])))

    assert set(sayings(language)) == keys
    assert all(len(set(trade.services)) == 4 for trade in sayings(language).values())


def test_every_region_has_its_register_with_formats_of_the_contract() -> None:
    assert set(registers()) == {area.key for area in regions()} | {"GB-SCT"}
    asked = {each for register in registers().values() for of in register.formats for each in of}
    assert asked <= FORMATS


def test_people_come_from_the_pools_of_their_language() -> None:
    assert "Käthe" in people("first", "de")
    assert "Käthe" not in people("first", "fr")


def test_there_are_at_least_four_looks_of_the_same_parts() -> None:
    looks = list(layouts().values())

    assert len(looks) >= 4
    assert all(set(look) == set(looks[0]) for look in looks)
