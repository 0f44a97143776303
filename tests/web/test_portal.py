from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients, portal
from clientdesk.model.portal_token import new_token
from clientdesk.store.database import database
from clientdesk.web import doors
from clientdesk.web.headers import HEADERS, OWN
from tests.pages.conftest import THEN
from tests.web.portals import LIMIT, Desk, is_the_one_page, serving_one, with_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.web.portals import Ask

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of one workspace for all tests of this module."""
    with serving_one(tmp_path_factory.mktemp("portal") / "records.duckdb") as path:
        yield path


@pytest.fixture(autouse=True)
def path(shared: Path) -> Path:
    """Where the server looks for its database."""
    return shared


@pytest.fixture
def desk() -> Desk:
    """A client of its own for each test."""
    return with_portal(database())


def _end(desk: Desk) -> None:
    portal.regenerate(desk.records, desk.owner, desk.client_id, THEN)


def _turn_off(desk: Desk) -> None:
    desk.set_portal(enabled=False)


def _use_up(ask: Ask, desk: Desk) -> None:
    assert [ask(f"/p/{desk.token}", "HEAD").status_code for _ in range(LIMIT)][-1] == 200


def test_a_link_opens_the_account(ask: Ask, desk: Desk) -> None:
    answer = ask(f"/p/{desk.token}")

    assert answer.status_code == 200
    assert "<title>Acme · Northlight</title>" in answer.text
    assert "€0.00" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = OWN["Content-Security-Policy"].replace("form-action 'none'", "form-action 'self'")
    expected = HEADERS | OWN | {"Content-Security-Policy": policy}
    assert {name.lower(): value for name, value in expected.items()}.items() <= dict(
        answer.headers
    ).items()
    assert "script" not in policy
    assert "set-cookie" not in answer.headers
    assert desk.token not in str(answer.headers)


def test_an_archived_account_stays_readable_and_says_so(ask: Ask, desk: Desk) -> None:
    clients.archive(desk.records, desk.owner, desk.client_id, THEN)

    answer = ask(f"/p/{desk.token}")

    assert answer.status_code == 200
    assert "This account is archived." in answer.text


def test_only_a_page_that_was_read_counts_as_a_view(ask: Ask, desk: Desk) -> None:
    head = ask(f"/p/{desk.token}", "HEAD")
    ask(f"/p/{desk.token}", "POST")
    ask(f"/p/{new_token()}")
    assert (head.status_code, head.content, desk.views()) == (200, b"", 0)

    for _ in range(3):
        ask(f"/p/{desk.token}?from=mail")
    assert desk.views() == 3


def test_reading_changes_nothing_but_the_count(ask: Ask, desk: Desk) -> None:
    def everything() -> object:
        with desk.records.cursor() as cursor:
            tables = ("clients", "activities", "portal_links", "invoices", "workspace", "members")
            return [cursor.execute(f"from {name}").fetchall() for name in tables]

    before = everything()
    for _ in range(5):
        ask(f"/p/{desk.token}")

    assert everything() == before


@pytest.mark.parametrize("spoil", [_end, _turn_off, Desk.delete])
def test_a_link_that_no_longer_opens_is_the_one_page(
    ask: Ask, desk: Desk, spoil: Callable[[Desk], None]
) -> None:
    spoil(desk)

    for method in METHODS:
        assert is_the_one_page(ask(f"/p/{desk.token}", method), ask, method)


@pytest.mark.parametrize("method", METHODS)
def test_what_was_never_a_link_is_the_one_page(ask: Ask, desk: Desk, method: str) -> None:
    token = desk.token
    never = [new_token(), token[:-1], token + "A", token.swapcase(), "%00%ff%0A'%20or%201=1--", "é"]

    for other in never:
        assert is_the_one_page(ask(f"/p/{other}", method), ask, method)


def test_over_its_limit_a_link_is_the_one_page(ask: Ask, desk: Desk) -> None:
    _use_up(ask, desk)

    for method in METHODS:
        assert is_the_one_page(ask(f"/p/{desk.token}", method), ask, method)


@pytest.mark.parametrize("method", METHODS[2:])
def test_a_link_takes_no_other_method(ask: Ask, desk: Desk, method: str) -> None:
    assert is_the_one_page(ask(f"/p/{desk.token}", method), ask, method)
    assert desk.views() == 0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "below", ["", "/", "/{}/", "/{}/x", "//{}", "/{}/invoices/1.pdf", "/{}%2F"]
)
def test_around_a_link_is_nothing(ask: Ask, desk: Desk, below: str, method: str) -> None:
    address = "/p" + below.format(desk.token)

    assert is_the_one_page(ask(address, method), ask, method)


def test_every_route_of_the_portal_refuses_alike(ask: Ask, desk: Desk) -> None:
    routes = [route.path for route in doors._app.routes if route.path.startswith("/p")]  # type: ignore[attr-defined]
    assert routes == [
        "/p/{token}",
        "/p/{token}/invoices/{invoice}.pdf",
        "/p/{token}/statement.pdf",
        "/p/{token}/statement.csv",
    ]
    desk.set_portal(enabled=False)

    for route in routes:
        for token in (desk.token, "x"):
            address = route.format(token=token, invoice=desk.client_id)
            assert is_the_one_page(ask(address, place=f"127.0.1.{len(route)}"), ask)


def test_turning_the_portal_on_again_opens_the_same_link_at_once(ask: Ask, desk: Desk) -> None:
    for enabled, status in ((False, 404), (True, 200), (False, 404)):
        desk.set_portal(enabled=enabled)
        assert ask(f"/p/{desk.token}").status_code == status


def test_who_guesses_is_refused_even_what_opens_and_others_are_served(
    ask: Ask, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "clientdesk"):
        for _ in range(LIMIT + 3):
            ask(f"/p/{new_token()}", place="127.0.0.9")

    assert is_the_one_page(ask(f"/p/{desk.token}", place="127.0.0.9"), ask)
    assert ask(f"/p/{desk.token}", place="127.0.0.8").status_code == 200
    [warning] = caplog.messages
    assert warning == "8 portal links that open nothing were asked for from 127.0.0.9."


def test_guesses_from_many_addresses_are_said_in_the_log_once(
    ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "clientdesk"):
        for number in range(3 * LIMIT + 4):
            ask(f"/p/{new_token()}", place=f"127.0.2.{number}")

    [warning] = caplog.messages
    assert warning == "24 portal links that open nothing were asked for from many addresses."


def test_the_limit_of_a_link_does_not_touch_another(ask: Ask, desk: Desk) -> None:
    _use_up(ask, desk)
    last = ask(f"/p/{desk.token}", "HEAD")
    made = portal.regenerate(desk.records, desk.owner, desk.client_id, THEN)

    assert last.status_code == 404
    assert ask(f"/p/{made.token}").status_code == 200


def test_from_elsewhere_a_link_opens_nothing_with_local_sign_in(ask: Ask, desk: Desk) -> None:
    for options in (
        {"headers": {"Host": "desk.example"}},
        {"headers": {"X-Forwarded-For": "192.0.2.1"}},
        {"place": "192.0.2.1"},
    ):
        assert ask(f"/p/{desk.token}", **options).status_code == 403
    assert desk.views() == 0
