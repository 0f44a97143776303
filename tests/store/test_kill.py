from __future__ import annotations

import subprocess
import sys

from tests.store.changing import ROOT


def test_killed_writers_lose_nothing_that_was_told_as_saved() -> None:
    found = kill("--cycles", "100", "--seconds", "15")

    assert found.returncode == 0, found.stdout + found.stderr
    assert "0 lost, 0 half done, 0 refused to open" in found.stdout
    assert ", 0 changes told" not in found.stdout


def test_killed_migrations_leave_whole_steps_only() -> None:
    found = kill("--migrating", "--cycles", "30", "--seconds", "6")

    assert found.returncode == 0, found.stdout + found.stderr
    assert ", 0 left anything but whole steps" in found.stdout


def kill(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.kill", *arguments],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
