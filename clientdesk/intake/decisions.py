"""What a person decides about the rows of a review: for a kind of row, or for one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

import polars as pl

from clientdesk.errors import InvalidInput
from clientdesk.intake.verdicts import Verdict


class Decision(StrEnum):
    """What is done with a row."""

    ADD = "add"
    """As a new client, whatever it looks like."""
    FILL = "fill"
    """Into the empty fields of the client that it matches."""
    OVERWRITE = "overwrite"
    """Over the fields of the client that it matches, filled ones too."""
    LEAVE = "leave"


CHOICES: Final[Mapping[Verdict, tuple[Decision, ...]]] = {
    Verdict.NEW: (Decision.ADD, Decision.LEAVE),
    Verdict.DUPLICATE: (Decision.LEAVE, Decision.ADD, Decision.OVERWRITE),
    Verdict.UPDATE: (Decision.FILL, Decision.OVERWRITE, Decision.ADD, Decision.LEAVE),
    Verdict.INVALID: (Decision.LEAVE,),
}
"""What can be decided of each kind of row; the first is done without a decision."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions by verdict and by line; a line's own goes before."""

    by_verdict: Mapping[Verdict, Decision] = field(default_factory=dict)
    by_line: Mapping[int, Decision] = field(default_factory=dict)

    def check(self) -> None:
        """Raise InvalidInput for a decision that its kind of row does not permit."""
        for verdict, decision in self.by_verdict.items():
            if decision not in CHOICES[verdict]:
                raise InvalidInput(f"Rows that are {verdict} cannot be decided as “{decision}”.")

    def of(self, line: int, verdict: Verdict) -> Decision:
        """What is done with a row; a decision that does not fit its verdict does not count."""
        default = self.by_verdict.get(verdict, CHOICES[verdict][0])
        own = self.by_line.get(line, default)
        return own if own in CHOICES[verdict] else default

    def column(self, judged: pl.DataFrame) -> pl.Series:
        """What is done with each row, by its line and its verdict."""
        default = {
            str(verdict): str(self.by_verdict.get(verdict, choices[0]))
            for verdict, choices in CHOICES.items()
        }
        made = judged["verdict"].cast(pl.String()).replace_strict(default, return_dtype=pl.String())
        if not self.by_line:
            return made.alias("decision")
        own = judged.select("line", "verdict").filter(pl.col("line").is_in(list(self.by_line)))
        chosen = [str(self.of(line, Verdict(verdict))) for line, verdict in own.iter_rows()]
        return made.to_frame("made").with_columns(judged["line"]).join(
            own.select("line", own=pl.Series(chosen, dtype=pl.String())),
            on="line", how="left", maintain_order="left",
        ).select(pl.coalesce("own", "made").alias("decision")).to_series()  # fmt: skip
