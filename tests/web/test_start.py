from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OPTION = """
from streamlit import config
config.set_option("server.headless", False)
import app
print(config.get_option("server.headless"))
"""
MEMBERS = {
    "AUTH": "oidc",
    "HOSTS": "desk.example",
    "PUBLIC_URL": "https://desk.example",
    "OIDC_ISSUER": "https://accounts.example",
    "OIDC_CLIENT_ID": "clientdesk",
    "OIDC_CLIENT_SECRET": "known-to-both",
    "SECRET": "Vh2mQ9rT7wX4zB8nK1pL6sD3fG5hJ0cA",
}


def test_a_server_that_others_reach_does_not_take_them_for_its_developer(tmp_path: Path) -> None:
    """Streamlit writes files into the project for whom it takes for that."""
    named = {f"CLIENTDESK_{name}": value for name, value in MEMBERS.items()}
    environment = os.environ | named | {"CLIENTDESK_DATABASE": str(tmp_path / "records.duckdb")}
    printed = subprocess.run(
        [sys.executable, "-c", OPTION],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    ).stdout

    assert printed.split() == ["True"]
