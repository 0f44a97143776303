from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from clientdesk.actions.enrichment_runs import start_run
from clientdesk.config import ROOT
from clientdesk.model.enrichment_jobs import RunSource
from tests.actions.enriching import found

if TYPE_CHECKING:
    from clientdesk.model.enrichment_jobs import Claim
    from tests.actions.enriching import Enriching


def test_killed_workers_lose_no_job_and_do_none_twice() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.kill_queue", "--cycles", "5"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kills, " in done.stdout
    assert ", 0 jobs told" not in done.stdout
    assert "\n0 lost, doubled or in disagreement" in done.stdout


def test_workers_in_several_threads_share_the_queue_without_a_double(desk: Enriching) -> None:
    made = {desk.queued(f"Client {number}") for number in range(24)}

    def work(name: str) -> list[Claim]:
        taken: list[Claim] = []
        while claims := desk.claim(name, most=2):
            taken += claims
            assert all(desk.finish(mine, found()) for mine in claims)
        return taken

    with ThreadPoolExecutor(4) as pool:
        taken = [mine for claims in pool.map(work, "abcd") for mine in claims]

    assert len(taken) == len(made)
    assert {mine.client_id for mine in taken} == made
    assert len(desk.rows("select id from enrichment_results")) == len(made)


def test_callers_who_start_the_run_of_a_day_together_get_the_same_one(desk: Enriching) -> None:
    desk.imported("Acme")

    with ThreadPoolExecutor(8) as pool:
        runs = list(
            pool.map(
                lambda _: start_run(desk.database, desk.support, RunSource.API, desk.now),
                range(16),
            )
        )

    assert len({run.id for run in runs}) == 1
    assert [run.is_new for run in runs].count(True) == 1
    assert {run.queued for run in runs} == {1}
