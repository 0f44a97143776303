from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clientdesk.demo.workspace import fill
from clientdesk.queries.checks import findings
from clientdesk.store.database import create_database
from clientdesk.store.figures import roll_figures

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [1, 2])
def test_stored_figures_still_hold_or_are_known_to_be_stale_later(
    tmp_path: Path, today: date, seed: int
) -> None:
    database = create_database(tmp_path / "demo.duckdb")
    fill(database, clients=120, invoices=2500, seed=seed, today=today)

    for later in (date(2026, 11, 24), date(2026, 12, 9), date(2027, 3, 1)):
        assert list(findings(database, later)) == []
        roll_figures(database, later)
        assert list(findings(database, later)) == []
    database.close()
