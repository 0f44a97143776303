from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.store.changing import ROOT


@pytest.mark.parametrize(
    ("work", "points"), [("create", 5), ("write", 10), ("backup", 8), ("restore", 8)]
)
def test_dying_at_any_file_operation_loses_nothing(work: str, points: int) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "tests.store.crashing", work],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    states = json.loads(found.stdout)
    assert "FAILED" not in states, found.stderr
    assert len(states) >= points
