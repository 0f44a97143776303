from __future__ import annotations

import threading
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

import anyio
import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from clientdesk.documents import handout
from clientdesk.documents.handout import Handout, Wanted, begin, drop, found, latest
from clientdesk.errors import NotSignedIn, Refused
from clientdesk.web import exports

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[[BinaryIO, Callable[[int], None]], None]

ANN = UUID(int=1)


def hello(file: BinaryIO, tell: Callable[[int], None]) -> None:
    file.write(b"hello" * 400_000)
    tell(7)


def admitted() -> None:
    """Whoever asked for the file may still have it."""


def wanted(make: Make = hello, admit: Callable[[], object] = admitted) -> Wanted:
    return Wanted("list", "Ünï “a”.csv", "text/csv", 7, ANN, make, admit)


def finished(make: Make = hello, admit: Callable[[], object] = admitted) -> Handout:
    made = begin(wanted(make, admit))
    ended = threading.Event()
    for _ in range(500):
        if not made.is_making:
            return made
        ended.wait(0.01)
    raise AssertionError("The file was never finished.")


class Client:
    """Asks the route as a browser does."""

    _app = Starlette(routes=[Route("/exports/{token}", exports.export)])

    def get(self, address: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
                return await client.get(address)

        return anyio.run(ask)


@pytest.fixture
def client() -> Client:
    return Client()


def test_a_file_is_fetched_whole_under_its_name_and_never_kept_by_the_browser(
    client: Client,
) -> None:
    made = finished()
    answer = client.get(made.address)

    assert (answer.status_code, answer.content) == (200, b"hello" * 400_000)
    assert made.done == 7
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''%C3%9Cn%C3%AF%20%E2%80%9Ca%E2%80%9D.csv"
    )


def test_whoever_may_no_longer_have_it_gets_the_same_answer_as_for_nothing(
    client: Client,
) -> None:
    def refuse() -> None:
        raise NotSignedIn("You are not signed in any more.")

    refused = client.get(finished(admit=refuse).address)
    nothing = client.get("/exports/nothing")

    assert refused.status_code == nothing.status_code == 404
    assert refused.content == nothing.content


def test_who_asked_finds_their_own_file_again_and_nobody_elses() -> None:
    made = finished()

    assert latest(ANN, "list") is made
    assert latest(ANN, "workspace") is None
    assert latest(UUID(int=2), "list") is None


def test_a_file_that_cannot_be_made_says_why(client: Client) -> None:
    def refuse(_file: BinaryIO, _tell: Callable[[int], None]) -> None:
        raise Refused("Too many rows.", hint="Choose CSV.")

    def full(_file: BinaryIO, _tell: Callable[[int], None]) -> None:
        raise OSError(28, "No space left on device")

    assert finished(refuse).problem == "Too many rows. Choose CSV."
    assert "No space left on device" in finished(full).problem
    assert client.get(finished(refuse).address).status_code == 404


def test_a_file_that_nobody_wants_any_more_is_made_no_further() -> None:
    begun, dropped, told = threading.Event(), threading.Event(), threading.Event()

    def slow(_file: BinaryIO, tell: Callable[[int], None]) -> None:
        begun.set()
        dropped.wait(10)
        try:
            tell(1)
        finally:
            told.set()

    made = begin(wanted(slow))
    begun.wait(10)
    drop(made)
    dropped.set()
    told.wait(10)

    assert found(made.token) is None
    assert made.done == 0


def test_a_file_is_gone_an_hour_after_it_was_made(client: Client) -> None:
    made = finished()
    made.asked_at -= handout.KEPT_FOR + 1

    assert client.get(made.address).status_code == 404
