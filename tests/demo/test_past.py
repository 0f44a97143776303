"""Lookups of the demo's past, beside what the actions write of the same results."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions.enrichment import request
from clientdesk.actions.enrichment_work import claim, finish
from clientdesk.actions.workspace import local_owner
from clientdesk.demo.lookup_rows import WORKER
from clientdesk.enrichment.enrich import enrich
from clientdesk.net.folder import Folder
from clientdesk.queries.checks import findings
from clientdesk.queries.client_enrichment import client_enrichment
from clientdesk.store.database import open_database

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from clientdesk.store.database import Database

CLIENT = """select enrichment_status, enrichment_error_kind, enrichment_error,
    enrichment_attempts, enriched_at, enriched_inputs, enrichment_confidence, facts_by_hand,
    industry, company_type, size_segment, risk_tier, linkedin_url, finance_contact,
    finance_contact_email from clients where id = $id"""
JOBS = """select status, status_before, attempt, fence, worker, lease_until, page, inputs, outcome,
    error_kind, error from enrichment_jobs where client_id = $id order by queued_at"""
RESULTS = """select found_at, engine, inputs, result, filled
    from enrichment_results where client_id = $id"""
TOLD = """select kind, actor_kind, actor_id, actor_name, field, old, new,
        detail->>'kind', detail->>'message', detail->>'attempt', detail->>'again' is null,
        dense_rank() over (order by min_at)
    from (select *, min(a.at) over (partition by change_id) as min_at from activities as a
        where client_id = $id and kind in ('enrichment_succeeded', 'enrichment_failed'))
    order by min_at, field"""
FORGET = """update clients set enrichment_status = 'not_started', enrichment_error_kind = null,
    enrichment_error = null, enrichment_attempts = null, enriched_at = null,
    enriched_inputs = null, enrichment_confidence = null, industry = null, company_type = null,
    linkedin_url = null,
    size_segment = case facts_by_hand when 'size_segment' then size_segment end,
    risk_tier = case facts_by_hand when 'risk_tier' then risk_tier end,
    finance_contact = case facts_by_hand when 'finance_contact' then finance_contact end,
    finance_contact_email = case facts_by_hand
        when 'finance_contact_email' then finance_contact_email end
    where id = $id"""
FORGOTTEN = (
    "delete from enrichment_jobs where client_id = $id",
    "delete from enrichment_results where client_id = $id",
    "delete from activities where client_id = $id and kind like 'enrichment_%'",
)


@pytest.fixture(scope="module")
def made(looked_up: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The demo, which no test changes."""
    folder = tmp_path_factory.mktemp("past") / "copy"
    shutil.copytree(looked_up.parent, folder)
    opened = open_database(folder / looked_up.name)
    yield opened
    opened.close()


@pytest.fixture
def database(looked_up: Path, tmp_path: Path) -> Iterator[Database]:
    """A copy of the demo with its sites."""
    shutil.copytree(looked_up.parent, tmp_path / "copy")
    opened = open_database(tmp_path / "copy" / looked_up.name)
    yield opened
    opened.close()


def _rows(database: Database, text: str, **params: object) -> list[tuple[Any, ...]]:
    with database.cursor() as cursor:
        return cursor.execute(text, params).fetchall()


def _ended(database: Database, outcome: str) -> list[dict[str, Any]]:
    """Clients whose record is as it was when their lookup began, some of each kind of end."""
    found = _rows(
        database,
        """select client_id, queued_at, started_at, finished_at, attempt
        from enrichment_jobs where outcome = $outcome
        order by error_kind, queued_at, client_id""",
        outcome=outcome,
    )
    names = ("id", "queued_at", "started_at", "finished_at", "attempt")
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return [row for row in rows if not _is_changed_since(database, row)]


def _is_changed_since(database: Database, row: dict[str, Any]) -> bool:
    """Whether a colleague corrected the client after its lookup."""
    count = """select count(*) from activities as a
        where client_id = $id and kind = 'updated' and a.at > $at"""
    return bool(_rows(database, count, id=row["id"], at=row["started_at"])[0][0])


def _again(database: Database, row: dict[str, Any]) -> None:
    """Forget a lookup, and do it through the actions at the same moments."""
    with database.cursor() as cursor:
        for text in (FORGET, *FORGOTTEN):
            cursor.execute(text, {"id": row["id"]})
    request(database, local_owner(database), [row["id"]], row["queued_at"])
    started, took = row["started_at"], row["finished_at"] - row["started_at"]
    for _ in range(row["attempt"]):
        [mine] = claim(database, WORKER, _due(database, row["id"], started))
        result = enrich(mine.inputs, Folder(database.path.parent / "sites"))
        assert result is not None
        finish(database, mine, result, mine.lease_until - timedelta(seconds=90) + took)


def _due(database: Database, client_id: object, started: datetime) -> datetime:
    """The moment of the job's turn: as the demo has it, later for another try."""
    text = "select run_after, attempt from enrichment_jobs where client_id = $id"
    [(run_after, attempt)] = _rows(database, text, id=client_id)
    moment: datetime = run_after if attempt else started
    return moment


@pytest.mark.parametrize("place", [0, 5, 9, 14])
def test_a_lookup_that_succeeded_left_what_the_actions_leave(
    database: Database, place: int
) -> None:
    row = _ended(database, "succeeded")[place]
    texts = (CLIENT, JOBS, RESULTS, TOLD)
    before = [_rows(database, text, id=row["id"]) for text in texts]

    _again(database, row)

    assert [_rows(database, text, id=row["id"]) for text in texts] == before


@pytest.mark.parametrize("tries", [1, 3])
def test_a_lookup_that_failed_left_what_the_actions_leave(database: Database, tries: int) -> None:
    rows = [row for row in _ended(database, "failed") if row["attempt"] == tries]
    texts = (CLIENT, JOBS, TOLD)
    before = [_rows(database, text, id=rows[0]["id"]) for text in texts]

    _again(database, rows[0])

    assert [_rows(database, text, id=rows[0]["id"]) for text in texts] == before


def test_every_status_is_true(made: Database) -> None:
    found = _rows(
        made,
        """
        select enrichment_status, website is null, count(r.id) > 0, enriched_at = max(r.found_at),
            enrichment_error is not null, max(j.outcome)
        from clients c left join enrichment_results r on r.client_id = c.id
        left join enrichment_jobs j on j.client_id = c.id
        group by c.id, c.website, c.enrichment_status, c.enriched_at, c.enrichment_error""",
    )

    assert set(found) == {
        ("failed", False, False, None, True, "failed"),
        ("not_started", False, False, None, False, None),
        ("skipped", True, False, None, False, None),
        ("succeeded", False, True, True, False, "succeeded"),
    }


def test_failures_are_those_of_the_sites(made: Database) -> None:
    kinds = _rows(made, "select distinct error_kind from enrichment_jobs where error_kind <> ''")

    assert {kind for (kind,) in kinds} <= {"timeout", "dns", "tls", "http", "robots", "reset"}


def test_check_finds_nothing(made: Database, today: date) -> None:
    assert list(findings(made, today)) == []


def test_some_results_are_old_and_some_were_asked_for(made: Database) -> None:
    [(old, count)] = _rows(
        made,
        """
        select count(*) filter (enriched_at < timestamp '2026-11-23' - interval 180 day), count(*)
        from clients where enrichment_status = 'succeeded'""",
    )
    triggers = _rows(made, "select distinct trigger from enrichment_jobs order by 1")

    assert 0 < old < count / 3
    assert triggers == [("create",), ("daily",), ("manual",)]


def test_lookups_begin_after_the_client_came_and_end_before_today(made: Database) -> None:
    found = _rows(
        made,
        """
        select bool_and(started_at > created_at), bool_and(queued_at < started_at),
            bool_and(started_at < finished_at), max(finished_at) < timestamp '2026-11-23',
            bool_and(archived_at is null or queued_at < archived_at)
        from enrichment_jobs j join clients c on c.id = client_id""",
    )

    assert found == [(True, True, True, True, True)]


def test_runs_say_how_many_clients_they_queued(made: Database) -> None:
    found = _rows(
        made,
        """
        select queued = count(j.id), bool_and(j.queued_at = r.started_at), any_value(a.detail)
        from enrichment_runs r join enrichment_jobs j on j.run_id = r.id
        join activities a on a.kind = 'enrichment_run' and a.at = r.started_at
        group by r.id, queued""",
    )

    assert len(found) > 3
    assert {(right, same) for right, same, _ in found} == {(True, True)}
    assert set(json.loads(found[0][2])) == {"day", "source", "queued", "skipped"}


def test_a_value_set_by_a_person_stays_and_the_found_one_is_proposed(
    made: Database, today: date
) -> None:
    by_hand = _rows(
        made,
        """select id, facts_by_hand from clients
        where facts_by_hand is not null and enrichment_status = 'succeeded'""",
    )
    now = _rows(made, "select $today::timestamp", today=today)[0][0]
    shown = [client_enrichment(made, client_id, now) for client_id, _ in by_hand]

    assert shown
    assert all(each.by_hand for each in shown)
    everybody = _rows(made, "select id from clients where enrichment_status = 'succeeded'")
    proposed = {
        each.field
        for (client_id,) in everybody
        for each in client_enrichment(made, client_id, now).proposals
    }

    assert proposed >= {"name", "tax_id", "billing_contact"}


def test_a_correction_after_the_lookup_shows_as_changed_inputs(made: Database, today: date) -> None:
    now = _rows(made, "select $today::timestamp", today=today)[0][0]
    found = _rows(
        made,
        """select c.id, count(a.id) filter (a.at > j.started_at and a.field in ('email', 'notes'))
        from clients c join enrichment_jobs j on j.client_id = c.id
        join activities a on a.client_id = c.id
        where enrichment_status = 'succeeded' group by c.id""",
    )
    shown = {
        (bool(later), client_enrichment(made, client_id, now).inputs_changed)
        for client_id, later in found
    }

    assert shown == {(True, True), (False, False)}
