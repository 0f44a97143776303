from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.actions import clients
from clientdesk.actions.enrichment_runs import start_run
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client import ClientDraft
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.store.database import database
from clientdesk.web.clock import now
from tests.pages.conftest import make_workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    Ask = Callable[..., httpx.Response]

KNOWN = "a-token-of-sixteen-or-more"
BEARER = {"Authorization": f"Bearer {KNOWN}"}
RUNS = "/api/v1/enrichment/runs"


@pytest.fixture(autouse=True)
def known(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of an app that knows the token, with one client that waits for a run."""
    make_workspace(path)
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", KNOWN)
    config.settings.cache_clear()
    opened = database()
    draft = ClientDraft("Acme", website="https://acme.example")
    clients.create(opened, local_owner(opened), draft, now(), now().date())
    return path


def test_the_first_caller_of_a_day_starts_the_run(ask: Ask) -> None:
    answer = ask(RUNS, "POST", headers=BEARER)

    assert answer.status_code == 202
    assert set(answer.json()) == {"run", "day", "queued", "skipped"}


def test_the_second_caller_gets_the_answer_of_the_first(ask: Ask) -> None:
    first, second = (ask(RUNS, "POST", headers=BEARER) for _ in range(2))

    assert (first.status_code, second.status_code) == (202, 200)
    assert first.json() == second.json()


def test_a_run_that_a_page_started_is_the_run_of_the_day(ask: Ask) -> None:
    opened = database()
    run = start_run(opened, local_owner(opened), RunSource.PAGE, now())

    answer = ask(RUNS, "POST", headers=BEARER)

    assert (answer.status_code, answer.json()["run"]) == (200, str(run.id))


def test_a_run_says_how_far_it_has_come(ask: Ask) -> None:
    started = ask(RUNS, "POST", headers=BEARER).json()

    answer = ask(f"{RUNS}/{started['run']}", headers=BEARER)

    said = answer.json()
    assert answer.status_code == 200
    assert {name: said[name] for name in started} == started
    assert {"succeeded", "failed", "canceled", "to_do", "started_at", "finished_at"} <= set(said)


@pytest.mark.parametrize(
    "run", ["00000000-0000-7000-8000-000000000000", "today", "%2e%2e", "' or 1=1 --"]
)
def test_a_run_that_is_not_is_404_as_json(ask: Ask, run: str) -> None:
    answer = ask(f"{RUNS}/{run}", headers=BEARER)

    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")


@pytest.mark.parametrize("authorization", ["", f"Bearer {KNOWN}x", f"Basic {KNOWN}", KNOWN])
@pytest.mark.parametrize(("method", "address"), [("POST", RUNS), ("GET", f"{RUNS}/today")])
def test_without_the_token_nothing_starts_and_nothing_is_said(
    ask: Ask, method: str, address: str, authorization: str
) -> None:
    answer = ask(address, method, headers={"Authorization": authorization})

    assert answer.status_code == 401
    assert database().rows("enrichment_run_counts", id=None, limit=1) == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_wrong_method_is_405_as_json(ask: Ask, method: str) -> None:
    answer = ask(RUNS, method, headers=BEARER)

    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/json")
