from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.net.apart import FORBIDDEN, NOT_PERMITTED, OWN

ROOT = Path(__file__).parent.parent.parent


def test_no_server_on_a_forbidden_address_is_ever_reached() -> None:
    """Each is reached when it is allowed, so that none would go unseen."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.net.apart"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NOT_PERMITTED:
        pytest.skip("this machine does not permit a network of one's own")

    lines = done.stdout.splitlines()
    addresses = [*FORBIDDEN, *OWN]
    assert lines[:-1] == [f"{address} NetRefused 200" for address in addresses], done.stderr
    assert int(lines[-1]) == 2 * len(addresses), "robots.txt and a page, when allowed"
