from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from clientdesk import config
from tests.signin.test_provider import WHOLE
from tests.store.damaging import turn_over

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


def test_a_demo_writes_the_websites_of_its_clients_beside_it(demo_file: Path) -> None:
    hosts = [folder.name for folder in (demo_file.parent / "sites").iterdir()]

    assert len(hosts) > 40
    assert all(host.endswith(".example") for host in hosts)


def test_a_demo_whose_websites_cannot_be_written_leaves_no_file(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    (tmp_path / "sites").write_text("in the way")

    done = run("demo", "--clients", 3, "--invoices", 3, database=tmp_path / "demo.duckdb")

    assert done.code == 2
    assert done.err.startswith("The websites of the demo cannot be written to ")
    assert [each.name for each in tmp_path.iterdir()] == ["sites"]


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
    restored = run("restore", backup, database=path)
    assert (restored.code, "API tokens, portal links and members" in restored.err) == (0, True)

    whole = run("export", "clients", "--today", "2026-11-22", database=demo_file).out
    assert run("export", "clients", "--today", "2026-11-22", database=path).out == whole


def test_a_missing_database_says_how_to_make_one(run: Callable[..., Done], tmp_path: Path) -> None:
    done = run("clients", database=tmp_path / "none.duckdb")

    assert done.code == 2
    assert "clientdesk init" in done.err


@pytest.mark.parametrize("command", [("clients",), ("check",), INIT])
def test_a_folder_is_no_database(
    run: Callable[..., Done], tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = run(*command, database=tmp_path)

    assert done.code == 2
    assert "a folder" in done.err
    assert done.err.count("\n") == 1


def test_another_kind_of_file_is_no_database(run: Callable[..., Done], tmp_path: Path) -> None:
    image, foreign = tmp_path / "image.png", tmp_path / "foreign.duckdb"
    image.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50)
    duckdb.connect(str(foreign)).close()

    for file in (image, foreign):
        done = run("clients", database=file)
        assert done.code == 2
        assert "not " in done.err
        assert done.err.count("\n") == 1


def test_check_reads_what_no_invariant_is_about(
    run: Callable[..., Done], demo_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.duckdb"
    shutil.copy(demo_file, path)
    shutil.copy(f"{demo_file}.mark", f"{path}.mark")
    turn_over(path, "exchange_rates")

    done = run("check", database=path)

    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("The database file is damaged.")
    assert f"copies of the files lie in {path}.damaged" in done.err


def test_a_backup_of_a_damaged_database_is_refused_in_one_sentence(
    run: Callable[..., Done], demo_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "damaged.duckdb"
    shutil.copy(demo_file, path)
    shutil.copy(f"{demo_file}.mark", f"{path}.mark")
    turn_over(path, "exchange_rates")

    done = run("backup", tmp_path / "backup.duckdb", database=path)

    assert done.code == 1
    assert done.err.startswith("The database file is damaged.")
    assert not (tmp_path / "backup.duckdb").exists()


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


def test_the_owner_is_named_once(run: Callable[..., Done], tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    run(*INIT, database=path)

    named = run("owner", "ann@north.example", "--name", "Ann Lee", database=path)
    again = run("owner", "mallory@north.example", database=path)

    assert (named.code, named.err) == (
        0,
        "Ann Lee owns the workspace and signs in as ann@north.example.\n",
    )
    assert again.code == 1
    assert "once only" in again.err
    assert run("check", database=path).code == 0


def test_ready_makes_no_demo_where_members_sign_in(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in WHOLE.items():
        monkeypatch.setenv(f"CLIENTDESK_{name}", value)
    config.settings.cache_clear()
    done = run("ready", database=tmp_path / "own.duckdb")
    config.settings.cache_clear()

    assert done.code == 0
    assert "make the workspace with init" in done.err
    assert not (tmp_path / "own.duckdb").exists()


def test_ready_refuses_sign_in_that_is_not_whole(
    run: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_AUTH", "oidc")
    config.settings.cache_clear()
    done = run("ready", database=tmp_path / "own.duckdb")
    config.settings.cache_clear()

    assert done.code == 2
    assert "CLIENTDESK_HOSTS is missing" in done.err
    assert not (tmp_path / "own.duckdb").exists()
