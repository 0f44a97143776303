"""What a person sees before invoices or payments of a file are brought in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from clientdesk.intake.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clientdesk.intake.billing.invoices import Habits


class Judged(Protocol):
    """A record of the file with its verdict."""

    @property
    def line(self) -> int:
        """Its first line in the file."""

    @property
    def verdict(self) -> Verdict:
        """What is to become of it."""

    @property
    def problems(self) -> tuple[str, ...]:
        """In sentences what was wrong, left out or found again."""


J = TypeVar("J", bound=Judged)


@dataclass(frozen=True, slots=True)
class MoneyReview(Generic[J]):
    """A file of invoices or payments with a verdict for each; nothing was written."""

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
    habits: Habits
    rows: tuple[J, ...]
    """In the order of the file; several lines of one invoice are one, at the first of them."""

    def count(self, verdict: Verdict) -> int:
        """The number of records with the verdict."""
        return sum(1 for row in self.rows if row.verdict is verdict)

    def to_json(self) -> dict[str, Any]:
        """The counts and rows of contracts.md, section 2."""
        counts = Counter(row.verdict for row in self.rows)
        order = (Verdict.NEW, Verdict.DUPLICATE, Verdict.UPDATE, Verdict.INVALID)
        rows = [
            {"line": row.line, "verdict": str(row.verdict), "problems": list(row.problems)}
            for row in self.rows
        ]
        return {**{str(verdict): counts[verdict] for verdict in order}, "rows": rows}

    def messages(self) -> list[str]:
        """What people should know of the whole file, in sentences."""
        several = [
            f"{field.replace('_', ' ')} from {_listed(headings)}"
            for field, headings in self.used.items()
            if len(headings) > 1
        ]
        first = f"Of several columns the first that is filled counts: {'; '.join(several)}."
        left = f"Columns that were not read: {_listed(self.unread)}."
        parts = (first if several else "", left if self.unread else "")
        return [*self.warnings, *filter(None, parts)]


def wanted(rows: Iterable[J], left_out: frozenset[int]) -> list[J]:
    """The new ones and the updates, without the lines that a person leaves out."""
    kept = (Verdict.NEW, Verdict.UPDATE)
    return [row for row in rows if row.verdict in kept and row.line not in left_out]


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading[:60]}”" for heading in headings[:40])
