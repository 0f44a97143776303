"""What a person sees before a file is brought in."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.intake.headers import FIELDS
from clientdesk.intake.keys import KINDS
from clientdesk.intake.matching import same_as
from clientdesk.intake.verdicts import FILLED, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from clientdesk.intake.known import Known
    from clientdesk.intake.spool import Spool

_SCORES: Final = (1.0, 0.95, 0.9, 0.85, 0.8)
"""How sure it is that two are the same, by what they share (keys.KINDS)."""

OVERWRITTEN: Final = ("name", *FILLED)
"""What a row may replace in a client, once a person says so."""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a client as it is, and as the row has it."""

    field: str
    old: str | None
    new: str
    is_filled: bool
    """Whether the row fills it without being told to overwrite."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its verdict, and in sentences what was wrong, left out or found again.

    Texts are as they will be kept; beside is the client that it matches, as it is.
    """

    line: int
    verdict: Verdict
    problems: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
    score: float = 0.0
    other_line: int | None = None
    beside: Mapping[str, Any] | None = None
    changes: tuple[Change, ...] = ()

    @property
    def client_id(self) -> UUID | None:
        """The client that it matches."""
        return UUID(self.beside["id"]) if self.beside else None


@dataclass(frozen=True, slots=True)
class Review:
    """A file with a verdict for each row; nothing was written."""

    name: str
    digest: str
    """SHA-256 of the file."""
    product: str
    """Whose layout it is, as far as the headings tell; may be empty."""
    used: Mapping[str, tuple[str, ...]]
    """The headings that each field is read from, best first."""
    unread: tuple[str, ...]
    """The headings that no field is read from."""
    warnings: tuple[str, ...]
    judged: pl.DataFrame
    """Of each row line, verdict, kind, other, client and fills, as verdicts.judge says."""
    rows: Spool
    """In the same order line, the texts as they will be kept, problems and hints."""
    known: Known

    def counts(self) -> dict[Verdict, int]:
        """The number of rows of each verdict."""
        found = dict(self.judged["verdict"].value_counts().iter_rows())
        return {verdict: found.get(str(verdict), 0) for verdict in _ORDER}

    def count(self, verdict: Verdict) -> int:
        """The number of rows with the verdict."""
        return self.counts()[verdict]

    def page(
        self, verdicts: Collection[Verdict] = tuple(Verdict), offset: int = 0, limit: int = 100
    ) -> list[Judged]:
        """Some rows with the verdicts, in the order of the file."""
        numbered = self.judged.select("verdict").with_row_index("row")
        chosen = numbered.filter(pl.col("verdict").is_in([str(verdict) for verdict in verdicts]))
        return self._judged(chosen["row"].slice(offset, limit))

    def every(self) -> Iterator[Judged]:
        """Every row, in the order of the file."""
        start = 0
        for height in self.rows.heights:
            for first in range(start, start + height, _AT_ONCE):
                last = min(first + _AT_ONCE, start + height)
                yield from self._judged(pl.Series(range(first, last)), beside=False)
            start += height

    def _judged(self, rows: pl.Series, *, beside: bool = True) -> list[Judged]:
        """The rows with these numbers, which grow; beside them the clients that they match."""
        parts, start = [], 0
        for at, height in enumerate(self.rows.heights):
            here = rows.filter((rows >= start) & (rows < start + height))
            if here.len():
                parts.append(
                    pl.concat(
                        [self.judged[here], self.rows.frame(at)[here - start].drop("line")],
                        how="horizontal",
                    )
                )
            start += height
        if not parts:
            return []
        frame = pl.concat(parts)
        wanted = frame["client"].drop_nulls()
        clients = self.known.of(wanted) if beside else self.known.names(wanted)
        return [_row(row, clients) for row in frame.iter_rows(named=True)]

    def messages(self) -> list[str]:
        """What people should know of the whole file, in sentences."""
        several = [
            f"{named.replace('_', ' ')} from {_listed(headings)}"
            for named, headings in self.used.items()
            if len(headings) > 1 and named not in {"address", "notes"}
        ]
        first = f"Of several columns the first that is filled counts: {'; '.join(several)}."
        left = f"Columns that were not read: {_listed(self.unread)}."
        parts = (first if several else "", left if self.unread else "")
        return [*self.warnings, *filter(None, parts)]


_ORDER: Final = (Verdict.NEW, Verdict.DUPLICATE, Verdict.UPDATE, Verdict.INVALID)
_AT_ONCE: Final = 10_000


def _row(row: Mapping[str, Any], clients: Mapping[int, Mapping[str, Any]]) -> Judged:
    verdict = Verdict(row["verdict"])
    texts = {field: row[field] for field in FIELDS if row[field] is not None}
    if verdict is Verdict.INVALID:
        return Judged(row["line"], verdict, tuple(row["problems"]), texts)
    hints = tuple(row["hints"])
    if row["kind"] is None:
        return Judged(row["line"], verdict, hints, texts)
    client = clients.get(row["client"])
    whom = f"the client “{client['name'][:80]}”" if client else f"line {row['other']}"
    same = same_as(KINDS[row["kind"]], whom)
    return Judged(
        row["line"],
        verdict,
        (same, *hints) if verdict is Verdict.UPDATE else (same,),
        texts,
        why=same,
        score=_SCORES[row["kind"]],
        other_line=row["other"],
        beside=client,
        changes=_changes(texts, client, row["fills"]) if client and "email" in client else (),
    )


def _changes(texts: Mapping[str, str], client: Mapping[str, Any], fills: int) -> tuple[Change, ...]:
    filled = {name for at, name in enumerate(FILLED) if fills & 1 << at}
    return tuple(
        Change(field, client[field], texts[field], field in filled)
        for field in OVERWRITTEN
        if field in texts and texts[field] != client[field]
    )


def review_json(review: Review) -> Iterator[str]:
    """The object of contracts.md, section 2, as text in pieces: counts, then the rows."""
    counts = "".join(f'"{verdict}": {count}, ' for verdict, count in review.counts().items())
    yield f'{{{counts}"rows": ['
    for at, row in enumerate(review.every()):
        shown = {"line": row.line, "verdict": str(row.verdict), "problems": list(row.problems)}
        yield (", " if at else "") + json.dumps(shown, ensure_ascii=False)
    yield "]}\n"


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading[:60]}”" for heading in headings[:40])
