"""Commands about records: clients, export, import."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import import_invoices, import_payments
from clientdesk.actions.imports import commit, review
from clientdesk.actions.workspace import local_owner
from clientdesk.cli.opening import now, opened, today_in
from clientdesk.documents.exports import csv_text, json_text
from clientdesk.errors import InvalidInput
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decisions
from clientdesk.intake.review import review_json
from clientdesk.intake.tables import open_table
from clientdesk.model.client_filter import ClientFilter
from clientdesk.queries.directory import COLUMNS, directory
from clientdesk.queries.export import EXPORTS, client_rows

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

EVERYTHING: Final = 2**31
"""Rows of a list that was not limited."""


def clients(options: Namespace) -> int:
    """Print the clients that a filter keeps, with their total."""
    client_filter = ClientFilter.from_json(options.filter)
    columns = _columns(options.columns)
    with opened(options) as database:
        limit = 0 if options.count else EVERYTHING if options.limit is None else options.limit
        today = today_in(database, options.today)
        page = directory(database, client_filter, today, offset=options.offset, limit=limit)
    if options.count:
        print(page.total)
        return 0
    rows = client_rows(page.clients)
    if options.format == "json":
        _write_page(page.total, columns, rows)
    elif options.format == "csv":
        _write(csv_text(columns, rows))
    else:
        _write(_table(columns, list(rows)))
    return 0


def export(options: Namespace) -> int:
    """Stream whole records."""
    client_filter = None if options.filter is None else ClientFilter.from_json(options.filter)
    kind = EXPORTS[options.kind]
    with opened(options) as database:
        rows = kind.rows(database, client_filter, today_in(database, options.today))
        text = csv_text if options.format == "csv" else json_text
        _write(text(kind.columns, rows))
    return 0


def import_(options: Namespace) -> int:
    """Judge a file's rows, and bring them in unless it is a dry run."""
    if options.kind != "clients":
        return _import_money(options)
    table = open_table(options.file, options.file.name)
    with opened(options) as database:
        judged = review(database, table, match_columns(table, options.mapping))
        messages = judged.messages()
        if not options.dry_run:
            today = today_in(database, None)
            owner = local_owner(database)
            messages.append(commit(database, owner, judged, Decisions(), now(), today).sentence())
    return _told(messages, review_json(judged))


def _import_money(options: Namespace) -> int:
    file, name, mapping = options.file, options.file.name, options.mapping
    with opened(options) as database:
        judged: import_invoices.InvoiceReview | import_payments.PaymentReview
        if options.kind == "invoices":
            judged = bills = import_invoices.review(database, file, name, mapping=mapping)
        else:
            today = today_in(database, None)
            judged = money = import_payments.review(database, file, name, today, mapping=mapping)
        messages = judged.messages()
        if not options.dry_run:
            owner, moment = local_owner(database), now()
            if options.kind == "invoices":
                messages.append(import_invoices.commit(database, owner, bills, moment).sentence())
            else:
                messages.append(import_payments.commit(database, owner, money, moment).sentence())
    return _told(messages, [json.dumps(judged.to_json(), ensure_ascii=False), "\n"])


def _told(messages: Iterable[str], judged: Iterable[str]) -> int:
    for message in messages:
        print(message, file=sys.stderr)
    _write(judged)
    return 0


def _columns(names: str | None) -> Sequence[str]:
    wanted = COLUMNS if names is None else tuple(name.strip() for name in names.split(","))
    for name in wanted:
        if name not in COLUMNS:
            raise InvalidInput(
                f"There is no column “{name}”.", hint="The columns are " + ", ".join(COLUMNS) + "."
            )
        if wanted.count(name) > 1:
            raise InvalidInput(f"The column “{name}” is named twice.", hint="Name it once.")
    return wanted


def _write_page(total: int, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    sys.stdout.write(f'{{"total": {total}, "clients": ')
    _write(piece.rstrip("\n") for piece in json_text(columns, rows))
    sys.stdout.write("}\n")


def _write(pieces: Iterable[str]) -> None:
    sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]  # csv lines end in CR LF
    sys.stdout.writelines(pieces)


def _table(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> Iterable[str]:
    cells = [list(columns), *([_shown(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[index]) for line in cells) for index in range(len(columns))]
    for line in cells:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"


def _shown(value: object) -> str:
    text = "—" if value is None else str(value).replace("\n", ", ")
    return text if len(text) <= 40 else text[:39] + "…"
