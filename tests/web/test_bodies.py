from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest
from starlette.requests import Request

from clientdesk.web.answers import text
from clientdesk.web.bodies import HEAD, MOST, UPLOADS, Bodies

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import httpx
    from starlette.types import Message, Receive, Scope, Send

    Ask = Callable[..., httpx.Response]

UPLOAD = "/_stcore/upload_file/session/file"


async def _read_all(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await text(f"{len(body)}")(scope, receive, send)


class Visitor:
    """Sends pieces of a body, then nothing more for ever."""

    def __init__(self, pieces: Sequence[bytes], *, ends: bool = True) -> None:
        self._pieces = list(pieces)
        self._ends = ends
        self.heard: list[Message] = []

    async def receive(self) -> Message:
        if not self._pieces:
            await anyio.sleep_forever()
        body = self._pieces.pop(0)
        return {
            "type": "http.request",
            "body": body,
            "more_body": bool(self._pieces) or not self._ends,
        }

    async def send(self, message: Message) -> None:
        self.heard.append(message)

    @property
    def answer(self) -> tuple[int, str]:
        start, *rest = self.heard
        return start["status"], b"".join(piece["body"] for piece in rest).decode()


def sent(
    visitor: Visitor, app: Bodies, *, path: str = "/api/x", method: str = "POST", length: int = -1
) -> tuple[int, str]:
    size = (
        (b"content-length", b"%d" % length) if length >= 0 else (b"transfer-encoding", b"chunked")
    )
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": [size]}
    anyio.run(app, scope, visitor.receive, visitor.send)
    return visitor.answer


@pytest.mark.parametrize("length", [-1, MOST])
def test_a_body_up_to_the_limit_arrives_whole(length: int) -> None:
    pieces = [b"a" * (MOST - 10), b"b" * 10]

    assert sent(Visitor(pieces), Bodies(_read_all), length=length) == (200, str(MOST))


def test_one_byte_more_is_refused_however_it_is_sent() -> None:
    pieces = [b"a" * MOST, b"b"]

    assert sent(Visitor(pieces), Bodies(_read_all))[0] == 413
    assert sent(Visitor(pieces), Bodies(_read_all), length=10)[0] == 413
    assert sent(Visitor([], ends=False), Bodies(_read_all), length=MOST + 1)[0] == 413


def test_a_body_that_does_not_end_is_not_waited_for() -> None:
    app = Bodies(_read_all, in_time=0.01, upload_in_time=0.01)

    assert sent(Visitor([b"a"], ends=False), app)[0] == 408
    assert sent(Visitor([b"a"], ends=False), app, path=UPLOAD, method="PUT")[0] == 408


def test_what_is_left_of_a_refused_body_is_not_read() -> None:
    visitor = Visitor([b"a" * MOST, b"b"])
    sent(visitor, Bodies(_read_all))

    assert (b"connection", b"close") in visitor.heard[0]["headers"]


def test_an_upload_may_be_larger_than_other_bodies() -> None:
    pieces = [b"a" * MOST, b"b" * MOST]

    assert sent(Visitor(pieces), Bodies(_read_all), path=UPLOAD, method="PUT") == (
        200,
        str(2 * MOST),
    )
    assert sent(Visitor(pieces), Bodies(_read_all), path=UPLOAD, method="DELETE")[0] == 413


def test_only_so_many_uploads_come_in_at_once_and_each_gives_its_place_back() -> None:
    app = Bodies(_read_all, upload_in_time=0.05)
    scope = {"type": "http", "method": "PUT", "path": UPLOAD, "query_string": b""}
    scope["headers"] = [(b"transfer-encoding", b"chunked")]
    visitors = [Visitor([b"a"], ends=False) for _ in range(UPLOADS + 2)]

    async def all_at_once() -> None:
        async with anyio.create_task_group() as group:
            for visitor in visitors:
                group.start_soon(app, scope, visitor.receive, visitor.send)

    anyio.run(all_at_once)

    assert sorted(visitor.answer[0] for visitor in visitors) == [408] * UPLOADS + [503] * 2
    assert sent(Visitor([b"a"]), app, path=UPLOAD, method="PUT") == (200, "1")


def test_a_request_without_a_body_is_not_read() -> None:
    assert sent(Visitor([b""]), Bodies(text("behind")), length=0) == (200, "behind")


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"/{'a' * HEAD}", {}),
        (f"/?{'a' * HEAD}", {}),
        ("/", {"Cookie": "a" * HEAD}),
        ("/", {f"X-{number}": "a" * 300 for number in range(120)}),
    ],
)
def test_a_long_head_is_refused(ask: Ask, path: str, headers: dict[str, str]) -> None:
    answer = ask(path, headers=headers)

    assert (answer.status_code, answer.headers["x-frame-options"]) == (431, "DENY")


def test_a_head_that_browsers_send_is_not_long(ask: Ask) -> None:
    assert ask("/", headers={"Cookie": "a" * 16_000}).status_code == 200
