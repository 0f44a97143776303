"""The clients that rows are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.intake.keys import keys
from clientdesk.intake.spool import Spool
from clientdesk.intake.verdicts import has_bits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SMALL: Final = ("id", "version", "created_at")
_NAME: Final = pl.col("name").str.slice(0, 80)


class Known:
    """Their keys in memory, oldest first; their texts aside, until somebody looks at one."""

    def __init__(self, frames: Iterable[pl.DataFrame]) -> None:
        self._texts = Spool()
        self._starts: list[int] = []
        start = 0
        small = []
        for frame in frames:
            self._starts.append(start)
            self._texts.add(frame)
            numbers = pl.int_range(start, start + frame.height, dtype=pl.UInt32())
            small.append(
                pl.concat(
                    [
                        frame.select(
                            numbers.alias("client"), *_SMALL, _NAME, has_bits().alias("has")
                        ),
                        keys(frame),
                    ],
                    how="horizontal",
                )
            )
            start += frame.height
        self.frame = pl.concat(small).sort("created_at", "id")

    def frames(self, clients: pl.Series) -> Iterator[pl.DataFrame]:
        """The texts of some clients beside their numbers, frame by frame."""
        for at, start in enumerate(self._starts):
            here = clients.filter((clients >= start) & (clients < start + self._texts.heights[at]))
            if here.len():
                yield self._texts.frame(at)[here - start].with_columns(client=here)

    def of(self, clients: pl.Series) -> dict[int, Mapping[str, Any]]:
        """The texts of some clients, by their numbers."""
        found = self.frames(clients.unique())
        return {row["client"]: row for frame in found for row in frame.iter_rows(named=True)}

    def names(self, clients: pl.Series) -> dict[int, Mapping[str, Any]]:
        """The ids of some clients and the beginnings of their names, by their numbers."""
        wanted = clients.unique().alias("client").to_frame()
        found = self.frame.select("client", "id", "name").join(wanted, on="client", how="semi")
        return {row["client"]: row for row in found.iter_rows(named=True)}

    def ids(self) -> pl.DataFrame:
        """The number, the id and the version of each."""
        return self.frame.select("client", "id", "version")
