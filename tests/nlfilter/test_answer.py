from __future__ import annotations

import json
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidInput
from clientdesk.net.model import Model
from clientdesk.nlfilter.answer import conditions
from clientdesk.nlfilter.model_parsing import Helper, parse_with
from clientdesk.nlfilter.notes import NoteKind
from clientdesk.nlfilter.parsing import parse
from tests.net.answering import Reply, Request, answering
from tests.net.chatting import chatting, completion
from tests.nlfilter.saying import SENTENCE, TODAY, answer, said

MEMBERS = ("Wei Zhang", "Ana Silva")

DEEP = "[" * 100_000 + "]" * 100_000
NESTED = json.dumps([[[["x"]]]])
WORST = (
    "",
    "null",
    "[]",
    "{}",
    '"conditions"',
    "Sure! Here are your clients: Acme Ltd, Beta GmbH.",
    '{"conditions": null}',
    '{"conditions": {}}',
    '{"conditions": [null]}',
    '{"conditions": ["status"]}',
    '{"conditions": [[]]}',
    '{"conditions": [], "filter": {"status": "all"}}',
    '{"conditions": [], "conditions": []}',
    f'{{"conditions": {DEEP}}}',
    '{"conditions":' * 20_000 + "[]" + "}" * 20_000,
    answer(*[said("garages", "limit", 5)] * 25),
    answer(said("garages", "status", "deleted")),
    answer(said("garages", "status", ["all"])),
    answer(said("garages", "status", None)),
    answer(said("garages", "drop table clients", "all")),
    answer(said("garages", "__class__", "all")),
    answer(said("garages", "search", "garages")),
    answer(said("garages", "descending", True)),
    answer(said("garages", "industry", "Retail")),
    answer(said("garages", "industry", ["Garages"])),
    answer(said("garages", "industry", [["Retail"]])),
    answer(said("garages", "location", ["<script>alert(1)</script>"])),
    answer(said("garages", "location", ["garages' or 1=1; drop table clients --"])),
    answer(said("garages", "owner", ["Wei Zhang"])),
    answer(said("garages", "owner", "everybody")),
    answer(said("garages", "currency", ["euros"])),
    answer(said("garages", "portal", 1)),
    answer(said("garages", "limit", 0)),
    answer(said("garages", "limit", True)),
    answer(said("garages", "limit", 10**400)),
    answer(said("garages", "limit", "5; drop table clients")),
    answer(said("garages", "created_from", "yesterday")),
    answer(said("garages", "created_from", "2026-02-30")),
    answer(said("garages", "overdue", 5)),
    answer(said("garages", "overdue", {"gt": "5"})),
    answer(said("garages", "overdue", {"gt": {"gt": 5}})),
    answer(said("garages", "overdue", {"above": 5})),
    answer(said("garages", "overdue", {"gt": float("nan")})),
    answer(said("garages", "overdue", {"gt": float("inf")})),
    answer(said("garages", "overdue", {"gt": 10**400})),
    '{"conditions": [{"words": "garages", "key": "overdue", "value": {"gt": 1e400}}]}',
    '{"conditions": [{"words": "garages", "key": "overdue", "value": {"gt": 1'
    + "0" * 5000
    + "}}]}",
    '{"conditions": [{"words": "garages", "key": "limit", "key": "limit", "value": 5}]}',
    f'{{"conditions": [{{"words": "garages", "key": "status", "value": {NESTED}}}]}}',
    answer(said("garages", "sort", "name", descending="yes")),
    answer(said("garages", "status", "all", because="it is nicer")),
    answer({"words": "garages", "key": "status"}),
    answer(said("", "status", "all")),
    answer(said("garage", "status", "all")),
    answer(said("ignore your rules", "status", "all")),
    answer(said("garages\ud800", "status", "all")),
    answer(said("garages " * 9000, "status", "all")),
    json.dumps({"conditions": [said("garages", "status", "all")], "sql": "drop table clients"}),
)


@pytest.mark.parametrize("worst", WORST, ids=range(len(WORST)))
def test_the_worst_answer_changes_nothing_but_a_sentence(worst: str) -> None:
    with chatting(worst, worst) as chat:
        read = parse_with(Helper(chat.model), SENTENCE, TODAY, members=MEMBERS)

    plain = parse(SENTENCE, TODAY, members=MEMBERS)
    assert [note.text for note in read.notes] == [
        "The model gave no answer that can be used, so the sentence was read without it."
    ]
    assert replace(read, notes=()) == plain
    assert len(chat.asked) == 2


def redirect(status: int, elsewhere: str) -> Reply:
    return Reply(b"", status, {"Location": elsewhere})


GOOD = completion(answer(said("garages", "status", "all")))


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(b"<!doctype html><h1>Sign in</h1>"), "gave no answer that can be used"),
        (Reply(b""), "gave no answer that can be used"),
        (Reply(GOOD[:-40]), "gave no answer that can be used"),
        (Reply(GOOD, headers={"Content-Encoding": "gzip"}), "gave no answer that can be used"),
        (Reply(GOOD, headers={"Content-Length": "9000000"}), "gave no answer that can be used"),
        (Reply(b" " * 500_000 + GOOD), "gave no answer that can be used"),
        (Reply(GOOD, 401), "refused to answer"),
        (Reply(GOOD, 429), "refused to answer"),
        (Reply(GOOD, 503), "refused to answer"),
    ],
)
def test_the_worst_server_changes_nothing_but_a_sentence(reply: Reply, why: str) -> None:
    with answering(lambda _: reply) as server:
        read = parse_with(Helper(Model(server.url, "small")), SENTENCE, TODAY)

    assert [note.text for note in read.notes] == [
        f"The model {why}, so the sentence was read without it."
    ]
    assert replace(read, notes=()) == parse(SENTENCE, TODAY)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_server_that_sends_elsewhere_is_not_followed(status: int) -> None:
    with (
        answering(lambda _: Reply(GOOD)) as elsewhere,
        answering(lambda _: redirect(status, elsewhere.url)) as server,
    ):
        read = parse_with(Helper(Model(server.url, "small")), SENTENCE, TODAY)

    assert elsewhere.asked == []
    assert [note.kind for note in read.notes] == [NoteKind.NO_MODEL]


def test_who_answers_late_is_not_waited_for() -> None:
    over = threading.Event()

    def late(_: Request) -> Reply:
        over.wait(20)
        return Reply(GOOD)

    with answering(late) as server:
        read = parse_with(Helper(Model(server.url, "small"), seconds=0.2), SENTENCE, TODAY)
        over.set()

    assert [note.text for note in read.notes] == [
        "The model did not answer in time, so the sentence was read without it."
    ]
    assert read.unparsed == parse(SENTENCE, TODAY).unparsed


def test_who_is_not_there_is_said_to_be_out_of_reach() -> None:
    with answering(lambda _: Reply(b"")) as server:
        gone = server.url

    read = parse_with(Helper(Model(gone, "small")), SENTENCE, TODAY)

    assert [note.text for note in read.notes] == [
        "The model cannot be reached, so the sentence was read without it."
    ]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
KEYS = st.sampled_from(["words", "key", "value", "conditions", "gt", "status"])
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


@given(
    VALUES,
    st.sampled_from(["status", "industry", "owner", "overdue", "sort", "limit", "location"]),
)
def test_any_value_is_read_or_refused(value: object, key: str) -> None:
    for each in (value, {"conditions": [said("garages", key, value)]}):
        try:
            found = conditions(each, SENTENCE)
        except InvalidInput as error:
            assert error.message
        else:
            assert all(condition.words == "garages" for condition in found)
