"""A table to a review: every row read, then compared with the others and with the clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from clientdesk.intake import headers
from clientdesk.intake.known import Known
from clientdesk.intake.progress import Step, tell
from clientdesk.intake.reading import KEPT, read_rows
from clientdesk.intake.review import Review
from clientdesk.intake.spool import Spool
from clientdesk.intake.verdicts import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clientdesk.intake.headers import Columns
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.tables import Table


def review_table(
    table: Table,
    columns: Columns,
    country: str,
    clients: Callable[[Spool], Iterable[pl.DataFrame]],
    progress: Progress | None = None,
) -> Review:
    """Judge every row; country is the workspace's, clients tells those that rows may match."""
    headers.require_name(columns, table.headers)
    rows = Spool()
    compared = []
    for frame in table.grid.frames(sorted(columns.used())):
        read = read_rows(frame, columns, country)
        rows.add(read.select(KEPT))
        compared.append(read.drop(KEPT[1:]))
        tell(progress, Step.JUDGED, rows.height, table.height)
    known = Known(clients(rows))
    return Review(
        name=table.name,
        digest=table.digest,
        product=columns.product,
        used=headers.by_field(columns, table.headers),
        unread=headers.unread(columns, table.headers, table.grid.filled),
        warnings=table.warnings(),
        judged=judge(pl.concat(compared), known.frame),
        rows=rows,
        known=known,
    )
