from __future__ import annotations

import json

import pytest
from pydantic import SecretStr

from clientdesk.config import Settings
from clientdesk.errors import InvalidInput, NetBroken, NetError, NetStatus, NetTimedOut
from clientdesk.net.model import Model, Question, ask, configured_model
from tests.net.answering import Reply, answering
from tests.net.chatting import chatting, completion

SCHEMA = {
    "type": "object",
    "properties": {"colour": {"type": "string", "enum": ["red", "green"]}},
    "required": ["colour"],
    "additionalProperties": False,
}
QUESTION = Question("Name the colour.", "Grass is green.", SCHEMA)


def colour(value: object) -> str:
    if isinstance(value, dict) and value.get("colour") in {"red", "green"}:
        return str(value["colour"])
    raise InvalidInput("The colour must be red or green.")


def test_a_model_is_asked_for_an_answer_of_the_schema() -> None:
    with chatting('{"colour": "green"}') as chat:
        assert ask(chat.model, QUESTION, colour) == "green"

    [asked] = chat.asked
    assert asked["model"] == "small"
    assert asked["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
    }
    assert [each["role"] for each in asked["messages"]] == ["system", "user"]
    assert asked["messages"][1]["content"] == "Grass is green."


def test_a_server_without_schemas_is_asked_for_json_and_never_again_for_a_schema() -> None:
    with chatting('{"colour": "blue"}', '{"colour": "red"}', knows_schemas=False) as chat:
        assert ask(chat.model, QUESTION, colour) == "red"

    forms = [each["response_format"]["type"] for each in chat.asked]
    assert forms == ["json_schema", "json_object", "json_object"]
    assert '"enum": ["red", "green"]' in chat.asked[1]["messages"][0]["content"]


@pytest.mark.parametrize("said", ['```json\n{"colour": "red"}\n```', 'It is {"colour": "red"}.'])
def test_json_between_other_words_is_read(said: str) -> None:
    with chatting(said) as chat:
        assert ask(chat.model, QUESTION, colour) == "red"


@pytest.mark.parametrize(
    "said",
    [
        '{"colour": "blue"}',
        '{"colour": "blue", "colour": "red"}',
        '{"colour": "red", "shade": NaN}',
        "green",
        "",
        "{" * 9000,
        '{"colour":',
    ],
)
def test_a_wrong_answer_is_mended_once_by_saying_what_is_wrong(said: str) -> None:
    with chatting(said, '{"colour": "red"}') as chat:
        assert ask(chat.model, QUESTION, colour) == "red"

    *_, answer, complaint = chat.asked[1]["messages"]
    assert answer == {"role": "assistant", "content": said}
    assert complaint["content"].startswith("This cannot be used: ")


def test_two_wrong_answers_are_the_end_of_it() -> None:
    with chatting("blue", "blue", '{"colour": "red"}') as chat, pytest.raises(NetBroken):
        ask(chat.model, QUESTION, colour)

    assert len(chat.asked) == 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": 5}]}',
        b'{"choices": {"0": {}}}',
        b"[" * 100_000,
        completion(None),
        completion(["text"]),
        completion({"colour": "red"}),
    ],
)
def test_an_answer_of_another_shape_is_an_error(body: bytes) -> None:
    with answering(lambda _: Reply(body)) as server, pytest.raises(NetBroken):
        ask(Model(server.url, "small"), QUESTION, colour)


def test_an_answer_without_an_end_is_not_read() -> None:
    with answering(lambda _: Reply(completion("x" * 1_000_000))) as server, pytest.raises(NetError):
        ask(Model(server.url, "small"), QUESTION, colour)


def test_a_wrong_key_is_told_by_its_number_and_not_shown() -> None:
    with chatting() as chat, pytest.raises(NetStatus) as refused:
        ask(Model(chat.model.url, "small", "another"), QUESTION, colour)

    assert refused.value.status == 401
    assert "another" not in f"{refused.value} {chat.model}"


def test_without_time_nobody_is_asked() -> None:
    with chatting("{}") as chat, pytest.raises(NetTimedOut):
        ask(chat.model, QUESTION, colour, seconds=0)

    assert chat.asked == []


def test_a_model_needs_an_address_and_a_name() -> None:
    none = Settings(model_url=None, model_name=None, model_key=None)
    url = "http://127.0.0.1:11434/v1"

    assert configured_model(none) is None
    assert configured_model(none.model_copy(update={"model_url": url})) is None
    assert configured_model(none.model_copy(update={"model_name": "small"})) is None
    both = none.model_copy(update={"model_url": url, "model_name": "small"})
    assert configured_model(both) == Model(url, "small")
    keyed = both.model_copy(update={"model_key": SecretStr("sk")})
    assert configured_model(keyed) == Model(url, "small", "sk")
    assert "sk" not in repr(configured_model(keyed))
    assert Model(url, "small").host == "127.0.0.1:11434"


def test_the_key_travels_in_the_header_only() -> None:
    with chatting('{"colour": "red"}') as chat:
        ask(chat.model, QUESTION, colour)

    assert "made-up" not in json.dumps(chat.asked)
