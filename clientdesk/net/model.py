"""A language model behind an API such as OpenAI's, which many servers speak, one's own too.

Its answers are as untrusted as a web page: whoever asks says how they are read, and what cannot
be read is asked for once more and then given up.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar
from urllib.parse import urlsplit

from clientdesk.errors import InvalidInput, NetBroken, NetTimedOut
from clientdesk.net import configured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clientdesk.config import Settings

    Message = dict[str, str]
    Format = Mapping[str, object]

T = TypeVar("T")

SECONDS: Final = 60.0
"""For the answer and one that mends it, together."""

_MOST_BYTES: Final = 400_000
_MOST_QUOTED: Final = 20_000
"""Characters of an answer that its author is shown again."""

_UNKNOWN_FORMAT: Final = frozenset({400, 404, 415, 422, 500, 501})
"""What servers answer to a form of answer that they do not know."""


@dataclass(frozen=True, slots=True)
class Model:
    """Which model is asked, and where."""

    url: str
    name: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """Who learns what is asked: host and port, without the path."""
        return urlsplit(self.url).netloc


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the task, the text that it is about, and the form of the answer."""

    task: str
    text: str
    schema: Mapping[str, object]
    """A JSON schema of an object; every property required, none beside them."""


def configured_model(settings: Settings) -> Model | None:
    """The model that the settings name; None unless they say both where and which."""
    if not settings.model_url or not settings.model_name:
        return None
    key = settings.model_key.get_secret_value() if settings.model_key else ""
    return Model(settings.model_url, settings.model_name, key)


def ask(
    model: Model, question: Question, read: Callable[[object], T], *, seconds: float = SECONDS
) -> T:
    """What was read from the model's answer; raises NetError.

    `read` raises InvalidInput with a sentence that tells the model what is wrong.
    """
    talk = _Talk(model, question, time.monotonic() + seconds)
    answer = talk.next()
    try:
        return read(_value(answer))
    except InvalidInput as error:
        talk.add("assistant", answer[:_MOST_QUOTED])
        talk.add("user", f"This cannot be used: {error.message} Answer again, in JSON only.")
    try:
        return read(_value(talk.next()))
    except InvalidInput as error:
        raise NetBroken("The model’s answer cannot be used.", hint="Try another model.") from error


class _Talk:
    """What is said between us and the model."""

    def __init__(self, model: Model, question: Question, until: float) -> None:
        self._model = model
        self._until = until
        schema = {"name": "answer", "strict": True, "schema": question.schema}
        self._formats: list[Format] = [
            {"type": "json_schema", "json_schema": schema},
            {"type": "json_object"},
        ]
        form = f"Answer with JSON of this schema only:\n{json.dumps(question.schema)}"
        self._messages: list[Message] = []
        self.add("system", f"{question.task}\n\n{form}")
        self.add("user", question.text)

    def add(self, role: str, content: str) -> None:
        """Go on with what one of both said."""
        self._messages.append({"role": role, "content": content})

    def next(self) -> str:
        """What the model answers; a form that its server does not know is not used again."""
        answer = self._asked(self._formats[0])
        if answer.status in _UNKNOWN_FORMAT and len(self._formats) > 1:
            del self._formats[0]
            answer = self._asked(self._formats[0])
        return _content(answer.checked())

    def _asked(self, form: Format) -> configured.Answer:
        left = self._until - time.monotonic()
        if left <= 0:
            raise NetTimedOut("The model did not answer in time.", hint="Try again later.")
        return configured.post_json(
            self._model.url.rstrip("/") + "/chat/completions",
            {"model": self._model.name, "messages": self._messages, "response_format": form},
            limit_bytes=_MOST_BYTES,
            deadline_s=left,
            headers={"Authorization": f"Bearer {self._model.key}"} if self._model.key else None,
        )


def _content(answer: configured.Answer) -> str:
    """The text of the first choice."""
    try:
        content = json.loads(answer.body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise NetBroken(f"{answer.server} does not answer as a model’s server does.") from error
    if not isinstance(content, str):
        raise NetBroken(f"{answer.server} answered without a text.")
    return content


def _value(text: str) -> object:
    """The JSON in a text, which some models put between other words."""
    start, end = text.find("{"), text.rfind("}")
    try:
        return json.loads(
            text[start : end + 1], parse_constant=_refuse_constant, object_pairs_hook=_each_once
        )
    except (ValueError, RecursionError) as error:
        raise InvalidInput("It is no JSON object.") from error


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise InvalidInput("A key stands in it twice.")
    return value
