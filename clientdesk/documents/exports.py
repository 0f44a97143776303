"""Rows as CSV or JSON text, piece by piece, so that an export of any size takes little memory."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from clientdesk.model.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The header and the rows as RFC 4180 lines; empty stands for null, true and false in words."""
    yield _line(columns)
    for row in rows:
        yield _line([_cell(row[column]) for column in columns])


def json_text(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The rows as one JSON list, a row a line."""
    before = "[\n"
    for row in rows:
        value = {column: row[column] for column in columns}
        yield before + json.dumps(value, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return inert(value) if isinstance(value, str) else str(value)


def _line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
