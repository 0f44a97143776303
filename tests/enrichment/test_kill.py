from __future__ import annotations

import subprocess
import sys

from tests.running import ROOT


def test_a_killed_process_loses_no_client_and_does_none_twice() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "benchmarks.kill_enrichment", "--cycles", "5", "--clients", "150"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert found.returncode == 0, found.stdout + found.stderr
    assert "5 kills over 150 clients" in found.stdout
