"""A server in the shape of OpenAI's chat completions, with answers that were thought of before."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from clientdesk.net.model import Model
from tests.net.answering import Reply, Request, answering

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "sk-made-up"


class Chat:
    """Says what it is told to say, and keeps what it was asked."""

    def __init__(self, answers: tuple[str, ...], *, knows_schemas: bool = True) -> None:
        self.asked: list[dict[str, Any]] = []
        self.model = Model("", "small", KEY)
        self._answers = list(answers)
        self._knows_schemas = knows_schemas

    def answer(self, request: Request) -> Reply:
        if request.path != "/v1/chat/completions" or request.method != "POST":
            return _error(404, "Not found.")
        if request.headers.get("authorization") != f"Bearer {KEY}":
            return _error(401, "Incorrect API key provided.")
        asked = json.loads(request.body)
        self.asked.append(asked)
        form = asked["response_format"]
        if form["type"] == "json_schema" and not self._knows_schemas:
            return _error(400, "'response_format.type' must be one of 'text', 'json_object'.")
        if form["type"] == "json_schema":
            _check_strict(form["json_schema"]["schema"])
        return Reply(completion(self._answers.pop(0)))


def completion(content: object) -> bytes:
    """An answer of the API that holds this content."""
    message = {"role": "assistant", "content": content, "refusal": None}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1_790_000_000,
            "model": "small",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
    ).encode()


@contextmanager
def chatting(*answers: str, knows_schemas: bool = True) -> Iterator[Chat]:
    """The server while it is needed, and the model that it serves."""
    chat = Chat(answers, knows_schemas=knows_schemas)
    with answering(chat.answer) as server:
        chat.model = Model(f"{server.url}/v1/", "small", KEY)
        yield chat


def _check_strict(schema: dict[str, Any]) -> None:
    """What a strict schema has to hold, or the real API refuses it."""
    for choice in schema.get("anyOf", ()):
        _check_strict(choice)
    if "anyOf" in schema:
        return
    if schema["type"] == "object":
        assert schema["additionalProperties"] is False
        assert sorted(schema["required"]) == sorted(schema["properties"])
        for part in schema["properties"].values():
            _check_strict(part)
    elif schema["type"] == "array":
        _check_strict(schema["items"])


def _error(status: int, message: str) -> Reply:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": None}
    return Reply(json.dumps({"error": error}).encode(), status)
