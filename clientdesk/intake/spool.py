"""Frames one after another: the first in memory, the others in a file that nobody else can see."""

from __future__ import annotations

import io
import tempfile
import threading
import weakref
from typing import TYPE_CHECKING, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HELD: Final = 32 * 2**20
"""Bytes of frames that stay in memory."""

_Place = tuple[int, int]


class Spool:
    """Frames that are added once and read as often as wanted.

    The file has no name, so that it goes with the process, whatever ends it.
    """

    def __init__(self, held: int = HELD) -> None:
        self._left = held
        self._frames: list[pl.DataFrame | _Place] = []
        self._aside = tempfile.SpooledTemporaryFile(max_size=1)  # noqa: SIM115 - closed below
        weakref.finalize(self, self._aside.close)
        self._alone = threading.Lock()
        self.heights: list[int] = []

    @property
    def height(self) -> int:
        """The rows of all frames."""
        return sum(self.heights)

    def add(self, frame: pl.DataFrame) -> None:
        """Append a frame."""
        self.heights.append(frame.height)
        self._left -= int(frame.estimated_size())
        self._frames.append(frame if self._left >= 0 else self._put(frame))

    def frames(self, columns: Callable[[str], bool] = lambda _: True) -> Iterator[pl.DataFrame]:
        """Every frame, with those of its columns that are wanted."""
        for at in range(len(self._frames)):
            yield self.frame(at, columns)

    def frame(self, at: int, columns: Callable[[str], bool] = lambda _: True) -> pl.DataFrame:
        """One frame by its place."""
        held = self._frames[at]
        frame = held if isinstance(held, pl.DataFrame) else self._get(held)
        return frame.select([name for name in frame.columns if columns(name)])

    def _put(self, frame: pl.DataFrame) -> _Place:
        packed = io.BytesIO()
        frame.write_ipc(packed, compression="lz4")
        with self._alone:
            start = self._aside.seek(0, io.SEEK_END)
            self._aside.write(packed.getbuffer())
        return start, packed.tell()

    def _get(self, place: _Place) -> pl.DataFrame:
        start, size = place
        with self._alone:
            self._aside.seek(start)
            packed = self._aside.read(size)
        return pl.read_ipc(io.BytesIO(packed))
