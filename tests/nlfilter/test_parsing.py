from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clientdesk.model.client_filter import ClientFilter, Range, StatusFilter
from clientdesk.nlfilter.notes import NoteKind
from clientdesk.nlfilter.parsing import LONGEST, Chip, parse
from clientdesk.nlfilter.vocabulary import languages, vocabulary

TODAY = date(2026, 11, 22)
TEAM = ("Dana Whitfield", "Marcus Oyelaran", "Priya Raman", "Tomás Echeverría", "Wei Zhang")
WORDS = sorted({word for name in languages() for word in vocabulary(name).words})
NAUGHTY = (
    "' OR 1=1; --",
    "<script>alert(1)</script>",
    "ﷺ" * 50,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "99999999999999999999999999999999999999",
    "over 1e309",
    "0/0/0000",
    "31.2.2026",
    "31.2.",
    "between and and between and",
    "not not not not not not",
    '"""""',
    "()[]{}<>«»„“",
    "\x00\x1f\ud7ff",
    "١٢٣ ٤٥",
    "½ Ⅷ ² ௧",
    "since the last 999999999 years",
    "%s%n{0}",
    "👩‍👩‍👧‍👦 clients in 🇫🇷",
)


def read(text: str) -> ClientFilter:
    return parse(text, TODAY, me="Priya Raman", members=TEAM).filter


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=LONGEST + 50))
@example("a@" * 700)
@example("- " * 700)
@example("the " * 370)
@example("not in or and " * 100)
@example("5 to " * 300)
@example("over 5 or more and " * 70)
@example("0 0 " * 350)
@example("a." * 700)
@example('" ' * 700)
@example("1." * 700)
@example("x" * 1_400)
@example("created on 30 february")
def test_any_text_is_read_or_searched_for(text: str) -> None:
    value = parse(text, TODAY, me="Priya Raman", members=TEAM).filter

    assert ClientFilter.from_json(value.to_json()) == value or value.search


@pytest.mark.parametrize("text", ["a", "the", "pro", "in with"])
def test_small_words_alone_are_searched_for(text: str) -> None:
    assert parse(text, TODAY).filter == ClientFilter(search=text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, ",", "5", "2025", "€", "Dana", "Berlin"]), max_size=80))
def test_any_words_of_the_grammar_give_a_filter(words: list[str]) -> None:
    value = parse(" ".join(words), TODAY, me="Priya Raman", members=TEAM).filter

    assert ClientFilter.from_json(value.to_json()).to_json() == value.to_json()


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_do_no_harm(text: str) -> None:
    value = parse(text, TODAY, members=TEAM).filter

    assert set(value.to_dict()) <= {"search", "location"}


def test_no_sentence_makes_the_reading_explode() -> None:
    slow = ["the " * 370, "not in or and " * 100, "5 to " * 300, "clients who have " * 80]
    for text in slow:
        parse(text, TODAY, members=TEAM)
        started = time.process_time()
        parse(text, TODAY, members=TEAM)
        assert time.process_time() - started < 1, text[:20]


def test_each_phrase_gives_a_chip_with_its_words() -> None:
    said = parse("Dana's hotels in Lyon with over €5k overdue", TODAY, members=TEAM)

    assert said.chips == (
        Chip("overdue", "overdue over 5,000", "over €5k overdue"),
        Chip("currency", "billed in EUR", "over €5k overdue"),
        Chip("industry", "industry Hospitality", "hotels"),
        Chip("owner", "owned by Dana Whitfield", "Dana's"),
        Chip("location", "located in Lyon", "in Lyon"),
    )
    assert said.unparsed == ""


def test_what_is_not_understood_is_said_and_searched_for() -> None:
    said = parse("overdue clients with blue carpets", TODAY, members=TEAM)

    assert said.filter == ClientFilter(search="blue carpets", overdue=Range(gt=Decimal(0)))
    assert said.unparsed == "blue carpets"


def test_a_text_that_is_too_long_is_searched_for_as_it_is() -> None:
    text = "overdue clients " * 100

    assert read(text) == ClientFilter(search=text.strip())


def test_contradictory_ranges_are_swapped_and_said() -> None:
    said = parse("balance over 5000 and under 1000", TODAY)

    assert said.filter.outstanding == Range(gt=Decimal(1000), lt=Decimal(5000))
    assert [note.kind for note in said.notes] == [NoteKind.SWAPPED, NoteKind.NO_CURRENCY]
    assert parse("created between May 2026 and May 2025", TODAY).filter == ClientFilter(
        created_from=date(2025, 5, 1), created_to=date(2026, 5, 31)
    )


def test_chips_say_what_the_filter_holds() -> None:
    said = parse("revenue over 5000 and under 1000, owned by Dana, not Marcus", TODAY, members=TEAM)

    assert said.chips == (
        Chip("revenue", "revenue over 1,000 and under 5,000", "revenue over 5000 … under 1000"),
        Chip("owner", "owned by Dana Whitfield", "owned by Dana … not Marcus"),
    )


def test_an_amount_without_a_currency_is_said() -> None:
    def kinds(text: str) -> list[NoteKind]:
        return [note.kind for note in parse(text, TODAY).notes]

    assert kinds("owes over 500") == [NoteKind.NO_CURRENCY]
    assert kinds("owes over €500") == []
    assert kinds("owe us money") == []


def test_a_close_name_is_offered_and_not_guessed() -> None:
    said = parse("owned by Marcsu", TODAY, members=TEAM)

    assert said.filter.owner is None
    assert [one.sentence for one in said.suggestions] == ["owned by Marcus"]


def test_a_lone_slip_is_offered_and_not_corrected() -> None:
    said = parse("archved", TODAY)

    assert said.filter == ClientFilter(search="archved")
    assert [one.instead for one in said.suggestions] == ["archived"]


def test_a_name_beside_a_member_is_no_owner() -> None:
    assert read("Dana Petroleum Norge").owner is None
    assert read("Marcus: overdue").owner == ("Marcus Oyelaran",)


def test_a_name_never_becomes_a_word_of_the_grammar() -> None:
    for text in ("haverkamp lange", "Portel Lagos Norte", "Overduin & Zoon", "find Archivo Norte"):
        assert set(read(text).to_dict()) == {"search"}, text


def test_mine_needs_to_know_who_asks() -> None:
    said = parse("my clients", TODAY, members=TEAM)

    assert said.filter.owner is None
    assert [note.kind for note in said.notes] == [NoteKind.NO_ME]


def test_me_may_be_a_part_of_a_name() -> None:
    assert parse("my clients", TODAY, me="priya", members=TEAM).filter.owner == ("Priya Raman",)


def test_owners_are_denied_by_naming_all_others() -> None:
    assert read("clients not owned by Dana").owner == (*TEAM[1:], "unassigned")


def test_a_place_cannot_be_left_out_and_that_is_said() -> None:
    said = parse("clients not in Berlin", TODAY)

    assert said.filter.location == ()
    assert NoteKind.NO_EXCLUSION in [note.kind for note in said.notes]


def test_places_of_the_workspace_are_known_in_small_letters() -> None:
    assert parse("in zwettl", TODAY, places=("Zwettl",)).filter.location == ("Zwettl",)


def test_archived_ones_are_asked_for_by_name_only() -> None:
    assert read("all clients").status is StatusFilter.ACTIVE
    assert read("all clients, archived too").status is StatusFilter.ALL
