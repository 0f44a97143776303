from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.queries.checks import findings
from tests.actions.enriching import failed, found, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.actions.enriching import Enriching

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def made(
    entitled: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Any]]:
    """The closed file of a queue with a client in each status, and a run."""
    path, people = entitled
    folder = tmp_path_factory.mktemp("made")
    for desk in opened(path, people, folder):
        desk.enriched(found(industry="Legal"), name="Succeeded")
        desk.enriched(failed(), name="Waiting")
        desk.enriched(failed("tls"), name="Failed")
        desk.new_client("Skipped")
        desk.imported("New")
        desk.claimed(desk.queued("Running"))
        desk.queued("Queued")
        desk.imported("Queued by the run")
        desk.run()
        desk.imported("Not started")
    return folder / path.name, people


@pytest.fixture
def busy(made: tuple[Path, dict[str, Any]], tmp_path: Path) -> Iterator[Enriching]:
    """A queue with a client in each status, and a run."""
    yield from opened(*made, tmp_path)


def change(desk: Enriching, table: str, values: str, name: str) -> list[str]:
    """What is found after rows of a client were changed behind the back of the actions."""
    key = "id" if table == "clients" else "client_id"
    theirs = "(select id from clients where name = ?)"
    with desk.database.cursor() as cursor:
        cursor.execute(f"update {table} set {values} where {key} in {theirs}", [name])  # noqa: S608
    return list(findings(desk.database, TODAY))


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("Queued", "enrichment_status = 'failed'", "is failed, but its job is queued"),
        ("Failed", "enrichment_status = 'queued'", "is queued, but its job is none"),
        ("Running", "enrichment_status = 'queued'", "is queued, but its job is running"),
        ("Waiting", "enrichment_status = 'not_started'", "but its job is waiting"),
        ("Queued", "archived_at = now()", "is archived, but its job is queued"),
        ("Waiting", "archived_at = now()", "is archived, but its job is waiting"),
        ("Skipped", "enrichment_skip_reason = null", "no reason says why"),
        ("Succeeded", "enriched_at = null", "nothing says when"),
        ("Failed", "facts_by_hand = 'industry shoe'", "the fact “shoe”"),
        ("Failed", "enrichment_error_kind = 'gremlin'", "failure kind “gremlin”"),
        ("Skipped", "enrichment_skip_reason = 'whim'", "skip reason “whim”"),
    ],
)
def test_a_client_that_disagrees_with_its_job_is_found(
    busy: Enriching, name: str, values: str, says: str
) -> None:
    broken = change(busy, "clients", values, name)
    assert any(says in sentence for sentence in broken), broken


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("Running", "lease_until = null", "no worker holds its job"),
        ("Failed", "outcome = null", "is done, but has the outcome none"),
        ("Failed", "status = 'queued', outcome = null", "is failed, but its job is queued"),
        ("Failed", "trigger = 'whim'", "trigger “whim”"),
        ("Failed", "run_id = uuid()", "a run that does not exist"),
        ("Failed", "client_id = uuid()", "a client that does not exist"),
    ],
)
def test_a_job_that_disagrees_is_found(busy: Enriching, name: str, values: str, says: str) -> None:
    broken = change(busy, "enrichment_jobs", values, name)
    assert any(says in sentence for sentence in broken), broken


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        (
            "insert into enrichment_jobs select uuid(), * exclude (id) from enrichment_jobs "
            "where status = 'queued'",
            "“Queued” has 2 open jobs",
        ),
        (
            "insert into enrichment_jobs from enrichment_jobs where status = 'done'",
            "2 enrichment jobs have the id",
        ),
        (
            "insert into enrichment_runs select uuid(), * exclude (id) from enrichment_runs",
            "2 runs are of 2026-11-23",
        ),
        ("update enrichment_results set client_id = uuid()", "a client that does not exist"),
        (
            "insert into enrichment_dismissals values (uuid(), 'name', 'x', now(), 'Ann')",
            "Dismissal of x points to a client that does not exist",
        ),
        ("update enrichment_runs set source = 'whim'", "run source “whim”"),
    ],
)
def test_rows_that_cannot_be_are_found(busy: Enriching, sql: str, says: str) -> None:
    with busy.database.cursor() as cursor:
        cursor.execute(sql)
    broken = list(findings(busy.database, TODAY))
    assert any(says in sentence for sentence in broken), broken
