"""Who may use the API: every way to show a token, and the one answer to all that do not do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from clientdesk import config
from clientdesk.actions import api_tokens, members
from clientdesk.actions.workspace import local_owner
from clientdesk.model.api_token import new_token
from clientdesk.model.member import MemberDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.queries.api_tokens import api_tokens as listed
from clientdesk.store.database import close_database, database
from clientdesk.web.clock import now
from clientdesk.web.guessing import GUESSES
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    Ask = Callable[..., httpx.Response]

TRIGGER: Final = "a-trigger-of-these-tests"
RUNS: Final = "/api/v1/enrichment/runs"
NOBODY: Final = f"{RUNS}/00000000-0000-7000-8000-000000000000"


@pytest.fixture(autouse=True)
def maker(path: Path) -> Actor:
    """An administrator of an app whose environment knows no token."""
    make_workspace(path)
    opened = database()
    draft = MemberDraft("Ines Okafor", "ines@northlight.example", Role.ADMIN)
    member_id = members.add(opened, local_owner(opened), draft, now())
    return Actor(member_id, draft.name, draft.role)


def made(maker: Actor, name: str = "Cron", days: int | None = None) -> str:
    return api_tokens.create(database(), maker, name, days=days, now=now()).token


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_token_starts_the_run_in_the_name_of_its_maker(ask: Ask, maker: Actor) -> None:
    answer = ask(RUNS, "POST", headers=bearer(made(maker)))

    assert answer.status_code == 202
    [run] = database().rows("enrichment_run_counts", id=None, limit=1)
    assert (run["source"], run["started_by"]) == ("api", "Ines Okafor")
    with database().cursor() as cursor:
        cursor.execute("select actor_kind, actor_id from activities where kind = 'enrichment_run'")
        assert cursor.fetchall() == [("api", maker.id)]
    assert ask(f"{RUNS}/{answer.json()['run']}", headers=bearer(made(maker, "B"))).is_success


def test_whatever_is_no_live_token_gets_the_same_refusal(ask: Ask, maker: Actor) -> None:
    opened, owner = database(), local_owner(database())
    ended, revoked = made(maker, "Ended", days=1), made(maker, "Revoked")
    with opened.cursor() as cursor:
        cursor.execute("update api_tokens set expires_at = ? where name = 'Ended'", [now()])
    [token] = [token for token in listed(opened) if token.name == "Revoked"]
    api_tokens.revoke(opened, owner, token.id, now())
    live = made(maker)
    shown: list[dict[str, str] | list[tuple[bytes, bytes]]] = [
        {},
        *(bearer(text) for text in (new_token(), ended, revoked, "", " ", "x", live[:-1])),
        *(bearer(text) for text in (f"{live}A", live.swapcase(), live.removeprefix("cdk_"))),
        {"Authorization": live},
        {"Authorization": f"Basic {live}"},
        {"Cookie": f"token={live}"},
        [(b"authorization", "Bearer Schlüssel-über-alles-€".encode())],
        [(b"authorization", b"Bearer \xff\xfe")],
    ]

    answers = [ask(RUNS, "POST", headers=one) for one in shown]
    answers += [ask(NOBODY, headers=one) for one in shown]
    answers += [ask(f"{RUNS}?token={live}", "POST")]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    kept = [
        {name: text for name, text in answer.headers.items() if name != "date"}
        for answer in answers
    ]
    assert all(headers == kept[0] for headers in kept)
    assert opened.rows("enrichment_run_counts", id=None, limit=1) == []


@pytest.mark.parametrize("ends", ["disable", "remove"])
def test_a_token_is_refused_from_the_moment_its_maker_is_out(
    ask: Ask, maker: Actor, ends: str
) -> None:
    token, opened = made(maker), database()
    assert ask(NOBODY, headers=bearer(token)).status_code == 404

    if ends == "disable":
        members.disable(opened, local_owner(opened), maker.id, now=now())
    else:
        members.remove(opened, local_owner(opened), maker.id, hand_over_to=None, now=now())

    assert ask(NOBODY, headers=bearer(token)).status_code == 401


def test_a_token_may_what_its_maker_may(ask: Ask, maker: Actor) -> None:
    token, opened = made(maker), database()
    members.set_role(opened, local_owner(opened), maker.id, role=Role.VIEWER, now=now())

    answer = ask(RUNS, "POST", headers=bearer(token))

    assert answer.status_code == 403
    assert answer.json() == {"error": "You need the support role to ask for enrichment."}
    assert ask(NOBODY, headers=bearer(token)).status_code == 404


def test_the_use_of_a_token_is_written_once_a_minute(ask: Ask, maker: Actor) -> None:
    token, opened = made(maker), database()
    ask(NOBODY, headers=bearer(token))
    [used] = listed(opened)
    before = opened.sequence

    for _ in range(3):
        ask(NOBODY, headers=bearer(token))

    assert used.last_used_at is not None
    assert now() - used.last_used_at < timedelta(minutes=1)
    assert (listed(opened), opened.sequence) == ([used], before)


def test_the_environments_token_stays_good_beside_them(
    ask: Ask, maker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = made(maker)
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", "a-token-of-sixteen-or-more")
    config.settings.cache_clear()

    for known in (token, "a-token-of-sixteen-or-more"):
        assert ask(NOBODY, headers=bearer(known)).status_code == 404


def test_guesses_are_slowed_down_and_stop_no_program_that_knows_its_token(
    ask: Ask, maker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", TRIGGER)
    config.settings.cache_clear()
    token = made(maker)
    for place in ("127.0.0.1", "127.0.0.2"):
        shown = [ask(NOBODY, headers=bearer(f"guess {n}"), place=place) for n in range(GUESSES)]
        assert {answer.status_code for answer in shown} == {401}
        if place == "127.0.0.1":
            assert ask("/backups", "POST", headers=bearer("x"), place=place).status_code == 429
            assert ask(NOBODY, headers=bearer(TRIGGER), place="127.0.0.2").status_code == 404

    over = ask(NOBODY, headers=bearer("x"))
    assert (over.status_code, over.headers["retry-after"]) == (429, "60")
    assert ask(NOBODY, headers=bearer(token)).status_code == 404
    assert ask(NOBODY).status_code == 401
    # The trigger's token is not tried where it never came from; where it did, it goes on.
    assert ask(NOBODY, headers=bearer(TRIGGER)).status_code == 429
    assert ask(NOBODY, headers=bearer(TRIGGER), place="127.0.0.2").status_code == 404


def test_no_api_token_fetches_a_backup(ask: Ask, maker: Actor) -> None:
    assert ask("/backups", "POST", headers=bearer(made(maker))).status_code == 401


def test_without_records_a_token_is_answered_without_saying_where_they_would_be(
    ask: Ask, maker: Actor, path: Path
) -> None:
    token = made(maker)
    close_database()
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()

    answer = ask(RUNS, "POST", headers=bearer(token))

    assert answer.status_code == 503
    assert path.name not in answer.text
    assert ask(RUNS, "POST", headers=bearer("x")).status_code == 401
