"""docs/api.yaml says what the routes do: no other address, status, type of content or field."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

import jsonschema
import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from clientdesk import config
from clientdesk.actions import api_tokens, members
from clientdesk.actions.workspace import local_owner
from clientdesk.model.member import MemberDraft
from clientdesk.model.permissions import Actor
from clientdesk.model.words import Role
from clientdesk.store.database import close_database, database
from clientdesk.web import doors
from clientdesk.web.clock import now
from tests.pages.conftest import make_workspace
from tests.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import httpx

    Ask = Callable[..., httpx.Response]

DOCUMENT: Final[dict[str, Any]] = yaml.safe_load((ROOT / "docs/api.yaml").read_text("utf-8"))
PATHS: Final[dict[str, dict[str, Any]]] = DOCUMENT["paths"]
EARLY: Final = {400, 403, 408, 413, 431}
RUNS: Final = "/api/v1/enrichment/runs"
KNOWN: Final = "a-token-of-sixteen-or-more"
WHOLE: Final = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

anything = some.text(some.characters(exclude_categories=["Cs"]), max_size=40)
in_a_header = some.binary(max_size=40).map(lambda value: value.translate(None, bytes(range(32))))
tokens = some.sampled_from([f"Bearer {KNOWN}".encode(), f"bearer  {KNOWN} ".encode(), b"Bearer"])
bodies = some.binary(max_size=200) | some.sampled_from([b"{}", b"a" * 65_536, b"a" * 65_537])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("api") / "records.duckdb"
    make_workspace(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTDESK_DATABASE", str(path))
        patch.setenv("CLIENTDESK_TRIGGER_TOKEN", KNOWN)
        config.settings.cache_clear()
        yield path
        close_database()
    config.settings.cache_clear()


@pytest.fixture(autouse=True)
def path(shared: Path) -> Path:
    """The database of one workspace for all examples."""
    return shared


def test_every_route_of_ours_is_documented_and_nothing_else() -> None:
    documented = {(path, method.upper()) for path, methods in PATHS.items() for method in methods}

    routes = [(route.path, route.methods) for route in doors._app.routes]  # type: ignore[attr-defined]
    assert {(path, name) for path, names in routes for name in names - {"HEAD"}} == documented


@WHOLE
@given(
    path=some.sampled_from(sorted(PATHS)),
    parts=some.lists(anything, min_size=2, max_size=2),
    method=some.sampled_from(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]),
    token=tokens | in_a_header,
    body=bodies,
)
@example("/api/v1/enrichment/runs", ["", ""], "POST", f"Bearer {KNOWN}".encode(), b"")
@example("/backups", ["", ""], "POST", f"Bearer {KNOWN}".encode(), b"")
def test_whatever_is_asked_the_answer_is_one_that_is_documented(
    ask: Ask, path: str, parts: list[str], method: str, token: bytes, body: bytes
) -> None:
    in_the_path, query = parts
    asked = re.sub(r"\{\w+\}", lambda _name: _quoted(in_the_path), path)

    answer = ask(asked, method, params={"q": query}, headers={"Authorization": token}, content=body)

    assert_documented(path, method, answer)


def test_the_counts_of_a_run_that_was_started_are_as_documented(ask: Ask) -> None:
    bearer = {"Authorization": f"Bearer {KNOWN}"}
    started = ask("/api/v1/enrichment/runs", "POST", headers=bearer)
    counts = ask(f"/api/v1/enrichment/runs/{started.json()['run']}", headers=bearer)

    assert (started.status_code, counts.status_code) in {(200, 200), (202, 200)}
    assert_documented("/api/v1/enrichment/runs/{run}", "GET", counts)


def test_a_token_of_who_may_not_any_more_is_refused_as_documented(ask: Ask) -> None:
    opened = database()
    owner, at = local_owner(opened), now()
    ines = members.add(opened, owner, MemberDraft("Ines", "ines@n.example", Role.ADMIN), at)
    admin = Actor(ines, "Ines", Role.ADMIN)
    token = api_tokens.create(opened, admin, "Cron", days=None, now=at).token
    bearer = {"Authorization": f"Bearer {token}"}
    assert_documented(RUNS, "POST", ask(RUNS, "POST", headers=bearer))
    members.set_role(opened, owner, ines, role=Role.VIEWER, now=at)

    answer = ask(RUNS, "POST", headers=bearer)

    assert answer.status_code == 403
    assert_documented(RUNS, "POST", answer)


def assert_documented(path: str, method: str, answer: httpx.Response) -> None:
    """The status, what it carries, and each of its fields stand in the document."""
    status = answer.status_code
    said = PATHS[path].get(method.lower().replace("head", "get"))
    if said is None or (status == 404 and "{" in path and "404" not in said["responses"]):
        assert status in EARLY | {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}
        return
    response = _resolved(said["responses"].get(str(status), said["responses"]["default"]))
    assert str(status) in said["responses"] or status in EARLY
    kind = answer.headers["content-type"].partition(";")[0]
    assert kind in response["content"]
    assert set(response.get("headers", ())) <= {name.title() for name in answer.headers}
    if kind == "application/json" and method != "HEAD":
        schema = response["content"][kind]["schema"] | {"components": DOCUMENT["components"]}
        jsonschema.validate(answer.json(), schema)


def _resolved(response: dict[str, Any]) -> dict[str, Any]:
    name = response.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = DOCUMENT["components"]["responses"][name] if name else response
    return found


def _quoted(part: str) -> str:
    """Every byte escaped, so that what a part holds stays in the part."""
    return "".join(f"%{byte:02X}" for byte in part.encode()) or "0"
