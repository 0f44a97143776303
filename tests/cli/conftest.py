from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from clientdesk.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Done(NamedTuple):
    """What a command left: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    arguments = ["--clients", "60", "--invoices", "600", "--today", "2026-11-22"]
    assert main(["demo", *arguments, "--database", str(path)]) == 0
    return path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    def command(*arguments: object, database: Path | None = None) -> Done:
        named: list[Any] = ["--database", database] if database else []
        try:
            code = main([str(part) for part in [*arguments, *named]])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Done(code, *capfd.readouterr())

    return command
