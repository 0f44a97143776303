"""What the import checker cannot see: what is really loaded, and how large things are."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = [*sorted((ROOT / "clientdesk").rglob("*.py")), ROOT / "app.py"]
PAGES = sorted((ROOT / "pages").glob("*.py"))


def test_nothing_below_the_ui_loads_streamlit() -> None:
    program = (
        "import pkgutil, importlib, sys, clientdesk\n"
        "for part in pkgutil.walk_packages(clientdesk.__path__, 'clientdesk.'):\n"
        "    if part.name.split('.')[1] not in ('ui', '__main__'):\n"
        "        importlib.import_module(part.name)\n"
        "print('streamlit' in sys.modules)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_idea(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 300


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_thin(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 90


@pytest.mark.parametrize("path", [*SOURCES, *PAGES], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_is_one_step(path: Path) -> None:
    long = [
        f"{node.name} {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 40
    ]

    assert long == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "clientdesk").rglob("*.sql")), ids=lambda path: path.name
)
def test_a_statement_is_short(path: Path) -> None:
    assert "schema" in path.parts or path.read_text("utf-8").count("\n") <= 60
