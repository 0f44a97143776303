"""One client's whole record as one JSON file, or as a CSV a section in an archive."""

from __future__ import annotations

import io
import json
import zipfile
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from clientdesk.documents.exports import csv_text

if TYPE_CHECKING:
    from clientdesk.model.whole_record import WholeRecord

_PARSED: Final = ("detail", "result", "filled")
"""Columns that hold JSON, which stands in the file as what it says."""


def record_json(record: WholeRecord) -> bytes:
    """The client with its sections, each invoice with its lines; UTF-8."""
    parts: dict[str, Any] = {
        name: [_parsed(row) for row in section.rows] for name, section in record.sections.items()
    }
    [parts["client"]] = parts["client"]
    lines = defaultdict(list)
    for line in parts.pop("invoice_lines"):
        lines[line.pop("invoice_id")].append(line)
    for invoice in parts["invoices"]:
        invoice["lines"] = lines[invoice["id"]]
    return json.dumps(parts, ensure_ascii=False, indent=1).encode()


def record_zip(record: WholeRecord) -> bytes:
    """One CSV for each section, named after it; UTF-8 with a mark."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, section in record.sections.items():
            text = "".join(csv_text(section.columns, section.rows))
            archive.writestr(f"{name}.csv", text.encode("utf-8-sig"))
    return file.getvalue()


def _parsed(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: json.loads(value) if key in _PARSED and isinstance(value, str) else value
        for key, value in row.items()
    }
