"""Every table of the workspace, to be taken away: what people entered, without secrets."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.store.streaming import stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Database
    from clientdesk.store.streaming import Stretches

INNER: Final = re.compile(
    r"changes|schema_migrations|sums_.+|.+_sums|foreign_figures|kept_.+|acts|act_rows"
    r"|saved_view_looks|list_choices"
)
"""Tables that hold the program's own bookkeeping, or what one person chose for themselves."""

HIDDEN: Final = re.compile(
    r".*(token_|hash|sealed|secret|password).*|.+_key|phone_digits|touched|counter|fence|worker"
    r"|figures_(from|until)"
)
"""Columns that are secret, in words that new ones will have too, or derived for search."""


@dataclass(frozen=True, slots=True)
class WholeTables:
    """The tables as they stood at one moment."""

    sizes: dict[str, int]
    """How many rows each has, by name."""
    _moment: Stretches

    def frames(self, table: str) -> Iterator[pl.DataFrame]:
        """The rows of a table, some at a time; at least one frame. Views that are private stay."""
        for frame in self._moment.frames("whole_table", table=table):
            shown = frame.select(
                column.bin.encode("base64") if column.dtype == pl.Binary else column
                for column in frame
                if not HIDDEN.fullmatch(column.name)
            )
            yield shown.filter(pl.col("is_shared")) if table == "saved_views" else shown


@contextmanager
def whole_tables(database: Database) -> Iterator[WholeTables]:
    """Read the tables while people go on working."""
    with stretches(database) as moment:
        names = [row["name"] for row in database.rows("tables", database=None)]
        kept = [name for name in names if not INNER.fullmatch(name)]
        yield WholeTables({name: moment.value("table_size", table=name) for name in kept}, moment)


def size(database: Database) -> int:
    """How many rows go out."""
    with whole_tables(database) as tables:
        return sum(tables.sizes.values())
