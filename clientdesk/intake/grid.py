"""The rows below a header as frames of text: by line, each cell as it stood in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.intake.encoding import held
from clientdesk.intake.progress import Progress, Step, tell
from clientdesk.intake.spool import Spool
from clientdesk.model.cells import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.intake.delimited import Record

LINE: Final = "line"
PROBLEM: Final = "problem"
IS_FOOTER: Final = "is_footer"
CELLS_AT_ONCE: Final = 400_000
"""Cells of a frame, unless a single row has more."""

_ROWS_AT_ONCE: Final = 20_480
_REPORT_TIME: Final = re.compile(r"\b(?:19|20)\d\d\b.*\b\d{1,2}:\d\d\b.*\b(?:GMT|UTC)\b")
_BROKEN: Final = "The quotation marks in this line do not match."


@dataclass(slots=True)
class Grid:
    """Frames of a line, a problem (of rows that cannot be read), whether it looks like the end of
    a report, and a text column for each cell.

    A column that is empty in all rows of a frame is not in it.
    """

    width: int
    spool: Spool = field(default_factory=Spool)
    filled: frozenset[int] = frozenset()
    """The columns that hold something in a row that can be read."""

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.spool.height

    def frames(self, wanted: Sequence[int] | None = None) -> Iterator[pl.DataFrame]:
        """Each frame with the wanted columns, or all that the header has, empty ones too."""
        columns = range(self.width) if wanted is None else wanted
        names = [name_of(column) for column in columns]
        wished = {LINE, PROBLEM, IS_FOOTER, *names}
        for frame in self.spool.frames(wished.__contains__):
            empty = {name: pl.lit("") for name in names if name not in frame.columns}
            yield frame.with_columns(**empty).select(LINE, PROBLEM, IS_FOOTER, *names)


def name_of(column: int) -> str:
    """The name in a frame of a column of the file."""
    return f"c{column}"


def fill(
    records: Iterator[Record], width: int, progress: Progress | None, *, escaped: bool
) -> Grid:
    """Read all records; escaped when our own export may have made cells of them harmless."""
    grid = Grid(width)
    line = 2
    at_once = max(1, min(_ROWS_AT_ONCE, CELLS_AT_ONCE // max(width, 1)))
    while batch := list(islice(records, at_once)):
        frame = _frame(batch, line, width, escaped=escaped)
        line += len(batch)
        if frame.height:
            _add(grid, frame)
        tell(progress, Step.READ, grid.height, 0)
    if not grid.height:
        grid.spool.add(_frame([], 2, 0, escaped=False))
    return grid


def _add(grid: Grid, frame: pl.DataFrame) -> None:
    """Keep a frame, and note the columns that hold something in a row that can be read."""
    left = [name for name in frame.columns[3:] if int(name[1:]) not in grid.filled]
    readable = frame.filter(pl.col(PROBLEM).is_null())
    found = (int(name[1:]) for name in left if (readable[name].str.strip_chars() != "").any())
    grid.filled |= frozenset(found)
    grid.spool.add(frame)


def _frame(batch: Sequence[Record], first: int, width: int, *, escaped: bool) -> pl.DataFrame:
    rows = [(line, *_fitted(record, width)) for line, record in enumerate(batch, first) if record]
    rows = [row for row in rows if any(map(str.strip, row[1]))]
    lines = pl.Series(LINE, [line for line, *_ in rows], pl.UInt32())
    problems = pl.Series(PROBLEM, [problem for *_, problem in rows], pl.String())
    footers = pl.Series(IS_FOOTER, [_is_footer(cells) for _, cells, _ in rows], pl.Boolean())
    columns = zip(*(cells for _, cells, _ in rows), strict=True) if rows else ((),) * width
    texts = [_texts(name_of(at), cells, escaped) for at, cells in enumerate(columns) if any(cells)]
    return pl.DataFrame([lines, problems, footers, *texts])


def _fitted(record: Record, width: int) -> tuple[Sequence[str], str | None]:
    """The cells, as many as the header has, and why a row cannot be read that had others."""
    if isinstance(record, str):
        return _padded([record], width), _BROKEN
    if len(record) == width:
        return record, None
    cells = list(record)
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) == width:
        return cells, None
    has = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
    return _padded(cells, width), f"This line has {has}, but the header has {width}."


def _is_footer(cells: Sequence[str]) -> bool:
    """Whether the time of a report stands alone in the first cell."""
    return (
        ("GMT" in cells[0] or "UTC" in cells[0])
        and _REPORT_TIME.search(cells[0]) is not None
        and not any(map(str.strip, cells[1:]))
    )


def _padded(cells: Sequence[str], width: int) -> list[str]:
    """Cells of a line that cannot be read, for people to find it by: those beyond join the last."""
    whole_cells = [*cells[: width - 1], " ".join(cells[width - 1 :])]
    return [*whole_cells, *[""] * (width - len(whole_cells))]


def _texts(name: str, cells: Sequence[str], escaped: bool) -> pl.Series:
    try:
        texts = pl.Series(name, cells, pl.String())
    except UnicodeEncodeError:
        texts = pl.Series(name, [held(cell) for cell in cells], pl.String())
    if not (escaped and texts.str.starts_with("'").any()):
        return texts
    return pl.Series(
        name, [whole(cell) if cell[:1] == "'" else cell for cell in texts], pl.String()
    )
