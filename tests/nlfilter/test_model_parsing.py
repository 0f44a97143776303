from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.words import Industry
from clientdesk.net.model import Model
from clientdesk.nlfilter.model_parsing import Helper, is_sentence, parse_with
from clientdesk.nlfilter.notes import NoteKind
from clientdesk.nlfilter.parsing import Parsed, parse
from tests.net.answering import Reply, answering
from tests.net.chatting import chatting, completion
from tests.nlfilter.saying import SENTENCE, TODAY, answer, said

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMBERS = ("Wei Zhang", "Ana Silva", "Wei Larsson")


def asked(text: str, *found: Mapping[str, object], me: str | None = "Ana Silva") -> Parsed:
    with chatting(answer(*found)) as chat:
        read = parse_with(Helper(chat.model), text, TODAY, me=me, members=MEMBERS)
        assert len(chat.asked) == 1
    return read


def chips(read: Parsed) -> list[tuple[str, str]]:
    return [(chip.key, chip.source) for chip in read.chips]


def kinds(read: Parsed) -> list[NoteKind]:
    return [note.kind for note in read.notes]


def test_the_model_reads_what_the_grammar_left_over() -> None:
    read = asked(
        SENTENCE,
        said("garages", "industry", ["Retail"]),
        said("stiffed us for ages", "days_overdue", {"gt": 90, "gte": None}),
    )

    assert read.filter.to_dict() == {
        "status": "archived",
        "industry": ["Retail"],
        "days_overdue": {"gt": 90},
    }
    assert chips(read) == [
        ("status", "archived"),
        ("industry", "garages"),
        ("days_overdue", "stiffed us for ages"),
    ]
    assert read.unparsed == ""
    assert [note.text for note in read.notes] == [
        "The model read “garages” and “stiffed us for ages”."
    ]


def test_what_neither_read_is_said_and_searched_for() -> None:
    read = asked(SENTENCE, said("GARAGES", "industry", ["Retail"]))

    assert chips(read)[-1] == ("industry", "garages")
    assert read.unparsed == "stiffed us for ages"
    assert read.filter.search == "stiffed us for ages"


def test_words_that_the_grammar_read_are_not_read_again() -> None:
    whole = said("archived garages", "industry", ["Retail"])
    again = said("archived", "risk_tier", ["high"])

    read = asked(SENTENCE, whole, again)

    assert read.filter == parse(SENTENCE, TODAY).filter
    assert [note.text for note in read.notes] == ["The model read nothing more."]


def test_what_the_grammar_said_once_is_not_said_otherwise() -> None:
    read = asked("archived garages, alive too", said("alive too", "status", "all"))

    assert read.filter.status == "archived"
    assert read.unparsed == "garages alive"


def test_a_sentence_that_the_grammar_reads_is_asked_of_nobody() -> None:
    with chatting() as chat:
        read = parse_with(Helper(chat.model), "overdue hotels in Nice", TODAY)

    assert read == parse("overdue hotels in Nice", TODAY)
    assert chat.asked == []


@pytest.mark.parametrize(
    ("names", "owners"),
    [
        (["Silva"], ("Ana Silva",)),
        (["ana", "wei"], ("Ana Silva", "Wei Zhang", "Wei Larsson")),
        (["me"], ("Ana Silva",)),
        (["unassigned"], ()),
        (["Silva", "nursery"], None),
        (["nursery"], None),
    ],
)
def test_owners_are_written_as_said_and_looked_up_here(
    names: list[str], owners: tuple[str, ...] | None
) -> None:
    sentence = "garages silva nursery ana nannies wei minds"
    words = "silva nursery ana nannies wei minds"

    read = asked(sentence, said(words, "owner", names))

    assert read.filter.owner == owners
    assert ("nursery" in read.unparsed) is (owners is None)


def test_me_is_nobody_where_nobody_is_known() -> None:
    read = asked("our own babies", said("our own babies", "owner", ["me"]), me=None)

    assert read.filter.owner is None
    assert read.unparsed == "our own babies"


def test_a_span_is_two_conditions_of_the_same_words() -> None:
    words = "joined during the war of roses"

    read = asked(
        words,
        said(words, "created_from", "1455-05-22"),
        said(words, "created_to", "1487-06-16"),
        said(words, "sort", "revenue", descending=True),
    )

    assert read.filter.to_dict() == {
        "created_from": "1455-05-22",
        "created_to": "1487-06-16",
        "sort": "revenue",
        "descending": True,
    }
    assert {chip.source for chip in read.chips} == {words}


@pytest.mark.parametrize(
    ("value", "owner"), [(["Paris"], ("Paris",)), (["Berlin"], ()), (["' or 1=1 --"], ())]
)
def test_a_place_is_spelled_as_in_the_sentence(value: list[str], owner: tuple[str, ...]) -> None:
    condition = said("parisian", "location", value)
    with chatting(answer(condition), answer(condition)) as chat:
        read = parse_with(Helper(chat.model), "old parisian garages", TODAY)

    assert read.filter.location == owner
    assert (NoteKind.NO_MODEL in kinds(read)) is (not owner)


def test_nothing_of_the_workspace_is_sent() -> None:
    members, places = ("Quentin Ämtervik", "Oyelaran Zubizarreta"), ("Kirkkonummi", "Krungthep")
    wrong = completion(answer(said("garages", "owner", ["somebody"])))
    with answering(lambda _: Reply(wrong)) as server:
        helper = Helper(Model(server.url, "small", "sk-made-up"))
        parse_with(helper, SENTENCE, TODAY, me=members[0], members=members, places=places)

    assert len(server.asked) == 2
    for request in server.asked:
        asked = json.loads(request.body)
        sent = f"{request.path} {request.headers} {json.dumps(asked, ensure_ascii=False)}"
        for word in " ".join((*members, *places)).split():
            assert word.lower() not in sent.lower()
        task, sentence = (message["content"] for message in asked["messages"][:2])
        assert sentence == (
            f'Today is Sunday, 2026-11-22. The sentence: "{SENTENCE}".'
            ' Not understood: "garages stiffed us for ages"'
        )
        assert all(word in task for word in Industry)
        assert "sk-made-up" not in json.dumps(asked)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("acme", False),
        ("Acme Ltd", False),
        ("billing@acme.example +44 20 7946 0100", False),
        ("deadbeats in Nice", True),
        ("", False),
    ],
)
def test_a_name_is_no_sentence(text: str, is_one: bool) -> None:
    assert is_sentence(text) is is_one


@pytest.mark.parametrize("text", ["", "  ", "x" * 2000])
def test_what_is_no_sentence_is_asked_of_nobody(text: str) -> None:
    with chatting() as chat:
        assert parse_with(Helper(chat.model), text, TODAY) == parse(text, TODAY)

    assert chat.asked == []
