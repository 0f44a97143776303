from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from clientdesk import cli
from clientdesk.config import current_database
from clientdesk.secret import secret_key

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_command_uses_the_secret_beside_the_database_that_it_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(_options: argparse.Namespace) -> int:
        secret_key("portal link")
        return 0

    def parser() -> argparse.ArgumentParser:
        found = argparse.ArgumentParser()
        found.add_argument("--database")
        found.set_defaults(run=run)
        return found

    monkeypatch.delenv("CLIENTDESK_SECRET", raising=False)
    monkeypatch.setattr(cli, "parser", parser)
    before = current_database()

    assert cli.main(["--database", str(tmp_path / "own.duckdb")]) == 0
    assert (tmp_path / "secret.key").exists()
    assert current_database() == before
