"""The rows of a file that are not imported, each with the reason, for mending them elsewhere."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from clientdesk.model.cells import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Left = tuple[int, str, Sequence[str], Mapping[str, str]]
    """Its line, its verdict, why, and its texts by the names of their fields."""


def left_out_csv(rows: Iterable[Left]) -> bytes:
    """The rows as CSV with harmless cells, a column for each field that any of them has."""
    listed = list(rows)
    fields = list(dict.fromkeys(name for *_, texts in listed for name in texts))
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(["Line", "Verdict", "Reason", *fields])
    for line, verdict, why, texts in listed:
        cells = (" ".join(why), *(texts.get(name, "") for name in fields))
        writer.writerow([line, verdict, *map(inert, cells)])
    return made.getvalue().encode("utf-8-sig")
