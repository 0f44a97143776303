from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.queries.directory import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Done

TODAY = ("--today", "2026-11-22")


def test_clients_prints_the_total_and_every_column(
    run: Callable[..., Done], demo_file: Path
) -> None:
    done = run("clients", "--filter", '{"status":"all"}', *TODAY, database=demo_file)

    answer = json.loads(done.out)
    assert done.code == 0
    assert answer["total"] == len(answer["clients"]) == 60
    assert list(answer["clients"][0]) == list(COLUMNS)


def test_total_counts_before_limit_and_offset(run: Callable[..., Done], demo_file: Path) -> None:
    whole = json.loads(run("clients", *TODAY, database=demo_file).out)

    part = json.loads(run("clients", "--limit", 3, "--offset", 2, *TODAY, database=demo_file).out)

    assert part["total"] == whole["total"]
    assert part["clients"] == whole["clients"][2:5]


def test_total_counts_after_the_filters_own_limit(
    run: Callable[..., Done], demo_file: Path
) -> None:
    done = run("clients", "--filter", '{"limit":7}', "--count", *TODAY, database=demo_file)

    assert done == (0, "7\n", "")


def test_money_is_text_and_sorted_by_the_base_currency(
    run: Callable[..., Done], demo_file: Path
) -> None:
    wanted = '{"currency":["EUR"],"sort":"outstanding","descending":true}'

    done = run(
        "clients", "--filter", wanted, "--columns", "outstanding", *TODAY, database=demo_file
    )

    amounts = [client["outstanding"] for client in json.loads(done.out)["clients"]]
    assert all(isinstance(amount, str) and amount[-3] == "." for amount in amounts)
    assert [Decimal(amount) for amount in amounts] == sorted(map(Decimal, amounts), reverse=True)


def test_csv_and_table_hold_the_asked_columns(run: Callable[..., Done], demo_file: Path) -> None:
    asked = ("clients", "--columns", "name,status", "--limit", 2, *TODAY)

    as_csv = run(*asked, "--format", "csv", database=demo_file)
    as_table = run(*asked, "--format", "table", database=demo_file)

    assert next(iter(csv.reader(io.StringIO(as_csv.out)))) == ["name", "status"]
    assert as_table.out.splitlines()[0].split() == ["name", "status"]
    assert len(as_table.out.splitlines()) == 3


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["clients", "--filter", "{"], "The filter is not JSON."),
        (["clients", "--filter", '{"colour": "red"}'], "The filter has no key “colour”."),
        (["clients", "--columns", "name,colour"], "There is no column “colour”."),
        (["clients", "--today", "tomorrow"], "is not a date such as 2026-11-22"),
        (["clients", "--today", "20260101"], "is not a date such as 2026-11-22"),
        (["clients", "--today", "2026-W01-1"], "is not a date such as 2026-11-22"),
        (["clients", "--limit", "-1"], "is not a whole number"),
        (["clients", "--limit", "9223372036854775807"], "is too large"),
        (["clients", "--columns", "id,name,id"], "The column “id” is named twice."),
        (["clients", "--filter", '{"search": "\\ud800"}'], "holds half of a character"),
        (["clients", "--filter", '{"owner": [""]}'], "“owner” holds an empty text."),
        (["clients", "--filter", '{"status": null}'], "“status” cannot be “null”."),
        (["export", "everything"], "invalid choice"),
        (["import", "nowhere.csv"], "There is no file “nowhere.csv”."),
        (["fly"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_wrong_input_is_one_sentence_and_exit_2(
    run: Callable[..., Done], demo_file: Path, arguments: list[str], sentence: str
) -> None:
    done = run(*arguments, database=demo_file if arguments[1:] else None)

    assert done.code == 2
    assert sentence in done.err
    assert "Traceback" not in done.err
    assert done.err.count("\n") == 1
    assert done.out == ""


@pytest.mark.parametrize("kind", ["clients", "invoices", "payments", "rates"])
def test_export_writes_the_same_rows_as_csv_and_json(
    run: Callable[..., Done], demo_file: Path, kind: str
) -> None:
    as_csv = run("export", kind, *TODAY, database=demo_file)
    as_json = run("export", kind, "--format", "json", *TODAY, database=demo_file)

    rows = list(csv.DictReader(io.StringIO(as_csv.out)))
    records = json.loads(as_json.out)
    assert len(rows) == len(records) > 0
    assert list(rows[0]) == list(records[0])


def test_an_export_with_a_filter_holds_what_belongs_to_those_clients(
    run: Callable[..., Done], demo_file: Path
) -> None:
    kept = json.loads(
        run("clients", "--filter", '{"limit":3}', "--columns", "id", *TODAY, database=demo_file).out
    )

    done = run(
        "export",
        "invoices",
        "--filter",
        '{"limit":3}',
        "--format",
        "json",
        *TODAY,
        database=demo_file,
    )

    owners = {invoice["client_id"] for invoice in json.loads(done.out)}
    assert owners <= {client["id"] for client in kept["clients"]}


def test_a_file_is_judged_then_brought_in_then_adds_nothing(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    database, file = tmp_path / "own.duckdb", tmp_path / "clients.csv"
    run(
        "init",
        "--name",
        "N",
        "--country",
        "IE",
        "--currency",
        "EUR",
        "--timezone",
        "Europe/Dublin",
        database=database,
    )
    file.write_text("name,email\nAcme,billing@acme.example\nLimit,not an address\n", "utf-8")

    judged = json.loads(run("import", file, "--dry-run", database=database).out)
    before = run("clients", "--count", database=database).out
    done = json.loads(run("import", file, database=database).out)
    again = json.loads(run("import", file, database=database).out)

    assert judged == done
    assert [judged[word] for word in ("new", "duplicate", "update", "invalid")] == [1, 0, 0, 1]
    assert judged["rows"][1]["line"] == 3
    assert before == "0\n"
    assert run("clients", "--count", database=database).out == "1\n"
    assert [again[word] for word in ("new", "duplicate", "update", "invalid")] == [0, 1, 0, 1]


def test_invoices_and_payments_are_judged_and_brought_in_by_kind(
    run: Callable[..., Done], tmp_path: Path
) -> None:
    database = tmp_path / "money.duckdb"
    run("init", "--name", "A", "--country", "DE", "--currency", "EUR", "--timezone",
        "Europe/Berlin", database=database)  # fmt: skip
    for kind, text in (
        ("clients", "Name\nAcme\n"),
        (
            "invoices",
            "Number,Client,Amount,Date\nA-1,Acme,10,2026-01-02\nA-2,Nobody,1,2026-01-02\n",
        ),
        ("payments", "Invoice,Amount,Date\nA-1,10,2026-02-02\n"),
    ):
        file = tmp_path / f"{kind}.csv"
        file.write_text(text, "utf-8")
        dry = run("import", file, "--kind", kind, "--dry-run", database=database)
        done = run("import", file, "--kind", kind, database=database)
        assert (dry.code, done.code, dry.out) == (0, 0, done.out)

    again = run("import", tmp_path / "invoices.csv", "--kind", "invoices", database=database)
    answer = json.loads(again.out)
    assert {name: answer[name] for name in ("new", "duplicate", "update", "invalid")} == {
        "new": 0, "duplicate": 1, "update": 0, "invalid": 1,
    }  # fmt: skip
    assert answer["rows"] == [
        {"line": 2, "verdict": "duplicate",
         "problems": ["Same number as invoice A-1 here.", "It is paid here; that is not changed."]},
        {"line": 3, "verdict": "invalid", "problems": ["There is no client “Nobody”."]},
    ]  # fmt: skip
    refused = run("import", tmp_path / "clients.csv", "--kind", "invoices", database=database)
    assert (refused.code, refused.out) == (2, "")
