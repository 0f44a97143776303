from __future__ import annotations

import json
import shutil
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from clientdesk.actions.merging import merge
from clientdesk.actions.workspace import local_owner
from clientdesk.model.merging import Merge
from clientdesk.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Done

TODAY = ("--today", "2026-11-22")
KEYS = [
    "as_of",
    "from",
    "to",
    "currency",
    "revenue",
    "invoiced",
    "outstanding",
    "overdue",
    "credit",
    "invoice_count",
    "aging",
    "status",
    "dso",
    "dso_balance",
    "collection_rate",
    "payment_velocity",
    "average_delay",
    "left_out",
]


def test_the_portfolio_is_printed_in_the_base_currency(
    run: Callable[..., Done], demo_file: Path
) -> None:
    done = run("report", *TODAY, database=demo_file)

    answer = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(answer) == KEYS
    assert (answer["as_of"], answer["from"], answer["to"]) == ("2026-11-22", None, None)
    assert list(answer["aging"]) == ["current", "1-30", "31-60", "61-90", "90+", "no_due_date"]
    assert sum(found["count"] for found in answer["status"].values()) == 600
    assert sum(map(Decimal, answer["aging"].values())) == Decimal(answer["outstanding"])


def test_a_client_is_reported_as_the_list_of_clients_has_it(
    run: Callable[..., Done], demo_file: Path
) -> None:
    figures = ("currency", "revenue", "outstanding", "overdue", "invoice_count")
    columns = ("--columns", ",".join(("id", *figures)), "--limit", 5)
    listed = json.loads(run("clients", *columns, *TODAY, database=demo_file).out)["clients"]

    for client in listed:
        done = run("report", "--client", client["id"], *TODAY, database=demo_file)
        answer = json.loads(done.out)
        assert {name: answer[name] for name in figures} == {name: client[name] for name in figures}


@pytest.mark.parametrize("day", ["0001-01-01", "1999-01-04", "2027-12-31", "9999-12-31"])
def test_any_day_can_be_asked_for(run: Callable[..., Done], demo_file: Path, day: str) -> None:
    done = run("report", "--as-of", day, "--from", day, "--to", day, *TODAY, database=demo_file)

    answer = json.loads(done.out)
    assert (done.code, answer["as_of"], answer["from"]) == (0, day, day)
    assert (answer["invoice_count"], answer["dso"], answer["collection_rate"]) == (0, None, None)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--from", "2026-02-01", "--to", "2026-01-31"],
            "The window begins on 2026-02-01, after it ends on 2026-01-31.",
        ),
        (["--from", "2026-02-01"], "A window needs --from and --to."),
        (["--to", "2026-02-01"], "A window needs --from and --to."),
        (["--as-of", "2026-02-30"], "“2026-02-30” is not a date"),
        (["--client", "acme"], "There is no client with the id “acme”."),
        (
            ["--client", "017623f7-14e0-7be5-a559-def96b67dd0e"],
            "There is no client with the id “017623f7-14e0-7be5-a559-def96b67dd0e”.",
        ),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(
    run: Callable[..., Done], demo_file: Path, arguments: list[str], sentence: str
) -> None:
    done = run("report", *arguments, *TODAY, database=demo_file)

    assert (done.code, done.out) == (2, "")
    assert sentence in done.err
    assert done.err.count("\n") == 1


def test_an_old_id_reports_the_client_that_it_was_merged_into(
    run: Callable[..., Done], demo_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(demo_file, tmp_path / "merged.duckdb"))
    listed = json.loads(run("clients", "--limit", 2, *TODAY, database=path).out)["clients"]
    survivor, absorbed = (UUID(client["id"]) for client in listed)
    database = open_database(path)
    rows = database.rows("clients_to_merge", ids=[survivor, absorbed])
    asked = Merge(survivor, [absorbed], {}, {row["id"]: row["version"] for row in rows})
    merge(database, local_owner(database), asked, datetime(2026, 11, 22), date(2026, 11, 22))
    database.close()

    old, new = (
        run("report", "--client", each, *TODAY, database=path) for each in (absorbed, survivor)
    )

    assert json.loads(old.out) == json.loads(new.out)
    assert f"was merged into the client {survivor}." in old.err
