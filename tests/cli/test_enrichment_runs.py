from __future__ import annotations

import json
import shutil
import socket
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk import config
from clientdesk.actions import api_tokens
from clientdesk.actions.workspace import local_owner
from clientdesk.cli.opening import now
from clientdesk.store.database import open_database
from clientdesk.store.mark import mark_path
from tests.net.servers import answer, says, serving
from tests.running import serving as running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Done

    Run = Callable[..., Done]

KNOWN = "a-token-of-sixteen-or-more"
NOBODY = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def database(demo_file: Path, tmp_path: Path) -> Path:
    """A demo of its own."""
    for file in (demo_file, mark_path(demo_file)):
        shutil.copy(file, tmp_path)
    return tmp_path / demo_file.name


@pytest.fixture
def sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that answers for every .example host; empty at first, so none resolves."""
    folder = tmp_path / "sites"
    folder.mkdir()
    monkeypatch.setenv("CLIENTDESK_SITES", str(folder))
    config.settings.cache_clear()
    yield folder
    monkeypatch.undo()
    config.settings.cache_clear()


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The token that the command shows."""
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", KNOWN)
    config.settings.cache_clear()
    yield
    monkeypatch.undo()
    config.settings.cache_clear()


def client(run: Run, database: Path, status: str) -> dict[str, Any]:
    """The first client of that status."""
    chosen = json.dumps({"enrichment_status": [status]})
    listed = run("clients", "--filter", chosen, "--limit", 1, database=database)
    found: dict[str, Any] = json.loads(listed.out)["clients"][0]
    return found


def count(run: Run, database: Path, status: str) -> int:
    chosen = json.dumps({"enrichment_status": [status]})
    return int(run("clients", "--filter", chosen, "--count", database=database).out)


def publish(sites: Path, named: dict[str, Any]) -> None:
    """A site for a client, that says what it does."""
    folder = sites / named["website"].split("//")[1].strip("/")
    folder.mkdir()
    name = named["name"]
    text = f"<title>{name}</title><h1>{name}</h1><p>{name} makes software for accountants.</p>"
    (folder / "index.html").write_text(f'<html lang="en">{text}</html>', "utf-8")


def test_one_client_is_looked_up(run: Run, database: Path, sites: Path) -> None:
    named = client(run, database, "not_started")
    publish(sites, named)

    done = run("enrich", "run", "--client", named["id"], database=database)

    assert (done.code, json.loads(done.out)["succeeded"]) == (0, 1)
    assert client(run, database, "succeeded")["id"]
    chosen = json.dumps({"search": f'"{named["name"]}"'})
    [now] = json.loads(run("clients", "--filter", chosen, database=database).out)["clients"]
    assert now["enrichment_status"] == "succeeded"


@pytest.mark.usefixtures("sites")
def test_what_is_due_is_looked_up(run: Run, database: Path) -> None:
    waiting = count(run, database, "not_started")

    done = run("enrich", "run", "--due", database=database)

    said = json.loads(done.out)
    assert said["queued"] >= waiting > 0
    assert said["failed"] == said["queued"]
    assert count(run, database, "not_started") == count(run, database, "queued") == 0


@pytest.mark.usefixtures("sites")
def test_the_run_of_the_day_is_started_once(run: Run, database: Path) -> None:
    first, second = (run("enrich", "run", database=database) for _ in range(2))

    one, two = json.loads(first.out), json.loads(second.out)
    assert (two["run"], two["queued"]) == (one["run"], one["queued"])
    assert (one["failed"], two["failed"]) == (one["queued"], 0)
    assert "had been started before" in second.err


@pytest.mark.parametrize("client_id", ["acme", NOBODY])
def test_an_unknown_client_is_bad_input(run: Run, database: Path, client_id: str) -> None:
    done = run("enrich", "run", "--client", client_id, database=database)

    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


@pytest.mark.usefixtures("known")
def test_the_running_app_starts_the_run_once_whichever_token_asks(
    run: Run, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "none").mkdir()
    environment = {"CLIENTDESK_TRIGGER_TOKEN": KNOWN, "CLIENTDESK_SITES": str(tmp_path / "none")}
    token = api_token(database)
    with running(database, **environment) as app:
        first = run("enrich", "trigger", "--url", app.url)
        monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", token)
        config.settings.cache_clear()
        second = run("enrich", "trigger", "--url", app.url)
        monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", f"{token}x")
        config.settings.cache_clear()
        third = run("enrich", "trigger", "--url", app.url)

    assert (first.code, second.code) == (0, 0)
    assert first.out == second.out
    assert set(json.loads(first.out)) == {"run", "day", "queued", "skipped"}
    assert "had started" not in first.err
    assert "had been started before" in second.err
    assert third.code == 1
    assert "refused the token. Set CLIENTDESK_TRIGGER_TOKEN for this command to an" in third.err


def api_token(path: Path) -> str:
    """A token that the owner has made for a program."""
    database = open_database(path)
    made = api_tokens.create(database, local_owner(database), "Cron", days=1, now=now())
    database.close()
    return made.token


def test_without_a_token_the_app_is_not_asked(run: Run) -> None:
    done = run("enrich", "trigger")

    assert done.code == 2
    assert "CLIENTDESK_TRIGGER_TOKEN is missing" in done.err


@pytest.mark.usefixtures("known")
def test_where_no_app_answers_the_message_says_what_to_do(run: Run) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        done = run("enrich", "trigger", "--url", f"http://127.0.0.1:{free.getsockname()[1]}")

    assert done.code == 1
    assert "No app answers there" in done.err
    assert "enrich run" in done.err


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize(
    ("status", "body", "sentence"),
    [
        ("200 OK", "hello", "does not answer like ClientDesk"),
        ("200 OK", "[]", "does not answer like ClientDesk"),
        ("404 Not Found", "{}", "does not answer like ClientDesk"),
        ("401 Unauthorized", "{}", "refused the token"),
        ("503 Service Unavailable", '{"error": "The file is held."}', "The file is held."),
    ],
)
def test_an_answer_that_is_no_run_is_said(run: Run, status: str, body: str, sentence: str) -> None:
    with serving(says(answer(body.encode(), status=status))) as server:
        done = run("enrich", "trigger", "--url", server.url)

    assert (done.code, done.out) == (1, "")
    assert sentence in done.err


def test_all_that_is_due_in_a_demo_ends_on_the_websites_beside_it(
    run: Run, demo_file: Path, tmp_path: Path
) -> None:
    shutil.copytree(demo_file.parent, tmp_path / "demo")
    copy = tmp_path / "demo" / demo_file.name

    said = json.loads(run("enrich", "run", "--due", database=copy).out)

    assert said["succeeded"] > 5
    assert said["succeeded"] + said["failed"] == said["queued"]
    assert count(run, copy, "not_started") == count(run, copy, "queued") == 0
    assert run("check", database=copy).code == 0
