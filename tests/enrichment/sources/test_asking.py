from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.enrichment.sources.asking import MOST_BYTES, MOST_REMEMBERED, Asking
from clientdesk.enrichment.sources.pace import Patience
from clientdesk.enrichment.sources.source import About
from clientdesk.errors import NetBroken, NetError, NetStatus, NetTimedOut, NetTooLarge
from clientdesk.model.enrichment_settings import Source as Name
from tests.enrichment.sources.registers import Time, in_json, in_turn, says
from tests.net.answering import Reply, answering

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.told import Told

ABOUT = About(Name.GLEIF, "Register", "a number", apart_s=1.0, remembered_s=3600.0)
FINE = in_json({"name": "Acme"})
BUSY = in_json({}, 503)


class Lookup:
    def __init__(self, url: str, seconds: float = 10.0) -> None:
        self.time = Time()
        self.patience = Patience(seconds, clock=self.time.clock)
        self.asking = Asking(ABOUT, url, clock=self.time.clock)

    def ask(self, path: str = "/x", **query: str) -> Told:
        return self.asking.ask(path, query, self.patience)


def test_an_answer_says_who_gave_it_where_and_what() -> None:
    with answering(says({"name": "Acme"})) as server:
        told = Lookup(server.url).ask("/a b", q="Bø & Co")

    assert (told.source, told.status, told.value) == ("gleif", 200, {"name": "Acme"})
    assert told.url == f"{server.url}/a%20b?q=B%C3%B8+%26+Co"
    assert server.asked[0].query == {"q": "Bø & Co"}
    assert server.asked[0].headers["accept"] == "application/json"


def test_requests_keep_their_distance() -> None:
    with answering(says({})) as server:
        lookup = Lookup(server.url)
        for number in "123":
            lookup.ask(q=number)

    assert lookup.time.at == 1002


def test_the_same_question_is_asked_once_until_its_answer_is_old() -> None:
    with answering(says({})) as server:
        lookup = Lookup(server.url)
        first, again = lookup.ask(), lookup.ask()
        lookup.ask(q="other")
        assert len(server.asked) == 2
        lookup.time.at += 3601
        lookup.ask()

    assert first is again
    assert len(server.asked) == 3


def test_what_is_remembered_has_a_bound() -> None:
    large = {"text": "x" * (MOST_BYTES - 1000)}
    with answering(says(large)) as server:
        lookup = Lookup(server.url)
        for number in range(12):
            lookup.ask(q=str(number))
        lookup.ask(q="11")
        assert len(server.asked) == 12
        lookup.ask(q="0")

    assert len(server.asked) == 13
    assert MOST_REMEMBERED < 12 * MOST_BYTES


def test_that_there_is_no_such_thing_is_an_answer_and_remembered() -> None:
    with answering(lambda _: Reply(b"<html>no</html>", 404)) as server:
        lookup = Lookup(server.url)
        told = lookup.ask()
        lookup.ask()

    assert (told.status, told.value, told.whole.text("name")) == (404, None, "")
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_source_is_asked_again_twice(status: int) -> None:
    busy = in_json({}, status)
    with answering(in_turn(busy, busy, FINE)) as server:
        lookup = Lookup(server.url)
        assert lookup.ask().value == {"name": "Acme"}

    assert len(server.asked) == 3
    assert lookup.time.slept


def test_a_source_that_stays_busy_is_given_up_and_nothing_is_remembered() -> None:
    with answering(in_turn(BUSY, BUSY, BUSY, FINE)) as server:
        lookup = Lookup(server.url)
        with pytest.raises(NetStatus) as refused:
            lookup.ask()
        assert len(server.asked) == 3
        assert lookup.ask().value == {"name": "Acme"}

    assert refused.value.status == 503


def test_a_source_is_left_alone_as_long_as_it_wants() -> None:
    with answering(in_turn(in_json({}, 429, Retry_After="7"), FINE)) as server:
        lookup = Lookup(server.url)
        lookup.ask()

    assert len(server.asked) == 2
    assert lookup.time.at == 1007


def test_a_client_does_not_wait_longer_than_its_patience_and_nobody_asks_meanwhile() -> None:
    with answering(in_turn(in_json({}, 429, Retry_After="600"), FINE)) as server:
        lookup = Lookup(server.url)
        with pytest.raises(NetStatus):
            lookup.ask()
        assert lookup.time.slept == []
        lookup.patience = Patience(clock=lookup.time.clock)
        with pytest.raises(NetTimedOut):
            lookup.ask()
        assert len(server.asked) == 1
        lookup.time.at += 600
        assert lookup.ask().value == {"name": "Acme"}


def test_a_source_cannot_ask_to_be_left_alone_for_ever() -> None:
    with answering(in_turn(in_json({}, 429, Retry_After="99999999"), FINE)) as server:
        lookup = Lookup(server.url)
        with pytest.raises(NetStatus):
            lookup.ask()
        lookup.patience = Patience(clock=lookup.time.clock)
        lookup.time.at += 3601

        assert lookup.ask().value == {"name": "Acme"}


@pytest.mark.parametrize("status", [400, 401, 403, 418, 302])
def test_another_refusal_is_an_error_at_once(status: int) -> None:
    with answering(says({}, status)) as server, pytest.raises(NetStatus) as refused:
        Lookup(server.url).ask()

    assert refused.value.status == status
    assert len(server.asked) == 1


@pytest.mark.parametrize("body", [b"", b"<html>", b"{", b"[" * 100_000, b"\xff\xfe", b"1" * 9000])
def test_what_is_no_json_is_an_error_and_not_remembered(body: bytes) -> None:
    with answering(in_turn(Reply(body), FINE)) as server:
        lookup = Lookup(server.url)
        with pytest.raises(NetBroken):
            lookup.ask()

        assert lookup.ask().value == {"name": "Acme"}


def test_an_answer_that_is_too_large_is_an_error() -> None:
    with answering(lambda _: Reply(b"x" * (MOST_BYTES + 1))) as server, pytest.raises(NetTooLarge):
        Lookup(server.url).ask()


def test_a_redirect_to_another_server_is_refused() -> None:
    with answering(says({})) as other:
        moved = Reply(b"", 302, {"Location": f"{other.url}/x"})
        with answering(lambda _: moved) as server, pytest.raises(NetError):
            Lookup(server.url).ask()

    assert other.asked == []


def test_without_patience_nobody_is_asked() -> None:
    with answering(says({})) as server, pytest.raises(NetTimedOut):
        Lookup(server.url, seconds=0).ask()

    assert server.asked == []


def test_a_server_that_is_not_there_is_an_error() -> None:
    with answering(says({})) as server:
        gone = server.url

    with pytest.raises(NetError):
        Lookup(gone).ask()
