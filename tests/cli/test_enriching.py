from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    (tmp_path / "acme.example").mkdir()
    (tmp_path / "acme.example" / "index.html").write_text(
        "<title>Acme</title><footer>Acme Tools Ltd, Company No. 04567890</footer>"
    )
    return tmp_path


def test_a_preview_prints_the_result_of_the_contract(run: Callable[..., Done], sites: Path) -> None:
    done = run(
        *("enrich", "preview", "--sites", sites, "--name", "Acme Tools"),
        *("--website", "acme.example", "--tax-id", "GB371201047"),
    )

    result = json.loads(done.out)
    assert (done.code, result["status"], result["error"]) == (0, "succeeded", None)
    assert result["fields"]["company_number"]["value"] == "04567890"
    website, *others = result["sources"]
    assert website == {"name": "website", "outcome": "ok", "pages": 1}
    assert {other["outcome"] for other in others} == {"disabled"}


@pytest.mark.parametrize(
    ("name", "website", "status"),
    [("", "acme.example", "skipped"), ("Acme", "", "skipped"), ("Acme", "b.example", "failed")],
)
def test_a_preview_is_a_success_whatever_its_status(
    name: str, website: str, status: str, run: Callable[..., Done], sites: Path
) -> None:
    done = run("enrich", "preview", "--sites", sites, "--name", name, "--website", website)

    assert (done.code, json.loads(done.out)["status"]) == (0, status)


def test_a_folder_that_does_not_exist_is_refused(run: Callable[..., Done], sites: Path) -> None:
    folder = sites / "none"

    done = run("enrich", "preview", "--sites", folder, "--name", "A", "--website", "a.example")

    assert done.code == 2
    assert str(folder) in done.err
