from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Done

ROOT = Path(__file__).parent.parent.parent
INIT = (
    "init",
    "--name",
    "North",
    "--country",
    "IE",
    "--currency",
    "EUR",
    "--timezone",
    "Europe/Dublin",
)


def test_init_makes_an_empty_workspace(run: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"

    assert run(*INIT, database=path).code == 0

    assert run("clients", "--count", database=path).out == "0\n"
    assert run("check", database=path).code == 0


def test_init_leaves_what_is_there_alone(run: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    run(*INIT, database=path)
    before = path.read_bytes()

    done = run(*INIT, database=path)

    assert done.code == 1
    assert "already a file" in done.err
    assert path.read_bytes() == before


def test_init_with_a_wrong_currency_leaves_no_file(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    path = tmp_path / "own.duckdb"

    done = run(*[part if part != "EUR" else "XXQ" for part in INIT], database=path)

    assert done.code == 2
    assert list(tmp_path.glob("own*")) == []


def test_the_demo_keeps_every_invariant(run: Callable[..., Done], demo_file: Path) -> None:
    assert run("check", database=demo_file) == (0, "", "Every invariant holds.\n")


def test_a_demo_beyond_its_limits_is_refused(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("demo", "--clients", 1_000_001, database=tmp_path / "demo.duckdb")

    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_backup_restores_what_was(
    run: Callable[..., Done], demo_file: Path, tmp_path: Path
) -> None:
    backup, path = tmp_path / "backup.duckdb", tmp_path / "restored.duckdb"

    assert run("backup", backup, database=demo_file).code == 0
    assert run("restore", backup, "--dry-run", database=path).code == 0
    assert not path.exists()
    assert run("restore", backup, database=path).code == 0

    whole = run("export", "clients", "--today", "2026-11-22", database=demo_file).out
    assert run("export", "clients", "--today", "2026-11-22", database=path).out == whole


def test_a_missing_database_says_how_to_make_one(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("clients", database=tmp_path / "none.duckdb")

    assert done.code == 2
    assert "clientdesk init" in done.err


def test_a_folder_is_no_database(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("clients", database=tmp_path)

    assert done.code != 0
    assert "is a folder" in done.err
    assert "Traceback" not in done.err


def test_ready_makes_the_demo_once(run: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "demo.duckdb"

    first = run("ready", database=path)
    made = path.stat().st_mtime_ns
    second = run("ready", database=path)

    assert (first.code, second.code, second.err) == (0, 0, "")
    assert path.stat().st_mtime_ns == made


def test_a_closed_pipe_ends_quietly(demo_file: Path) -> None:
    command = f"{sys.executable} -m clientdesk export invoices --database {demo_file} | head -1"

    done = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True
    )

    assert done.stderr == ""
    assert done.stdout.startswith("id,number")
